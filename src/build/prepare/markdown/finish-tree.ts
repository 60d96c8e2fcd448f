import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Heading } from '../../../model/site-model.ts';
import { suggest } from '../../../problems/suggest.ts';
import { bindSigns } from '../bind-signs.ts';
import { linkTerms, type Term } from '../link-terms.ts';
import { plainText } from './plain-text.ts';
import type { TextNotes } from './text-notes.ts';

export interface FinishOptions {
  /** Words that open their method where they first stand in the text. */
  readonly terms?: readonly Term[];
  /** Put before every id, so that texts shown on one page do not collide. */
  readonly idPrefix?: string;
}

/** Puts the prefix before the id of each heading, and lists them. */
function readHeadings(tree: Root, idPrefix: string): Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/.test(node.tagName) || typeof node.properties['id'] !== 'string') return;
    const id = `${idPrefix}${node.properties['id']}`;
    node.properties['id'] = id;
    headings.push({ depth: Number(node.tagName.slice(1)), id, text: plainText(node) });
  });
  return headings;
}

/** A link to a section of the same text follows its heading where the text stands among others on one page. */
function linkSections(tree: Root, headings: readonly Heading[], idPrefix: string, notes: TextNotes): void {
  const ids = headings.map(({ id }) => id);
  visit(tree, 'element', (node) => {
    const href = node.tagName === 'a' ? node.properties['href'] : undefined;
    if (typeof href !== 'string' || !href.startsWith('#') || href.startsWith('#user-content-')) return;
    const wanted = `${idPrefix}${href.slice(1)}`;
    if (ids.includes(wanted)) {
      node.properties['href'] = `#${wanted}`;
      return;
    }
    const near = suggest(wanted, ids)?.slice(idPrefix.length);
    notes.report(
      'markdown/link',
      node,
      `The text has no section "${href.slice(1)}".`,
      near === undefined ? 'write the path of a page, such as  /methods/' : `write  #${near}`,
    );
  });
}

/** Attributes that HTML made from Markdown lacks, and one that a strict policy refuses. */
function finishElement({ tagName, properties }: Element): void {
  if (tagName === 'a' && typeof properties['href'] === 'string' && /^https?:/.test(properties['href']))
    properties['rel'] = ['external', 'noopener', 'noreferrer'];
  if (tagName === 'th' || tagName === 'td') {
    // GFM writes the alignment as an attribute that became obsolete; a class does it under a strict policy.
    if (typeof properties['align'] === 'string') properties['className'] = [`align-${properties['align']}`];
    delete properties['align'];
  }
  if (tagName === 'th') properties['scope'] = 'col';
  if (tagName === 'pre') properties['tabIndex'] = 0;
}

/** What a table is about, in the words of its header: the name of the region it scrolls in. */
function nameOfTable(table: Element): string {
  const names: string[] = [];
  visit(table, 'element', (cell: Element) => {
    if (cell.tagName === 'th') names.push(plainText(cell).trim());
  });
  return names.filter(Boolean).join(', ');
}

/** Each table scrolls in a region of its own. */
function wrapTables(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || index === undefined || !parent) return undefined;
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], role: 'group', tabIndex: 0, ariaLabel: nameOfTable(node) },
      children: [node],
    };
    return SKIP;
  });
}

/** Makes the HTML of a text what pages need, and returns its headings; changes the tree. */
export function finishTree(tree: Root, notes: TextNotes, { terms = [], idPrefix = '' }: FinishOptions): Heading[] {
  const headings = readHeadings(tree, idPrefix);
  visit(tree, 'element', finishElement);
  linkSections(tree, headings, idPrefix, notes);
  bindSigns(tree);
  linkTerms(tree, terms);
  wrapTables(tree);
  return headings;
}
