import type { GuideField, GuideText, ReportGuide } from '../model/report-guide.ts';
import { isOfCategory } from '../schema/categories-of.ts';
import type { CollectedField } from '../schema/content/field.ts';
import type { EntryModel } from '../model/site-model.ts';
import type { Fate } from '../schema/published-fields.ts';
import { columnsOf, computedFrom, fatesIn, notPublishedWords } from './fields-of.ts';
import type { SiteView } from './site.ts';
import { keptInWords } from './total-kept.ts';

function textIn(site: SiteView, language: string): (text: string) => GuideText {
  return (text) => (language === site.language ? { text } : { text, lang: language });
}

const keptOf = (site: SiteView, schedule: string): string => {
  const found = site.entry('retention', schedule);
  return found ? keptInWords(site, found.data.stages) : '';
};

/** What becomes of the values of a field, in a sentence; no more is said than the dictionary tells. */
function becomesOf(site: SiteView, { id, data }: EntryModel<CollectedField>, fate: Fate | undefined): string {
  const { t } = site;
  if (data.status === 'removed') return t.myReport.gone;
  const tables = [...new Set(columnsOf(site, id).map(({ table }) => table.title))];
  const computed = computedFrom(site, id).map((entry) => entry.data.title);
  const said = [
    ...(tables.length > 0 ? [t.myReport.published({ tables: site.list(tables) })] : []),
    ...(computed.length > 0 ? [t.myReport.computed({ fields: site.list(computed) })] : []),
  ];
  if (said.length > 0) return said.map((sentence) => `${sentence}.`).join(' ');
  return fate?.unpublished ? t.myReport.unpublished : notPublishedWords(site, data);
}

function guideField(site: SiteView, entry: EntryModel<CollectedField>, fates: ReadonlyMap<string, Fate>): GuideField {
  const { id, data, language } = entry;
  const text = textIn(site, language);
  const categories = site.content.categories.filter(({ id: one }) => isOfCategory(data, one));
  const ownTime =
    data.retention !== undefined && categories.some((category) => category.data.retention !== data.retention);
  const { type, unit, values, minimum, maximum, pattern } = data;
  return {
    id,
    key: data.key,
    title: text(data.title),
    summary: text(data.summary),
    why: text(data.why),
    href: site.href(`dictionary/${id}/`),
    categories: categories.map((category) => category.id),
    rule: { type, unit, minimum, maximum, pattern, ...(values ? { values } : {}) },
    ...(data.status === 'removed' ? { removed: data.removed ? site.day(data.removed) : '' } : {}),
    ...(data.sensitivity === 'personal' || data.sensitivity === 'sensitive' ? { isPersonal: true as const } : {}),
    ...(ownTime ? { kept: keptOf(site, data.retention ?? '') } : {}),
    becomes: becomesOf(site, entry, fates.get(id)),
  };
}

/** The dictionary for the page of a reader's own report, in the language of the site's view. */
export function reportGuide(site: SiteView): ReportGuide {
  const collected = site.content.dictionary.filter(
    (entry): entry is EntryModel<CollectedField> => entry.data.kind === 'collected',
  );
  const fates = fatesIn(site);
  return {
    fields: collected.map((entry) => guideField(site, entry, fates)),
    switches: site.content.categories.map(({ id, data, language }) => ({
      id,
      title: textIn(site, language)(data.title),
      href: site.href(`categories/${id}/`),
      kept: keptOf(site, data.retention),
      example: JSON.stringify(data.example, null, 2),
    })),
  };
}
