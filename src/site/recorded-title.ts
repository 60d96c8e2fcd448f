import type { ReportFacts } from '../schema/content/record.ts';
import type { SiteView } from './site.ts';

type Kind = ReportFacts['incidents'][number]['kind'];

/**
 * The reason of a dataset's outage in the page's language, by the words it was recorded in; those, where no outage has
 * them any more.
 */
function outageNow(site: Pick<SiteView, 'model' | 'dataset'>, id: string, recorded: string): string {
  const breaks = (site.model.datasets.find((dataset) => dataset.id === id)?.tables ?? []).flatMap(
    ({ privacy }) => privacy.breaks ?? [],
  );
  const position = breaks.findIndex(({ kind, reason }) => kind === 'outage' && reason === recorded);
  return site.dataset(id)?.tables.flatMap(({ privacy }) => privacy.breaks ?? [])[position]?.reason ?? recorded;
}

/**
 * The title of a note, an advisory or an outage that a frozen report names. In the language in which it was recorded it
 * stays as it was then; in another it is the translation, where there is one, and otherwise the recorded words with
 * their language.
 */
export function recordedTitle(
  site: Pick<SiteView, 'language' | 'model' | 'entry' | 'dataset' | 'langOf'>,
  { id, title, kind }: { readonly id: string; readonly title: string; readonly kind: Kind },
): { readonly title: string; readonly lang?: string } {
  const recordedIn = site.model.config.language;
  if (site.language === recordedIn) return { title };
  if (kind === 'outage') {
    const reason = outageNow(site, id, title);
    return { title: reason, ...(site.langOf(reason) === undefined ? {} : { lang: recordedIn }) };
  }
  const entry = site.entry(kind === 'note' ? 'changes' : 'security', id);
  return entry?.language === site.language ? { title: entry.data.title } : { title, lang: recordedIn };
}
