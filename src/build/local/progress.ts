import { stderr } from 'node:process';

/** Says what is being done, with figures that grow while it lasts. Writes to standard error only. */
export interface Progress {
  /** Runs a step under a name; prints how long it took. `update` shows a figure meanwhile. */
  step<T>(name: string, work: (update: (figure: string) => void) => Promise<T>): Promise<T>;
  /** Prints one line. */
  say(line: string): void;
}

/**
 * Progress for a terminal: figures replace each other on one line. In a log file they are printed at most once a
 * second.
 */
export function terminalProgress(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = stderr,
  now: () => number = () => performance.now(),
): Progress {
  return {
    say: (line) => void stream.write(`${line}\n`),
    async step(name, work) {
      const start = now();
      let shown = start;
      stream.write(stream.isTTY ? `  ${name} …` : `  ${name} …\n`);
      const update = (figure: string) => {
        if (stream.isTTY) stream.write(`\r\x1b[2K  ${name} … ${figure}`);
        else if (now() - shown > 1000) {
          shown = now();
          stream.write(`  ${name} … ${figure}\n`);
        }
      };
      const result = await work(update);
      stream.write(`${stream.isTTY ? '\r\x1b[2K' : ''}✓ ${name} (${((now() - start) / 1000).toFixed(1)} s)\n`);
      return result;
    },
  };
}

/** Progress that prints nothing, for tests and for `--json`. */
export const silentProgress: Progress = { say: () => undefined, step: (_name, work) => work(() => undefined) };
