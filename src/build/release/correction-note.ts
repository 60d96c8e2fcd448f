import { stringify } from 'yaml';
import { formatPeriod } from '../../words/period-words.ts';
import { siteWords } from '../../model/site-words.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { Period } from '../../values/period.ts';
import type { Change } from '../local/write-together.ts';

/** A correction of which readers are to be told. File names are relative to the dataset's folder. */
export interface ToldCorrection {
  readonly dataset: string;
  /** Title of the table. */
  readonly title: string;
  readonly period: Period;
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
  { dataset, title, period, from, to, reason, date }: ToldCorrection,
  site: Pick<Site, 'config' | 'content' | 'interface'>,
): Change | undefined {
  const isTold = site.content.changes.some(({ data }) =>
    data.changes.some((change) => change.type === 'correction' && change.dataset === dataset && change.to === to),
  );
  if (isTold) return undefined;
  const { words } = siteWords(site, site.config.language);
  const taken = new Set(site.content.changes.map(({ id }) => id));
  const base = `${date}-correction-${dataset}-${period.toLowerCase()}`;
  let id = base;
  for (let more = 2; taken.has(id); more += 1) id = `${base}-${more}`;
  const front = stringify(
    {
      title: words.data.correctionNote({
        table: title,
        period: formatPeriod(period, site.config.language, words.periods),
      }),
      date,
      meaning: reason,
      changes: [{ type: 'correction', dataset, from, to }],
    },
    { schema: 'core', lineWidth: 0 },
  );
  return { path: `content/changes/${id}.md`, bytes: new TextEncoder().encode(`---\n${front}---\n`) };
}
