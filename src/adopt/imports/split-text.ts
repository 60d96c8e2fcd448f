import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { findDeepMarkdown } from '../../values/find-deep-markdown.ts';

const parser = unified().use(remarkParse);
const parse = (markdown: string): Root => parser.parse(markdown);
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first sentence of a text, as it was written. */
const firstOf = (text: string): string => [...sentences.segment(text)][0]?.segment ?? '';

const plain = (markdown: string): string => toString(parse(markdown)).replaceAll(/\s+/g, ' ').trim();

/**
 * A text of a source, which is Markdown, as a summary (its first sentence, plain) and a body (what it says beyond it).
 * Neither for an empty text; no summary where it does not begin with a sentence but with a list, a table or code, or is
 * nested more deeply than it is read.
 */
export function splitText(...texts: readonly (string | undefined)[]): { summary?: string; body?: string } {
  const text = texts.flatMap((one) => one?.trim() || []).join('\n\n');
  const [first] = findDeepMarkdown(text) === undefined ? parse(text).children : [];
  if (first?.type !== 'paragraph') return text === '' ? {} : { body: text };
  const end = first.position?.end.offset ?? text.length;
  const paragraph = text.slice(0, end);
  const summary = firstOf(plain(paragraph)).trim();
  const raw = firstOf(paragraph.replaceAll(/\s*\n\s*/g, ' '));
  // A sentence that ends within a link or another mark cannot be cut off.
  const isCut = plain(raw) === summary;
  const rest = isCut ? paragraph.replaceAll(/\s*\n\s*/g, ' ').slice(raw.length) : paragraph;
  const body = `${rest}${text.slice(end)}`.trim();
  return { ...(summary === '' ? {} : { summary }), ...(body === '' ? {} : { body }) };
}
