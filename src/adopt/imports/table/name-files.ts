import { compareTexts } from '../../../values/compare-texts.ts';
import { type Period, periodEnd } from '../../../values/period.ts';
import { pathOfRelease } from '../../../values/period-in-path.ts';
import { periodOfFile, type TableOnDisk } from './group-files.ts';
import { coveringPeriod, sharesKind } from './periods-of.ts';
import type { ProposedFile } from './propose-table.ts';

/** Which of two files is the older one by the period that its name tells; one that tells none stays where it is. */
export const compareAge = (a: Period | undefined, b: Period | undefined): number =>
  a === undefined || b === undefined ? 0 : compareTexts(periodEnd(a), periodEnd(b));

/**
 * Where files are published, oldest first: each is called by its period, so that the log can name it. That is what its
 * name tells; else the calendar period that holds all its rows, or the last of them. One that lies in the folder of its
 * dataset already stays there. Where two would be called alike, or nothing tells a period, they keep their names.
 */
export function nameFiles(
  files: readonly (TableOnDisk & { readonly periods: readonly Period[] | undefined })[],
  table: { readonly resource: string; readonly shared: boolean; readonly releases: 'partition' | 'snapshot' },
): ProposedFile[] {
  const own = (choose: (periods: readonly Period[]) => Period | undefined) =>
    files.map((file) => periodOfFile(file) ?? (file.periods && choose(file.periods)));
  const isPlain = (names: readonly (Period | undefined)[]) => sharesKind(names) && new Set(names).size === names.length;
  const last = own((periods) => periods.at(-1));
  const covering = table.releases === 'partition' ? own(coveringPeriod) : last;
  const names = [covering, last].find(isPlain);
  return files.map(({ source, bytes, inside }, index) => {
    const period = names?.[index];
    const ending = /\.[a-z]+$/i.exec(source)?.[0].toLowerCase() ?? '.csv';
    const path =
      inside ?? (period === undefined ? (source.split('/').at(-1) ?? source) : pathOfRelease(table, period, ending));
    return { source, bytes, path, period };
  });
}
