import type { Policy } from '../model/policy.ts';
import { type ComparedRow, compareRows, type PolicyRow } from './policy-rows.ts';
import type { SiteView } from './site.ts';

/** A recorded state, and what it says as rows in a language. */
export interface StateRows {
  readonly policy: Policy;
  rows(language: string): PolicyRow[];
}

/**
 * Two states side by side, on a page of the site. Where only one of them was recorded in the page's language, they are
 * compared in the language that is always there, so that a translation that came between them is no change. Whatever
 * the translated one says is still shown in the page's language, on both sides.
 */
export function compareStates(site: SiteView, before: StateRows, after: StateRows): ComparedRow[] {
  const page = site.language;
  const isTranslated = ({ policy }: StateRows) => policy.shown?.texts[page] !== undefined;
  if (isTranslated(before) === isTranslated(after)) return compareRows(before.rows(page), after.rows(page));
  const translated = isTranslated(after) ? after : before;
  const common = translated.policy.shown?.language ?? site.model.config.language;
  const inPage = new Map(translated.rows(page).map((row) => [row.id, row]));
  const words = new Map(
    translated.rows(common).flatMap(({ id, values }) => {
      const own = inPage.get(id);
      return own?.values.length === values.length
        ? values.map(
            (text, index) => [`${id}\n${text}`, { text: own.values[index] ?? text, lang: own.lang ?? page }] as const,
          )
        : [];
    }),
  );
  return compareRows(before.rows(common), after.rows(common)).map((row) => {
    if (row.lang === undefined) return row;
    const say = (value: ComparedRow['before'][number]) => ({ ...value, ...words.get(`${row.id}\n${value.text}`) });
    return { ...row, before: row.before.map(say), after: row.after.map(say) };
  });
}
