import { compareTexts } from './compare-texts.ts';
import { type Period, parsePeriod, periodEnd } from './period.ts';

/** What a file's name tells of its age. */
interface Dated {
  readonly period?: string;
  /** Of a withdrawn file: the one that took its place. */
  readonly replacedBy?: string;
}

/** The last day a file speaks of, or '' where its name does not tell. */
function lastDay({ period }: Dated): string {
  return period !== undefined && parsePeriod(period) ? periodEnd(period as Period) : '';
}

/** The files oldest first: by the end of their period, and as listed where periods do not tell. */
export function byAge<File extends Dated>(files: readonly File[]): File[] {
  return [...files].sort((a, b) => compareTexts(lastDay(a), lastDay(b)));
}

/** The newest file that is not withdrawn, which is what a table of snapshots holds; undefined for no file. */
export function newestFile<File extends Dated>(files: readonly File[]): File | undefined {
  return byAge(files.filter(({ replacedBy }) => replacedBy === undefined)).at(-1);
}
