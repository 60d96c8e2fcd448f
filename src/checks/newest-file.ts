import { type Period, parsePeriod, periodEnd } from '../values/period.ts';
import type { CheckFile } from './check-input.ts';

/** The last day a file speaks of, or '' where its name does not tell. */
const lastDay = ({ period }: CheckFile) =>
  period !== undefined && parsePeriod(period) ? periodEnd(period as Period) : '';

/** The files oldest first: by the end of their period, and as listed where periods do not tell. */
export function byAge(files: readonly CheckFile[]): CheckFile[] {
  return [...files].sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0));
}

/** The newest file, which is what a table of snapshots holds; undefined for no file. */
export function newestFile(files: readonly CheckFile[]): CheckFile | undefined {
  return byAge(files).at(-1);
}
