import type { ReportedFinding } from '../../audit/report.ts';
import { emptyFile } from '../../checks/freshness.ts';
import { type Period, parsePeriod, periodEnd } from '../../values/period.ts';

/** What is being released, for telling which findings it must answer for. */
export interface ReleasedPeriod {
  /** Name in SQL. */
  readonly table: string;
  readonly period: Period;
  /** Of the file, relative to `data/`. */
  readonly path: string;
  /** The periods that the table's other files are named after. */
  readonly before: readonly Period[];
}

/** Whether a finding says that a period is missing between the newest one so far and the one that is released. */
function isNewGap({ table, period }: ReportedFinding, released: ReleasedPeriod): boolean {
  const missing = period === undefined ? undefined : parsePeriod(period);
  const newest = released.before.map(periodEnd).sort().at(-1);
  return (
    table === released.table &&
    missing !== undefined &&
    newest !== undefined &&
    periodEnd(missing) > newest &&
    periodEnd(missing) < periodEnd(released.period)
  );
}

/** Whether a finding says that the file that is released holds no row. */
const isEmpty = ({ file, observed }: ReportedFinding, { path }: ReleasedPeriod) =>
  file === path && observed === emptyFile;

/**
 * The findings that stop releases: every one that fails and that no waiver accepts, but for tables that are late.
 * Publishing is the only cure for those, so whoever is behind with two tables, or by two months, could publish neither.
 * A gap that the release itself would leave, or a file without rows, stops it all the same.
 */
export function stoppingFindings(
  findings: readonly ReportedFinding[],
  released: readonly ReleasedPeriod[],
): { stopping: ReportedFinding[]; late: ReportedFinding[] } {
  const failing = findings.filter(({ status, waiver }) => status === 'fail' && waiver === undefined);
  const isLate = (finding: ReportedFinding) =>
    finding.check === 'freshness' && !released.some((one) => isNewGap(finding, one) || isEmpty(finding, one));
  return { stopping: failing.filter((finding) => !isLate(finding)), late: failing.filter(isLate) };
}
