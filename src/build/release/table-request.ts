import type { Day } from '../../values/day.ts';
import type { WantedRelease } from './locate-release.ts';
import type { ProtectOptions } from './protect-table.ts';

/** A file that is to be released as the next one of a table. */
export interface TableRequest extends WantedRelease {
  readonly bytes: Uint8Array;
}

/** Files that are to be released together, in one step. */
export interface TablesRequest extends ProtectOptions {
  readonly tables: readonly TableRequest[];
  /** Day of the release. Default: today, whatever `asOf` says. */
  readonly date?: Day;
  readonly dryRun: boolean;
  /** What a person looked at and accepts, as the command wrote it: `crashes:rows=12`. */
  readonly accept: readonly string[];
  /** Record the policy in the same step. */
  readonly policy: boolean;
  /** With `policy`: texts that differ only read better. */
  readonly wordsOnly: boolean;
  /** What the release means for privacy, where readers must be told: the meaning of the note that is written. */
  readonly note?: string;
  /** Write the skeleton of the report about this period in the same step. */
  readonly report?: string;
}
