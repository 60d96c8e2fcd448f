import type { CoverageChange } from '../coverage-change.ts';
import { type Days, isLonger } from './days.ts';

function inDays(days: Days): string {
  if (days === 'forever') return 'for ever';
  return days === 1 ? '1 day' : `${days} days`;
}

/** Another length of storage of `subject`, which the text calls `what`. */
export function compareDays(from: Days, to: Days, subject: string, what: string): CoverageChange[] {
  if (from === to) return [];
  const longer = isLonger(to, from);
  return [
    {
      kind: longer ? 'retention-longer' : 'retention-shorter',
      material: longer,
      subject,
      from: inDays(from),
      to: inDays(to),
      text: `${what} is kept ${longer ? 'longer' : 'shorter'}: ${inDays(to)}, before ${inDays(from)}`,
    },
  ];
}
