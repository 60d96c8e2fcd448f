import type { BrokenSince } from '../../audit/broken-checks.ts';
import type { CheckReport } from '../../audit/report.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { LookModel } from '../../model/look/look.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { OwnComponent } from '../local/own-components.ts';
import type { SumsByFile } from './hold-readers.ts';
import type { PreparedShown } from './prepare-shown.ts';
import type { SealedLog } from './seal-log.ts';

/** A site that was read and judged. */
export interface JudgedSite {
  readonly site: Site;
  readonly addresses: Addresses;
  readonly today: Day;
  readonly look: LookModel;
  /** What of the site's pages the adopter's own files replace. */
  readonly components: readonly OwnComponent[];
  readonly shown: PreparedShown;
  readonly sums: SumsByFile;
  readonly input: CheckInput;
  readonly report: CheckReport;
  readonly log: SealedLog;
  /** What was published as broken before. */
  readonly before?: BrokenSince['before'];
}
