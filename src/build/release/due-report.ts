import type { Site } from '../../source/site.ts';
import { type Period, periodEnd, periodFromOrdinal, periodKind, periodOrdinal } from '../../values/period.ts';

/**
 * The period about which the next report is due once tables of some periods are out: the one after the newest report,
 * where it has ended by then. Undefined for a site without reports, and where none is due.
 */
export function dueReport(
  { reports }: Pick<Site['content'], 'reports'>,
  released: readonly Period[],
): Period | undefined {
  const newest = reports
    .map(({ data }) => data.period)
    .sort((a, b) => (periodEnd(a) < periodEnd(b) ? -1 : 1))
    .at(-1);
  if (newest === undefined) return undefined;
  const next = periodFromOrdinal(periodKind(newest), periodOrdinal(newest) + 1);
  return released.some((period) => periodEnd(period) >= periodEnd(next)) ? next : undefined;
}
