import type { GuideField, GuideText, ReportGuide } from '../model/report-guide.ts';
import type { JudgedPart } from '../payload/judge-report.ts';
import { code, type ReportWords } from './report-faults.ts';

type Part = JudgedPart<GuideField>;

/** An element with its content and attributes. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: { readonly className?: string; readonly role?: string; readonly lang?: string; readonly href?: string },
  ...content: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
}

/** An element with a text, marked where that is in another language than the page. */
const said = <K extends 'p' | 'dd'>(name: K, { text, ...language }: GuideText): HTMLElementTagNameMap[K] =>
  element(name, language, text);

const link = ({ text, ...language }: GuideText, href: string): HTMLElement => element('a', { href, ...language }, text);

/** A value as it stands in the report, and what it means where the dictionary says that of the value itself. */
function valueLines(part: Part, words: ReportWords): HTMLElement[] {
  const lines = [element('p', { className: 'own-value' }, code(part.written))];
  const { field } = part;
  if (!field) return lines;
  const shown = Array.isArray(part.value) ? part.value : [part.value];
  const meanings =
    field.rule.values?.filter(({ value }) => shown.includes(value)).flatMap(({ meaning }) => meaning ?? []) ?? [];
  const { lang } = field.summary;
  if (meanings.length > 0) lines.push(said('p', { text: meanings.join('. '), ...(lang ? { lang } : {}) }));
  if (part.declared.length > 0) lines.push(element('p', { className: 'soft' }, words.meant));
  if (field.rule.type === 'object') lines.push(element('p', { className: 'soft' }, words.inside));
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
    { className: 'own-more small' },
    ...facts.flatMap(([name, text]) => [element('dt', {}, name), said('dd', text)]),
  );
}

function valueItem(part: Part, words: ReportWords): HTMLElement {
  const { field } = part;
  const name = element('div', {});
  if (field) name.append(element('p', {}, link(field.title, field.href)), said('p', field.summary));
  name.append(element('p', { className: 'small soft' }, code(part.path)));
  const about = element('div', {}, ...valueLines(part, words));
  if (field) about.append(factLines(field, words));
  return element('li', {}, name, about);
}

function group(
  heading: readonly (Node | string)[],
  note: string,
  parts: readonly Part[],
  words: ReportWords,
): HTMLElement[] {
  if (parts.length === 0) return [];
  const title = element('h4', {}, ...heading);
  // Safari takes a list without dots for no list.
  const list = element('ul', { className: 'own-values', role: 'list' }, ...parts.map((part) => valueItem(part, words)));
  return [title, ...(note === '' ? [] : [element('p', { className: 'small soft' }, note)]), list];
}

/** The values that the same switches send, together, in the order of the switches; none empty. */
function groupsOf(parts: readonly Part[], { switches }: Pick<ReportGuide, 'switches'>, words: ReportWords) {
  const named = parts.filter(({ field }) => field !== undefined);
  const groups = Map.groupBy(named, ({ field }) =>
    switches.flatMap(({ id }, index) => (field?.categories.includes(id) ? [index] : [])).join(' '),
  );
  return [...groups.entries()]
    .map(([key, own]) => ({ own, indices: key.split(' ').map(Number) }))
    .sort((a, b) => (a.indices[0] ?? 0) - (b.indices[0] ?? 0) || a.indices.length - b.indices.length)
    .flatMap(({ own, indices }) => {
      const senders = indices.flatMap((index) => switches[index] ?? []);
      const heading = senders.flatMap(({ title, href }, index) => [...(index > 0 ? [', '] : []), link(title, href)]);
      const times = senders.map(({ kept, title }) =>
        senders.length > 1 && kept !== '' ? `${kept} (${title.text})` : kept,
      );
      const kept = times.filter((time) => time !== '').join(', ');
      return group(heading, kept === '' ? '' : `${words.kept}: ${kept}`, own, words);
    });
}

/** Every value of a report with all that is known of it: switch by switch, and keys without a field last. */
export function reportSection(
  title: string,
  parts: readonly Part[],
  guide: Pick<ReportGuide, 'switches'>,
  words: ReportWords,
): HTMLElement {
  return element(
    'section',
    { className: 'stack' },
    element('h3', {}, title),
    ...groupsOf(parts, guide, words),
    ...group(
      [words.noSwitch],
      '',
      parts.filter(({ field }) => field === undefined),
      words,
    ),
  );
}
