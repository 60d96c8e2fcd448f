/** Lines that were typed, in their order, some before anybody asked for them. */
export interface TypedLines {
  /** A line was typed. */
  readonly add: (line: string) => void;
  /** No more lines come. */
  readonly end: () => void;
  /** The next line; undefined when the input has ended and every line was taken. */
  readonly next: () => Promise<string | undefined>;
  /** Whether a line waits for its question. */
  readonly hasEarly: () => boolean;
  /** Takes all lines that nobody has asked for yet. */
  readonly rest: () => readonly string[];
}

/** A queue between a terminal or a pipe and the questions: no line is lost, however early it comes. */
export function typedLines(): TypedLines {
  const early: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let hasEnded = false;
  return {
    add: (line) => {
      const next = waiting.shift();
      if (next) next(line);
      else early.push(line);
    },
    end: () => {
      hasEnded = true;
      for (const give of waiting.splice(0)) give(undefined);
    },
    next: () => {
      const line = early.shift();
      if (line !== undefined || hasEnded) return Promise.resolve(line);
      return new Promise((give) => waiting.push(give));
    },
    hasEarly: () => early.length > 0,
    rest: () => early.splice(0),
  };
}
