import type { Html, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isUnwritten } from '../../../values/unwritten.ts';
import { insteadOfHtml } from '../instead-of-html.ts';
import { readLeaf, readWithinSentence, refuseContainer } from './read-directives.ts';
import { isOfImage, judgeAlternative, readImage, readLink, type ToAddress } from './read-links.ts';
import type { TextNotes } from './text-notes.ts';

export interface ReadOptions {
  readonly link: ToAddress;
  /** Whether figures from tables (`::number`, `:number{…}` within a sentence) can be filled in here. Default: no. */
  readonly figures?: boolean;
}

function refuseHtml(node: Html, notes: TextNotes): void {
  // What is closed was reported where it was opened.
  if (/^<(?:!--|\/)/.test(node.value)) return;
  notes.report(
    'markdown/html',
    node,
    `Raw HTML is not rendered: ${node.value.split('\n')[0]?.slice(0, 60) ?? ''}`,
    insteadOfHtml(node.value),
  );
}

/** Notes what one part of a text holds, and gives links and images of this site their addresses. */
function readNode(node: Nodes, notes: TextNotes, { link, figures = false }: ReadOptions): void {
  switch (node.type) {
    case 'html':
      return refuseHtml(node, notes);
    case 'link':
      return readLink(node, notes, link);
    case 'definition':
      return isOfImage(node) ? readImage(node, notes, link) : readLink(node, notes, link);
    case 'imageReference':
      return judgeAlternative(node, notes);
    case 'image':
      judgeAlternative(node, notes);
      return readImage(node, notes, link);
    case 'code':
      notes.code.push({ language: node.lang ?? '', text: node.value, line: notes.placeOf(node).line });
      return;
    case 'leafDirective':
      return readLeaf(node, notes, figures);
    case 'containerDirective':
      return refuseContainer(node, notes);
    default:
  }
}

/** Reads a parsed text; changes the tree, so that it holds addresses, and nothing that pages cannot show. */
export function readTree(tree: Root, markdown: string, notes: TextNotes, options: ReadOptions): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'textDirective' || !parent || index === undefined) {
      readNode(node, notes, options);
      return undefined;
    }
    const value = readWithinSentence(node, notes, options.figures ?? false, markdown);
    const text: Nodes = { type: 'text', value };
    // Pages say in their language that it is not written yet. Until then nothing in it becomes a link.
    const isLeft = node.name === 'unwritten' && isUnwritten(value);
    const shown: Nodes = isLeft
      ? { type: 'emphasis', children: [text], data: { hName: 'span', hProperties: { dataUnwritten: '' } } }
      : text;
    parent.children.splice(index, 1, shown as never);
    return [SKIP, index + 1];
  });
}
