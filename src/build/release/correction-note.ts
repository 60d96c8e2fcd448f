import { formatPeriod } from '../../words/period-words.ts';
import { siteWords } from '../../model/site-words.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { Duration } from '../../values/duration.ts';
import type { Period } from '../../values/period.ts';
import type { Change } from '../local/write-together.ts';
import { writeNote } from './write-note.ts';

/** A correction of which readers are to be told. File names are relative to the dataset's folder. */
export interface ToldCorrection {
  readonly dataset: string;
  /** Title of the table. */
  readonly title: string;
  readonly period: Period;
  /** Where the period ends a rolling window, how long it is. */
  readonly window?: Duration | undefined;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly date: Day;
}

/**
 * The note of a correction, as a file of the adopter's folder in the site's language; undefined where a note names the
 * new file already.
 */
export function correctionNote(
  { dataset, title, period, window, from, to, reason, date }: ToldCorrection,
  site: Pick<Site, 'config' | 'content' | 'interface'>,
): Change | undefined {
  const isTold = site.content.changes.some(({ data }) =>
    data.changes.some((change) => change.type === 'correction' && change.dataset === dataset && change.to === to),
  );
  if (isTold) return undefined;
  const { words } = siteWords(site, site.config.language);
  return writeNote(
    `${date}-correction-${dataset}-${period.toLowerCase()}`,
    {
      title: words.data.correctionNote({
        table: title,
        period: formatPeriod(period, site.config.language, words.periods, window),
      }),
      date,
      meaning: reason,
      changes: [{ type: 'correction', dataset, from, to }],
    },
    site,
  );
}
