import type { ReleaseEntry } from '../log/log-entry.ts';
import { parseDay } from '../values/day.ts';
import type { SiteView } from './site.ts';

type Released = Pick<ReleaseEntry, 'dataset' | 'table' | 'period'>;

/** Which periods came out together, in words; of several rolling windows their length and the last days of two. */
export function releasedPeriods(
  site: Pick<SiteView, 'table' | 'filePeriod' | 'day' | 'duration' | 't'>,
  files: readonly Released[],
): string {
  const [first, last] = [files[0], files.at(-1)];
  if (first === undefined || last === undefined) return '';
  const rowsOf = (file: Released) => site.table(file)?.privacy;
  const nameOf = (file: Released) => site.filePeriod(file.period, rowsOf(file));
  if (files.length === 1) return nameOf(first);
  const words = site.t.audit.log;
  const count = files.length;
  const window = rowsOf(first)?.window;
  const areWindows = files.every(
    (file) =>
      rowsOf(file)?.window === window && rowsOf(file)?.releases === 'partition' && parseDay(file.period) !== undefined,
  );
  return window !== undefined && areWindows
    ? words.windows({
        duration: site.duration(window),
        first: site.day(first.period),
        last: site.day(last.period),
        count,
      })
    : words.periods({ first: nameOf(first), last: nameOf(last), count });
}
