import { sensitivities } from '../schema/sensitivities.ts';
import { daysInWords, type PolicyRow, shownTexts } from './policy-rows.ts';
import type { SiteView } from './site.ts';
import type { Covered, FieldStanding } from './states.ts';

/** What of a field depends on the switch that sends it. */
function rowsUnder(site: SiteView, { field, recorded: { policy } }: Covered, language: string): PolicyRow[] {
  const { t } = site;
  const shown = shownTexts(site, policy, language);
  const lang = shown && shown.language !== site.language ? { lang: shown.language } : {};
  const senders = (field.products ?? policy.products ?? []).map(
    (id) => shown?.texts.products?.[id] ?? site.entry('products', id)?.data.title ?? id,
  );
  return [
    { id: 'kept', label: t.field.kept, values: [daysInWords(site, field.retentionDays)] },
    { id: 'category', label: t.field.category, values: [shown?.texts.title ?? policy.words.title], ...lang },
    { id: 'products', label: t.products.sentBy, values: senders, ...lang },
    { id: 'recipients', label: t.categories.whoSees, values: shown?.texts.recipients ?? policy.recipients, ...lang },
    {
      id: 'sample-rate',
      label: t.categories.sampleRate,
      values: [t.categories.sampleRateOf({ share: site.share(policy.sampleRate) })],
    },
  ];
}

/** Rows of one thing under several switches as one row: a value that all of them say stands once. */
const merged = (rows: readonly PolicyRow[]): PolicyRow[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, values: [...new Set(same.flatMap(({ values }) => values))] }] : [];
  });

/**
 * Everything a recorded state says of a field, in a language (default: the page's); one line where it was no longer
 * sent.
 */
export function fieldRows(site: SiteView, { under }: FieldStanding, language = site.language): PolicyRow[] {
  const { t } = site;
  const [first] = under;
  if (!first) return [{ id: 'status', label: t.field.status, values: [t.record.asOf.gone] }];
  const { field } = first;
  const shown = shownTexts(site, first.recorded.policy, language);
  const texts = shown?.texts.fields[field.id];
  const lang = shown && shown.language !== site.language ? { lang: shown.language } : {};
  const level = sensitivities.find((known) => known === field.sensitivity);
  return [
    ...(texts
      ? [
          { id: 'title', label: t.field.one, values: [texts.title], ...lang },
          { id: 'summary', label: t.field.meaning, values: [texts.summary], ...lang },
        ]
      : []),
    { id: 'key', label: t.field.key, values: [field.key] },
    { id: 'sensitivity', label: t.sensitivity.title, values: [level ? t.sensitivity[level] : field.sensitivity] },
    ...merged(under.flatMap((one) => rowsUnder(site, one, language))),
  ];
}
