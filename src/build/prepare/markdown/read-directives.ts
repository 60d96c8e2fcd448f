import type { Nodes } from 'mdast';
import { figureMark } from './figure-mark.ts';
import type { TextNotes } from './text-notes.ts';

type LeafDirective = Extract<Nodes, { type: 'leafDirective' }>;
type ContainerDirective = Extract<Nodes, { type: 'containerDirective' }>;
type TextDirective = Extract<Nodes, { type: 'textDirective' }>;

/** Names of directives that pages know how to fill. */
const directiveNames: readonly string[] = ['chart', 'number', 'checks', 'widget'];
const allDirectives = directiveNames.map((name) => `::${name}`).join(', ');

const attributesOf = ({ attributes }: LeafDirective | TextDirective) =>
  Object.fromEntries(Object.entries(attributes ?? {}).map(([key, value]) => [key, value ?? '']));

/**
 * A directive on a line of its own becomes `<div data-directive="…">`. `figures`: whether figures can be filled in
 * here.
 */
export function readLeaf(node: LeafDirective, notes: TextNotes, figures: boolean): void {
  if (node.name !== 'unwritten' && !directiveNames.includes(node.name))
    notes.report(
      'markdown/directive',
      node,
      `"::${node.name}" is no directive. Directives: ${allDirectives}.`,
      'write one of them, or put a space after the colons',
    );
  if (node.name === 'unwritten') {
    notes.report(
      'markdown/directive',
      node,
      'What is still to write has one colon, on a line of its own as well.',
      'write  :unwritten[what to write here]',
    );
    return;
  }
  if (node.name === 'number' && !figures)
    notes.report(
      'markdown/directive',
      node,
      'A caption has no figures of its own: the chart shows them.',
      'put the figure into a text, or write it into the SQL of a chart',
    );
  const attributes = attributesOf(node);
  notes.directives.push({ name: node.name, attributes, ...notes.placeOf(node) });
  node.data = {
    hName: 'div',
    hProperties: {
      'data-directive': node.name,
      'data-id': attributes['id'] ?? '',
      'data-attributes': JSON.stringify(attributes),
    },
  };
}

export function refuseContainer(node: ContainerDirective, notes: TextNotes): void {
  notes.report(
    'markdown/directive',
    node,
    `":::${node.name}" opens a block, and such blocks are not used here. Directives: ${allDirectives}.`,
    'write a paragraph, a list or a > quotation instead',
  );
}

/**
 * The text to put in the place of a directive within a sentence: the mark of a figure, or what was written, for "at
 * 10:30" and "note:this" are words.
 */
export function readWithinSentence(node: TextDirective, notes: TextNotes, figures: boolean, markdown: string): string {
  const attributes = attributesOf(node);
  if (figures && node.name === 'number' && Object.keys(attributes).length > 0) {
    notes.directives.push({ name: 'number', attributes, ...notes.placeOf(node) });
    return figureMark(notes.figures.push(attributes) - 1);
  }
  const start = node.position?.start.offset ?? 0;
  return markdown.slice(start, node.position?.end.offset ?? start);
}
