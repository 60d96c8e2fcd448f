import type { Reference } from '../model/site-model.ts';
import type { ChangeNote } from '../schema/content/texts.ts';
import { parseDuration } from '../values/duration.ts';
import type { SiteView } from './site.ts';

type Change = ChangeNote['changes'][number];

/**
 * A value of a change in words: durations and sample rates as a person says them, everything else as it was written.
 */
export function changeValue(site: Pick<SiteView, 'duration' | 'share'>, type: Change['type'], text: string): string {
  if (parseDuration(text) !== undefined) return site.duration(text);
  if (type === 'sample-rate' && text.trim() !== '' && Number(text) > 0 && Number(text) <= 1)
    return site.share(Number(text));
  return text;
}

/** What one change of a note is about, as links, in the order category, field, dataset, schedule. */
export function thingsOf(site: Pick<SiteView, 'relations'>, note: string, change: Change): Reference[] {
  const wanted = [
    ['category', change.category],
    ['field', change.field],
    ['dataset', change.dataset],
    ['schedule', change.schedule],
  ] as const;
  const related = site.relations('change', note);
  return wanted.flatMap(([kind, id]) => related.filter((reference) => reference.kind === kind && reference.id === id));
}
