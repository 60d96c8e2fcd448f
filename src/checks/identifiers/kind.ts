import type { LabelGroup } from '../../schema/data/label-groups.ts';

/** How sure one match is: `none` is a false alarm of the pattern. */
export type Certainty = 'certain' | 'undecidable' | 'none';

/** Where a match stands: the characters around it, and the name of the column it was found in. */
export interface MatchSurroundings {
  readonly before: string;
  readonly after: string;
  readonly column: string;
  /** The whole value. */
  readonly label: string;
}

/** A kind of value that could point to one person or one device. */
export interface IdentifierKind {
  readonly id: string;
  /** What a written reason must name to allow it; `secret` is allowed by none. */
  readonly group: LabelGroup | 'secret';
  /** With its article, such as `an e-mail address`. */
  readonly name: string;
  /** RE2 that is also JavaScript with the flag `u`: finds candidates, in SQL and here. */
  readonly pattern: string;
  /**
   * RE2 for SQL alone that finds something in every label in which `pattern` does, and takes less time to be read: most
   * labels need no closer look. Default: `pattern`.
   */
  readonly hint?: string;
  /** Tells true matches from chance ones. */
  judge(match: string, around: MatchSurroundings): Certainty;
}

/** Whether a column is named as one of versions is: numbers with dots, and names of builds, are no addresses there. */
export const isVersionColumn = (column: string) => /(version|release|build|engine_ver|firmware)/i.test(column);

/** Whether a match is a piece of a longer word or number, hence not what it looks like. */
export function isInsideWord({ before, after }: Pick<MatchSurroundings, 'before' | 'after'>): boolean {
  return /[\p{L}\p{N}_]$/u.test(before) || /^[\p{L}\p{N}_]/u.test(after);
}
