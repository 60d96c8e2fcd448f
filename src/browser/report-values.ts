import type { GuideField, GuideText, ReportGuide } from '../model/report-guide.ts';
import type { JudgedPart } from '../payload/judge-report.ts';
import { code, type ReportWords } from './report-faults.ts';

type Part = JudgedPart<GuideField>;

/** An element with its content; `text` in another language is marked so. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

function said<K extends 'p' | 'dd' | 'span' | 'a'>(name: K, { text, lang }: GuideText): HTMLElementTagNameMap[K] {
  const made = element(name, '', text);
  if (lang !== undefined) made.lang = lang;
  return made;
}

function link(title: GuideText, href: string): HTMLElement {
  return Object.assign(said('a', title), { href });
}

/** A value as it stands in the report, and what it means where the dictionary says that of the value itself. */
function valueLines(part: Part, words: ReportWords): HTMLElement[] {
  const lines = [element('p', 'own-value', code(part.written))];
  const { field } = part;
  if (!field) return lines;
  const shown = Array.isArray(part.value) ? part.value : [part.value];
  const meanings = field.rule.values?.filter(({ value }) => shown.includes(value)).map(({ meaning }) => meaning) ?? [];
  const { lang } = field.summary;
  if (meanings.length > 0) lines.push(said('p', { text: meanings.join('. '), ...(lang ? { lang } : {}) }));
  if (part.declared.length > 0) lines.push(element('p', 'soft', words.meant));
  if (field.rule.type === 'object') lines.push(element('p', 'soft', words.inside));
  return lines;
}

/** What a field is for, how long it is kept where it has a time of its own, and what becomes of it. */
function factLines(field: GuideField, words: ReportWords): HTMLElement {
  const facts: (readonly [string, GuideText])[] = [
    [words.why, field.why],
    ...(field.kept === undefined ? [] : [[words.kept, { text: field.kept }] as const]),
    [words.becomes, { text: field.becomes }],
  ];
  return element(
    'dl',
    'own-more small',
    ...facts.flatMap(([name, text]) => [element('dt', '', name), said('dd', text)]),
  );
}

function valueItem(part: Part, words: ReportWords): HTMLElement {
  const { field } = part;
  const name = element('div', '');
  if (field) name.append(element('p', '', link(field.title, field.href)), said('p', field.summary));
  name.append(element('p', 'small soft', code(part.path)));
  const about = element('div', '', ...valueLines(part, words));
  if (field) about.append(factLines(field, words));
  return element('li', '', name, about);
}

function group(heading: Node | string, note: string, parts: readonly Part[], words: ReportWords): HTMLElement[] {
  if (parts.length === 0) return [];
  const title = element('h4', '', heading);
  const list = element('ul', 'own-values', ...parts.map((part) => valueItem(part, words)));
  // Safari takes a list without dots for no list.
  list.setAttribute('role', 'list');
  return [title, ...(note === '' ? [] : [element('p', 'small soft', note)]), list];
}

/** Every value of a report with all that is known of it: switch by switch, and keys without a field last. */
export function reportSection(
  title: string,
  parts: readonly Part[],
  { switches }: Pick<ReportGuide, 'switches'>,
  words: ReportWords,
): HTMLElement {
  return element(
    'section',
    'stack',
    element('h3', '', title),
    ...switches.flatMap(({ id, title: name, href, kept }) =>
      group(
        link(name, href),
        kept === '' ? '' : `${words.kept}: ${kept}`,
        parts.filter(({ field }) => field?.category === id),
        words,
      ),
    ),
    ...group(
      words.noSwitch,
      '',
      parts.filter(({ field }) => field === undefined),
      words,
    ),
  );
}
