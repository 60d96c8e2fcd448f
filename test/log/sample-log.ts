import { type LogEntry, type PolicyEntry, type ReleaseEntry, formatEntry } from '../../src/log/log-entry.ts';
import { toDay } from '../../src/values/day.ts';
import { periodFromOrdinal } from '../../src/values/period.ts';

/** The release of the month that is `month` months after January 2024. */
export function sampleRelease(month: number): ReleaseEntry {
  const period = periodFromOrdinal('month', 2024 * 12 + month);
  const digit = (month % 16).toString(16);
  return {
    type: 'release',
    dataset: 'usage',
    table: 'daily-active',
    period,
    file: `usage/daily-active-${period}.csv`,
    bytes: 1000 + month,
    sha256: digit.repeat(64),
    rows: 30,
    schema: 'a'.repeat(64),
    date: toDay('2026-01-31'),
  };
}

export const samplePolicy: PolicyEntry = {
  type: 'policy',
  category: 'crash-reports',
  version: 2,
  notice: 5,
  fingerprint: 'b'.repeat(64),
  file: 'policy/crash-reports/v2.json',
  sha256: 'c'.repeat(64),
  date: toDay('2026-02-01'),
};

/** A log of `size` different lines. */
export function sampleLog(size: number): string {
  return formatLog(Array.from({ length: size }, (_, month) => sampleRelease(month)));
}

export function formatLog(entries: readonly LogEntry[]): string {
  return entries.map((entry) => `${formatEntry(entry)}\n`).join('');
}
