/** What is wrong with a text, and where. `line` and `column` count from 1; columns count UTF-16 units. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a parser returns that stops at the first fault. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function faulty(line: number, column: number, message: string): Parsed<never> {
  return { ok: false, fault: { line, column, message } };
}
