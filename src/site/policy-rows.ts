import type { Policy, ShownTexts } from '../model/policy.ts';
import { sensitivities } from '../schema/sensitivities.ts';
import { places } from '../schema/content/schedule.ts';
import { durationOfDays } from '../values/duration-of-days.ts';
import type { SiteView } from './site.ts';

/** One thing that is known of a category, as lines of text. */
export interface PolicyRow {
  readonly id: string;
  readonly label: string;
  readonly values: readonly string[];
  /** The values' language, where it is not the page's. */
  readonly lang?: string;
}

/**
 * The texts of a snapshot in a language (default: the page's), else in the language that is always there; undefined
 * where it kept none.
 */
export function shownTexts(
  site: SiteView,
  policy: Policy,
  wanted = site.language,
): { readonly texts: ShownTexts; readonly language: string } | undefined {
  const { shown } = policy;
  if (!shown) return undefined;
  const language = shown.texts[wanted] ? wanted : shown.language;
  const texts = shown.texts[language];
  return texts && { texts, language };
}

/** A number of days as people say it. */
export const daysInWords = (site: SiteView, days: number | 'forever') =>
  days === 'forever' ? site.t.forever : site.duration(durationOfDays(days));

const wordFor = <T extends string>(words: Readonly<Record<T, unknown>>, all: readonly T[], value: string) => {
  const known = all.find((found) => found === value);
  return known === undefined ? value : String(words[known]);
};

/**
 * Everything a snapshot says of its category, in one order, so that two of them can stand side by side. Titles are the
 * snapshot's own, in a language (default: the page's); only where it kept none, today's.
 */
export function policyRows(site: SiteView, policy: Policy, language = site.language): PolicyRow[] {
  const { t } = site;
  const words = t.record.policy;
  const shown = shownTexts(site, policy, language);
  const lang = shown && shown.language !== site.language ? { lang: shown.language } : {};
  const fieldName = (id: string) => shown?.texts.fields[id]?.title ?? site.entry('dictionary', id)?.data.title ?? id;
  const methodName = (id: string) => shown?.texts.methods[id] ?? site.entry('methods', id)?.data.title ?? id;
  const productNames = (ids: readonly string[]) =>
    ids.map((id) => shown?.texts.products?.[id] ?? site.entry('products', id)?.data.title ?? id);
  const { title, summary, purposes, recipients, whenOff, dialog } = shown?.texts ?? {
    ...policy,
    title: policy.words.title,
    summary: policy.words.summary,
    whenOff: policy.words.whenOff,
    dialog: { title: policy.words.dialogTitle, text: policy.words.dialogText },
  };
  const loss = (name: string, value: number | undefined) =>
    value === undefined ? [] : [`${name} = ${site.number(value, 4)}`];
  return [
    { id: 'title', label: words.title, values: [title], ...lang },
    { id: 'summary', label: words.summary, values: [summary], ...lang },
    { id: 'version', label: t.categories.consentVersion, values: [site.number(policy.version)] },
    { id: 'default', label: words.default, values: policy.default === 'on' ? [t.optOut.onByDefault] : [] },
    { id: 'notice', label: t.categories.noticeVersion, values: [site.number(policy.notice)] },
    { id: 'products', label: t.products.holdsFor, values: productNames(policy.products ?? []), ...lang },
    {
      id: 'fields',
      label: t.categories.sends,
      values: policy.fields.map(
        ({ id, key, sensitivity, products }) =>
          `${fieldName(id)} (${key}), ${[wordFor(t.sensitivity, sensitivities, sensitivity), ...productNames(products ?? [])].join(', ')}`,
      ),
      ...lang,
    },
    {
      id: 'sensitivity',
      label: t.sensitivity.title,
      values: [wordFor(t.sensitivity, sensitivities, policy.sensitivity)],
    },
    { id: 'purposes', label: t.categories.why, values: purposes, ...lang },
    { id: 'recipients', label: t.categories.whoSees, values: recipients, ...lang },
    {
      id: 'retention',
      label: t.categories.howLong,
      values: policy.retention.stages.map(
        ({ place, days }) =>
          `${wordFor(t.retention.places, places, place)}: ${days === 0 ? t.retention.none : daysInWords(site, days)}`,
      ),
    },
    {
      id: 'own-retention',
      label: words.ownRetention,
      values: policy.fields
        .filter(({ retentionDays }) => retentionDays !== policy.retention.maxDays)
        .map(({ id, retentionDays }) => `${fieldName(id)}: ${daysInWords(site, retentionDays)}`),
      ...lang,
    },
    {
      id: 'sample-rate',
      label: t.categories.sampleRate,
      values: [t.categories.sampleRateOf({ share: site.share(policy.sampleRate) })],
    },
    { id: 'methods', label: t.categories.protected, values: policy.methods.map(methodName), ...lang },
    {
      id: 'tables',
      label: t.categories.tables,
      values: policy.datasets.map(({ table, minimumCount, epsilon, rho, sampleRate }) => {
        const facts = [
          ...(epsilon === undefined && rho === undefined ? [words.atLeast({ count: site.number(minimumCount) })] : []),
          ...loss('ε', epsilon),
          ...loss('ρ', rho),
          ...(sampleRate < 1 ? [t.categories.sampleRateOf({ share: site.share(sampleRate) })] : []),
        ];
        return `${table}: ${facts.join(', ')}`;
      }),
    },
    { id: 'when-off', label: t.categories.whenOff, values: [whenOff], ...lang },
    { id: 'dialog', label: words.dialog, values: [dialog.title, dialog.text], ...lang },
  ].filter(({ values }) => values.length > 0);
}

/** A line of a row; `only` where the other side does not have it. */
export interface ComparedValue {
  readonly text: string;
  readonly only: boolean;
  /** Its language, where it is not the row's. */
  readonly lang?: string;
}

/** A row of two snapshots; `changed` where they differ. */
export interface ComparedRow {
  readonly id: string;
  readonly label: string;
  readonly changed: boolean;
  readonly before: readonly ComparedValue[];
  readonly after: readonly ComparedValue[];
  readonly lang?: string;
}

/** Two lists of rows side by side, in the order of the rows; `only` marks a line that the other side does not have. */
export function compareRows(before: readonly PolicyRow[], after: readonly PolicyRow[]): ComparedRow[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const order = [...after.map(({ id }) => id), ...ids];
  return ids
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((id) => {
      const [left, right] = [before.find((row) => row.id === id), after.find((row) => row.id === id)];
      const [old, now] = [left?.values ?? [], right?.values ?? []];
      const lang = right?.lang ?? left?.lang;
      const changed = old.length !== now.length || old.some((text, index) => text !== now[index]);
      return {
        id,
        label: (right ?? left)?.label ?? id,
        changed,
        before: old.map((text) => ({ text, only: !now.includes(text) })),
        after: now.map((text) => ({ text, only: !old.includes(text) })),
        ...(lang === undefined ? {} : { lang }),
      };
    });
}
