import type { Day } from '../../values/day.ts';
import type { WantedRelease } from './locate-release.ts';
import type { ProtectOptions } from './protect-table.ts';

/** A file that is to be released as the next one of a table. */
export interface TableRequest extends WantedRelease, ProtectOptions {
  readonly bytes: Uint8Array;
  /** Day of the release. Default: today, whatever `asOf` says. */
  readonly date?: Day;
  readonly dryRun: boolean;
}
