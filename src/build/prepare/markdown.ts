import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeHighlight from 'rehype-highlight';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Rendered } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import { deepestMarkdown, findDeepMarkdown } from '../../values/find-deep-markdown.ts';
import { type FinishOptions, finishTree } from './markdown/finish-tree.ts';
import { type ReadOptions, readTree } from './markdown/read-tree.ts';
import { plainText } from './markdown/plain-text.ts';
import { type Noted, TextNotes } from './markdown/text-notes.ts';

export interface MarkdownOptions extends ReadOptions, FinishOptions {
  readonly file: string;
  /** Line of the file on which the text begins. */
  readonly firstLine: number;
}

export interface RenderedMarkdown extends Rendered, Noted {}

// Made once: the languages of code alone take longer to set up than a text takes to render.
const reader = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();
const toHtml = unified().use(remarkRehype).use(rehypeSlug).use(rehypeHighlight, { detect: false }).freeze();
const writer = unified().use(rehypeStringify).freeze();

/**
 * Markdown (CommonMark, GFM tables, `::name{…}` directives) to HTML that a strict content security policy accepts: no
 * raw HTML, no style attribute, code coloured by classes. Directives become `<div data-directive="…">` for the page.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): RenderedMarkdown {
  const deep = findDeepMarkdown(markdown);
  if (deep !== undefined) return refuseDepth(deep, options);
  try {
    return renderShallow(markdown, options);
  } catch (error) {
    // What was counted without parsing is less than what a parser makes of it.
    if (error instanceof RangeError) return refuseDepth(1, options);
    throw error;
  }
}

/** Nothing, with the problem that a text is nested too deeply on one of its lines. */
function refuseDepth(line: number, options: MarkdownOptions): RenderedMarkdown {
  const nothing = renderShallow('', options);
  const problem: Problem = {
    ...{ code: 'markdown/depth', file: options.file, line: line + options.firstLine - 1, column: 1 },
    message: `More than ${deepestMarkdown} quotes, lists, brackets or marks stand within one another here, so the text was not read.`,
    fix: 'make it flatter; what is meant as it stands belongs into a block of code between two lines of  ```',
  };
  return { ...nothing, problems: [problem] };
}

function renderShallow(markdown: string, options: MarkdownOptions): RenderedMarkdown {
  const notes = new TextNotes(options.file, options.firstLine);
  const read: Root = reader.parse(markdown);
  readTree(read, markdown, notes, options);
  const tree: HtmlRoot = toHtml.runSync(read);
  const headings = finishTree(tree, notes, options);
  const { problems, links, images, directives, figures, code } = notes;
  return {
    html: writer.stringify(tree),
    headings,
    text: plainText(tree).replace(/\s+/g, ' ').trim(),
    problems,
    links,
    images,
    directives,
    figures,
    code,
  };
}
