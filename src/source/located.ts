import type { Position } from '../problems/problem.ts';

export type Path = readonly PropertyKey[];

/** A value with the place of each of its parts in the file it came from. */
export interface Located {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands; for an absent path, its nearest ancestor. */
  at(path: Path): Position;
  /** Where the key itself stands, for a path that ends in one. */
  keyAt(path: Path): Position;
  /** The text of a line, without its end. */
  lineText(line: number): string;
}
