import type { CheckId } from '../schema/check-ids.ts';
import type { en } from '../words/en.ts';

/** What pages say of one check, in one plain sentence each. */
interface CheckWords {
  readonly title: string;
  readonly looksFor: string;
  /** Why that matters to the reader. */
  readonly matters: string;
  /** What the check cannot see. */
  readonly limits: string;
}

type Complete<Words extends Readonly<Record<CheckId, CheckWords>>> = Words;

/**
 * The words of every check. Where this does not compile, `checks` in `src/words/en.ts` lacks those of the check it
 * names.
 */
export type ChecksWords = Complete<(typeof en)['checks']>;
