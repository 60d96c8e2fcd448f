import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseDay } from '../../src/values/day.ts';

type Node = Readonly<Record<string, unknown>>;

/** The parser gives one element as itself, several as a list, and none as undefined. */
const list = (value: unknown): Node[] => (value === undefined ? [] : [value as Node | Node[]].flat());
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as Node)['#text'] ?? '') : String(value ?? '');

/** RFC 3339 with a time zone, and a day that exists. */
function isInstant(text: string): boolean {
  const [, day = ''] =
    /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  return parseDay(day) !== undefined;
}

/**
 * What is wrong with an Atom feed by RFC 4287: required elements, their number, dates, addresses and ids that are
 * unique.
 */
export function atomFaults(xml: string): string[] {
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) return [`not well-formed: ${wellFormed.err.msg} (line ${wellFormed.err.line})`];
  const root = new XMLParser({ ignoreAttributes: false, parseTagValue: false, processEntities: true }).parse(
    xml,
  ) as Node;
  const feed = root['feed'] as Node | undefined;
  const faults: string[] = [];
  if (!feed || feed['@_xmlns'] !== 'http://www.w3.org/2005/Atom') return ['no <feed> of Atom’s namespace'];
  const must = (where: string, node: Node, names: readonly string[]) => {
    for (const name of names)
      if (list(node[name]).length !== 1 || textOf(node[name]).trim() === '')
        faults.push(`${where}: exactly one <${name}> that is not empty`);
  };
  const isAddress = (text: string) => URL.canParse(text) && /^[a-z]+:/.test(text);
  const dates = (where: string, node: Node) => {
    for (const name of ['updated', 'published'])
      for (const value of list(node[name]))
        if (!isInstant(textOf(value))) faults.push(`${where}: <${name}> "${textOf(value)}" is no RFC 3339 instant`);
  };
  const links = (where: string, node: Node, needed: string) => {
    const all = list(node['link']);
    for (const link of all)
      if (!isAddress(String(link['@_href'] ?? ''))) faults.push(`${where}: link to "${String(link['@_href'])}"`);
    const alternates = all
      .filter((link) => (link['@_rel'] ?? 'alternate') === 'alternate')
      .map((link) => `${String(link['@_type'])} ${String(link['@_hreflang'])}`);
    if (new Set(alternates).size !== alternates.length)
      faults.push(`${where}: two alternates of one type and language`);
    if (!all.some((link) => (link['@_rel'] ?? 'alternate') === needed))
      faults.push(`${where}: no link of rel "${needed}"`);
  };
  must('feed', feed, ['id', 'title', 'updated']);
  dates('feed', feed);
  links('feed', feed, 'self');
  if (!isAddress(textOf(feed['id']))) faults.push('feed: <id> is no absolute address');
  const entries = list(feed['entry']);
  const hasAuthor = list(feed['author']).some((author) => textOf(author['name']).trim() !== '');
  entries.forEach((entry, index) => {
    const where = `entry ${index + 1}`;
    must(where, entry, ['id', 'title', 'updated']);
    dates(where, entry);
    if (!isAddress(textOf(entry['id']))) faults.push(`${where}: <id> is no absolute address`);
    if (list(entry['summary']).length > 1 || list(entry['content']).length > 1)
      faults.push(`${where}: more than one summary or content`);
    if (list(entry['content']).length === 0) links(where, entry, 'alternate');
    if (!hasAuthor && list(entry['author']).length === 0) faults.push(`${where}: no author`);
    for (const category of list(entry['category']))
      if (!category['@_term']) faults.push(`${where}: a category without a term`);
  });
  const ids = entries.map((entry) => textOf(entry['id']));
  if (new Set(ids).size !== ids.length) faults.push('two entries with one id');
  return faults;
}
