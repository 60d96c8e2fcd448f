/** How sure one match is: `none` is a false alarm of the pattern. */
export type Certainty = 'certain' | 'undecidable' | 'none';

/** Where a match stands: the characters around it, and the name of the column it was found in. */
export interface MatchSurroundings {
  readonly before: string;
  readonly after: string;
  readonly column: string;
}

/** A kind of value that could point to one person or one device. */
export interface IdentifierKind {
  readonly id: string;
  /** With its article, such as `an e-mail address`. */
  readonly name: string;
  /** RE2 that is also JavaScript with the flag `u`: finds candidates, in SQL and here. */
  readonly pattern: string;
  /** Tells true matches from chance ones. */
  judge(match: string, around: MatchSurroundings): Certainty;
}

/** Whether a match is a piece of a longer word or number, hence not what it looks like. */
export function isInsideWord({ before, after }: MatchSurroundings): boolean {
  return /[\p{L}\p{N}_]$/u.test(before) || /^[\p{L}\p{N}_]/u.test(after);
}
