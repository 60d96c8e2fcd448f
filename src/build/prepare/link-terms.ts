import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** A word that opens the method it names. */
export interface Term {
  readonly term: string;
  readonly href: string;
  /** One sentence that says what it is. */
  readonly title: string;
}

const apart = new Set(['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Makes a link of the first place each term stands in, outside links, code and headings; changes the tree. */
export function linkTerms(tree: Root, terms: readonly Term[]): void {
  if (terms.length === 0) return;
  const byWord = new Map(terms.map((term) => [term.term.toLowerCase(), term]));
  const longestFirst = [...byWord.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${longestFirst.map(escape).join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  const used = new Set<string>();
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && (apart.has(node.tagName) || node.properties['dataUnwritten'] !== undefined))
      return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return undefined;
    const pieces: ElementContent[] = [];
    let end = 0;
    for (const match of node.value.matchAll(pattern)) {
      const term = byWord.get(match[0].toLowerCase());
      if (!term || used.has(term.href)) continue;
      used.add(term.href);
      if (match.index > end) pieces.push({ type: 'text', value: node.value.slice(end, match.index) } satisfies Text);
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href: term.href, className: ['term'], title: term.title },
        children: [{ type: 'text', value: match[0] }],
      };
      pieces.push(link);
      end = match.index + match[0].length;
    }
    if (pieces.length === 0) return undefined;
    if (end < node.value.length) pieces.push({ type: 'text', value: node.value.slice(end) });
    parent.children.splice(index, 1, ...pieces);
    return index + pieces.length;
  });
}
