import type { CoverageChange } from '../checks/coverage-change.ts';
import { places } from '../schema/content/schedule.ts';
import type { Policy } from '../model/policy.ts';
import { shownTexts } from './policy-rows.ts';
import type { SiteView } from './site.ts';

/** A name or a text, in the language it is really in. */
export interface Subject {
  readonly text: string;
  readonly language: string;
}

/** A purpose or a recipient as a policy showed it in the page's language; undefined where it did not. */
function shownText(site: SiteView, policy: Policy, subject: string): Subject | undefined {
  const shown = shownTexts(site, policy);
  if (shown?.language !== site.language) return undefined;
  for (const list of ['purposes', 'recipients'] as const) {
    const own = shown.texts[list];
    const text = own.length === policy[list].length ? own[policy[list].indexOf(subject)] : undefined;
    if (text !== undefined) return { text, language: site.language };
  }
  return undefined;
}

/** Which of a category's words are others now, as the rows of its record are named. */
function wordsOf({ t }: Pick<SiteView, 't'>, key: string | undefined): string | undefined {
  const { title, summary, dialog } = t.record.policy;
  return { title, summary, whenOff: t.categories.whenOff, dialogTitle: dialog, dialogText: dialog }[key ?? ''];
}

/** A thing by the name a reader knows: a field's title, a place, a table, else the text itself. */
function nameOf(site: SiteView, subject: string, policies: readonly Policy[]): Subject {
  const own = site.model.config.language;
  const place = places.find((found) => found === subject);
  if (place) return { text: site.t.retention.places[place], language: site.language };
  const table = site.datasets.flatMap(({ tables }) => tables).find(({ name }) => name === subject);
  if (table) return { text: table.title, language: site.langOf(table.title) ?? site.language };
  for (const policy of [...policies].reverse()) {
    const shown = shownTexts(site, policy);
    const title = shown?.texts.fields[subject]?.title;
    if (shown && title !== undefined) return { text: title, language: shown.language };
    const text = shownText(site, policy, subject);
    if (text) return text;
  }
  const entry = site.entry('dictionary', subject) ?? site.entry('methods', subject);
  return entry ? { text: entry.data.title, language: entry.language } : { text: subject, language: own };
}

/** A product as the newest of some policies showed it, else as the site names it now. */
function productName(site: SiteView, id: string, policies: readonly Policy[]): Subject {
  for (const policy of [...policies].reverse()) {
    const shown = shownTexts(site, policy);
    const title = shown?.texts.products?.[id];
    if (shown && title !== undefined) return { text: title, language: shown.language };
  }
  const entry = site.entry('products', id);
  return entry ? { text: entry.data.title, language: entry.language } : { text: id, language: site.language };
}

/**
 * What a change is about, by the name a reader knows; undefined where its kind says it all. `policies` are those it
 * lies between, for their names of things.
 */
export function changeSubject(
  site: SiteView,
  { kind, subject, from, to }: CoverageChange,
  policies: readonly Policy[] = [],
): Subject | undefined {
  if (subject === undefined) return undefined;
  if (kind === 'words-changed') {
    const text = wordsOf(site, subject);
    return text === undefined ? undefined : { text, language: site.language };
  }
  if (kind === 'product-added' || kind === 'product-removed') {
    const product = to ?? from ?? subject;
    const { text, language } = productName(site, product, policies);
    // A product sends the whole switch, or one field of it; then both have to be named.
    return { text: product === subject ? text : `${nameOf(site, subject, policies).text} (${text})`, language };
  }
  const name = nameOf(site, subject, policies);
  const methods: Partial<Record<CoverageChange['kind'], string | undefined>> = {
    'method-added': to,
    'method-removed': from,
  };
  const method = methods[kind];
  if (method === undefined || method === subject) return name;
  // A method protects the whole switch, or one table alone; then both have to be named.
  const { text, language } = nameOf(site, method, policies);
  return { text: `${text} (${name.text})`, language };
}

/**
 * One change of what a category covers, in the page's language. `policies` are those it lies between, for their names
 * of things.
 */
export function changeLine(site: SiteView, change: CoverageChange, policies: readonly Policy[] = []): string {
  const kind = site.t.record.coverage.kinds[change.kind];
  const subject = changeSubject(site, change, policies);
  return subject === undefined ? kind : `${kind}: ${subject.text}`;
}
