import type { CheckId } from '../schema/check-ids.ts';

/** What a page says of one check, in one plain sentence each. */
export interface CheckWords {
  readonly title: string;
  readonly looksFor: string;
  /** Why that matters to the reader. */
  readonly matters: string;
  /** What the check cannot see. */
  readonly limits: string;
}

/** The words of every check: a new check has none until each language says them, and the compiler asks for them. */
export type ChecksStrings = Readonly<Record<CheckId, CheckWords>>;
