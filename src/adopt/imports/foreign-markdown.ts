import type { Definition, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { findDeepMarkdown } from '../../values/find-deep-markdown.ts';

const reader = unified().use(remarkParse).use(remarkGfm).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', listItemIndent: 'one' })
  .freeze();

/** Tags that Markdown has signs for, or that mean nothing here: their text stays. */
const plainTags =
  /<\/?(?:a|b|blockquote|code|del|div|em|h[1-6]|hr|i|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi;
const comments = /<!--[\s\S]*?-->/g;
const lineBreaks = /<br\s*\/?>/gi;

/** A text in which nothing is read as a directive of this site: a space after the colon makes it words. */
export const withoutDirectives = (text: string): string =>
  text
    .replace(/(^|\n)([ \t]*)(:{2,})(?=[A-Za-z])/g, '$1$2$3 ')
    .replace(/:(?=(?:parameter|plain|unwritten|number)[[{])/g, ': ');

const isFollowed = (url: string) => /^(?:https?:\/\/|mailto:)/.test(url);

/** What raw HTML says, as text; what is no known tag is shown as it was written. */
function ofHtml(value: string, isBlock: boolean): RootContent[] {
  const text = value.replace(comments, '').replace(lineBreaks, '\n').replace(plainTags, '');
  if (text.trim() === '') return lineBreaks.test(value) && !isBlock ? [{ type: 'break' }] : [];
  if (/<[a-z!/]/i.test(text))
    return isBlock ? [{ type: 'code', value: text.trim() }] : [{ type: 'inlineCode', value: text }];
  const plain = { type: 'text', value: withoutDirectives(text.trim()) } as const;
  return isBlock ? [{ type: 'paragraph', children: [plain] }] : [plain];
}

/** A link that can be followed from here, or its words alone. */
const linked = (url: string, children: readonly PhrasingContent[]): PhrasingContent[] =>
  isFollowed(url) ? [{ type: 'link', url, children: children as never }] : [...children];

/** What shows something from elsewhere, as a link to it or as words. */
function shown(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes[] | undefined {
  const urlOf = (identifier: string) => definitions.get(identifier)?.url ?? '';
  const named = (alt: string | null | undefined, name: string): PhrasingContent[] => [
    { type: 'text', value: alt === '' || alt === undefined || alt === null ? name : alt },
  ];
  if (node.type === 'image') return linked(node.url, named(node.alt, node.url));
  if (node.type === 'imageReference') return linked(urlOf(node.identifier), named(node.alt, node.identifier));
  if (node.type === 'link') return linked(node.url, node.children);
  return node.type === 'linkReference' ? linked(urlOf(node.identifier), node.children) : undefined;
}

/** What stands for a part of a text. */
function replaced(node: Nodes, definitions: ReadonlyMap<string, Definition>, isBlock: boolean): Nodes[] {
  switch (node.type) {
    case 'html':
      return ofHtml(node.value, isBlock);
    case 'text':
      return [{ ...node, value: withoutDirectives(node.value) }];
    case 'heading':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: node.children }] }];
    case 'footnoteReference':
      return [{ type: 'text', value: ` (${node.label ?? node.identifier})` }];
    case 'footnoteDefinition':
      return node.children;
    case 'definition':
      return [];
    default:
      return shown(node, definitions) ?? [node];
  }
}

function change(parent: Parent, definitions: ReadonlyMap<string, Definition>): void {
  const isBlock = !['paragraph', 'strong', 'emphasis', 'link', 'delete', 'tableCell'].includes(parent.type);
  parent.children = parent.children.flatMap((node) => {
    if ('children' in node) change(node, definitions);
    return replaced(node, definitions, isBlock) as RootContent[];
  });
}

const plainOf = (node: Nodes): string => {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainOf).join('') : '';
};

/** Words after which a full stop ends no sentence. */
const shortened = /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|cf|resp|z\.B)|\b[A-Z])\.$/i;

function firstSentence(text: string): string {
  for (const end of text.matchAll(/[.!?](?=["”)]?\s+\S)|[。！？]/g)) {
    const sentence = text.slice(0, end.index + 1);
    if (!shortened.test(sentence))
      return /^["”)]/.test(text.slice(end.index + 1)) ? `${sentence}${text[end.index + 1] ?? ''}` : sentence;
  }
  return text;
}

/** The longest summary that is taken from a description; a longer first sentence is cut at a word. */
const longestSummary = 300;

/** Somebody else's Markdown, as this site can show it. */
export interface ReadDescription {
  /** The first sentence as plain text; undefined where there are no words. */
  readonly summary?: string;
  /** Blocks of Markdown: paragraphs, lists, tables, code. */
  readonly blocks: readonly string[];
  /** The blocks that say more than the summary: without the first where the summary says all of it. */
  readonly rest: readonly string[];
}

/**
 * Makes a description that somebody else wrote keep the rules of this site. Headings become bold lines; tags of HTML
 * that Markdown has signs for become their text, others are shown as they were written; pictures become links; links
 * that lead nowhere from here become their words; what would be read as a directive becomes words. A text that is
 * nested more deeply than it is read is shown as it was written.
 */
export function readDescription(markdown: string): ReadDescription {
  const isDeep = findDeepMarkdown(markdown) !== undefined;
  const tree: Root = isDeep
    ? { type: 'root', children: [{ type: 'code', value: markdown.trim() }] }
    : reader.parse(markdown);
  const definitions = new Map<string, Definition>();
  for (const node of tree.children) if (node.type === 'definition') definitions.set(node.identifier, node);
  change(tree, definitions);
  const blocks = tree.children
    .map((node) => writer.stringify({ type: 'root', children: [node] }).trim())
    .filter(Boolean);
  const [first] = tree.children;
  const words = first?.type === 'paragraph' ? plainOf(first).replace(/\s+/g, ' ').trim() : '';
  if (words === '') return { blocks, rest: blocks };
  const sentence = firstSentence(words);
  const summary =
    sentence.length > longestSummary ? `${sentence.slice(0, longestSummary).replace(/\s+\S*$/, '')}…` : sentence;
  return { summary, blocks, rest: summary === words ? blocks.slice(1) : blocks };
}
