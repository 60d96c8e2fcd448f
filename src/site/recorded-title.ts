import type { ReportFacts } from '../schema/content/record.ts';
import type { Site } from './site.ts';

type Kind = ReportFacts['incidents'][number]['kind'];

/**
 * The title of a note, an advisory or an outage that a frozen report names. In the language in which it was recorded it
 * stays as it was then; in another it is the translation, where there is one, and otherwise the recorded words with
 * their language.
 */
export function recordedTitle(site: Pick<Site, 'language' | 'model' | 'entry'>, { id, title, kind }: { readonly id: string; readonly title: string; readonly kind: Kind }): { readonly title: string; readonly lang?: string } {
  const recordedIn = site.model.config.language;
  if (site.language === recordedIn) return { title };
  const entry = kind === 'outage' ? undefined : site.entry(kind === 'note' ? 'changes' : 'security', id);
  return entry?.language === site.language ? { title: entry.data.title } : { title, lang: recordedIn };
}
