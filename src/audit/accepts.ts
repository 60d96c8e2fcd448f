import type { CheckInput } from '../checks/check-input.ts';
import type { Finding } from '../checks/check.ts';

/**
 * Whether a waiver accepts a finding, on whatever day: check and dataset are the same, and the scope, where given,
 * fits.
 */
export function accepts(
  waiver: CheckInput['waivers'][number],
  finding: Pick<Finding, 'check' | 'dataset' | 'table' | 'period' | 'column'>,
): boolean {
  const { table, period, column } = waiver.scope ?? {};
  return (
    waiver.check === finding.check &&
    waiver.dataset === finding.dataset &&
    (table === undefined || table === finding.table || table.replaceAll('-', '_') === finding.table) &&
    (period === undefined || period === finding.period) &&
    (column === undefined || column === finding.column)
  );
}
