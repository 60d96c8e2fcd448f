import type { Element, Root as HtmlRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import rehypeHighlight from 'rehype-highlight';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Problem, ProblemCode } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { bindSigns } from './bind-signs.ts';
import { insteadOfHtml } from '../publish/instead-of-html.ts';
import { judgeLink } from './judge-link.ts';
import { linkTerms, type Term } from './link-terms.ts';
import type { Heading, Rendered } from '../../model/site-model.ts';

export interface MarkdownOptions {
  readonly file: string;
  /** Line of the file on which the text begins. */
  readonly firstLine: number;
  /** Turns a path of this site (`/methods/#rounding`) into the address to write. */
  readonly link: (path: string) => string;
  /** Words that open their method where they first stand in the text. */
  readonly terms?: readonly Term[];
  /** Put before every id, so that texts shown on one page do not collide. */
  readonly idPrefix?: string;
  /** Whether figures from tables (`::number`, `:number{…}` within a sentence) can be filled in here. Default: no. */
  readonly figures?: boolean;
}

export interface RenderedMarkdown extends Rendered {
  readonly problems: readonly Problem[];
  /** Paths of this site the text links to, with their places. */
  readonly links: readonly { readonly path: string; readonly line: number; readonly column: number }[];
  /** Paths of this site from which the text shows images, with their places. */
  readonly images: readonly { readonly path: string; readonly line: number; readonly column: number }[];
  /** Directives, with their places: those on a line of their own, and figures within a sentence. */
  readonly directives: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly line: number;
    readonly column: number;
  }[];
  /** Attributes of the figures within sentences; the text holds `figureMark(index)` in the place of each. */
  readonly figures: readonly Readonly<Record<string, string>>[];
  /** Fenced code blocks by their language. */
  readonly code: readonly { readonly language: string; readonly text: string; readonly line: number }[];
}

/** Names of directives that pages know how to fill. */
export const directiveNames = ['chart', 'number', 'checks', 'widget'] as const;

/** What stands in a rendered text in the place of its figure number `index`, until it is filled in: characters for private use. */
export const figureMark = (index: number | string) => `\uE000${index}\uE001`;

const textOf = (node: unknown): string => {
  const { value, children } = node as { value?: string; children?: unknown[] };
  return value ?? (children ?? []).map(textOf).join('');
};

/** What a table is about, in the words of its header: the name of the region it scrolls in. */
function nameOfTable(table: Element): string {
  const names: string[] = [];
  visit(table, 'element', (cell: Element) => {
    if (cell.tagName === 'th') names.push(textOf(cell).trim());
  });
  return names.filter(Boolean).join(', ');
}

const attributesOf = ({ attributes }: { attributes?: Record<string, string | null | undefined> | null }) =>
  Object.fromEntries(Object.entries(attributes ?? {}).map(([key, value]) => [key, value ?? '']));

/**
 * Markdown (CommonMark, GFM tables, `::name{…}` directives) to HTML that a strict content security policy accepts: no
 * raw HTML, no style attribute, code coloured by classes. Directives become `<div data-directive="…">` for the page.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): RenderedMarkdown {
  const problems: Problem[] = [];
  const links: { path: string; line: number; column: number }[] = [];
  const images: { path: string; line: number; column: number }[] = [];
  const directives: { name: string; attributes: Record<string, string>; line: number; column: number }[] = [];
  const code: { language: string; text: string; line: number }[] = [];
  const figures: Record<string, string>[] = [];
  const headings: Heading[] = [];
  const place = (node: Nodes) => ({
    line: (node.position?.start.line ?? 1) + options.firstLine - 1,
    column: node.position?.start.column ?? 1,
  });
  const report = (problemCode: ProblemCode, node: Nodes, message: string, fix: string) =>
    problems.push({ code: problemCode, file: options.file, ...place(node), message, fix });

  const prepareTree = () => (tree: Root) => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'html') {
        // What is closed was reported where it was opened.
        if (/^<(?:!--|\/)/.test(node.value)) return undefined;
        report(
          'markdown/html',
          node,
          `Raw HTML is not rendered: ${node.value.split('\n')[0]?.slice(0, 60) ?? ''}`,
          insteadOfHtml(node.value),
        );
      } else if (
        node.type === 'link' ||
        (node.type === 'definition' && !/\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(node.url))
      ) {
        const fault = judgeLink(node.url, options.file);
        if (fault) report('markdown/link', node, fault.message, fault.fix);
        else if (node.url.startsWith('/')) {
          links.push({ path: node.url, ...place(node) });
          node.url = options.link(node.url);
        }
      } else if (node.type === 'imageReference') {
        if (!node.alt)
          report(
            'markdown/image',
            node,
            `The image [${node.label ?? node.identifier}] has no text alternative.`,
            `write  ![what it shows][${node.label ?? node.identifier}]`,
          );
      } else if (node.type === 'image' || node.type === 'definition') {
        if (node.type === 'image' && !node.alt)
          report(
            'markdown/image',
            node,
            `The image ${node.url} has no text alternative.`,
            `write  ![what it shows](${node.url})`,
          );
        if (/^[a-z]+:|^\/\//.test(node.url))
          report(
            'markdown/image',
            node,
            `The image ${node.url} lies on another origin, and no page of this site asks another origin for anything.`,
            'put the file into public/ and write its path',
          );
        else if (!node.url.startsWith('/'))
          report(
            'markdown/image',
            node,
            `The image ${node.url} is relative to its file, but a text can be shown on several pages.`,
            `put the file into public/ and write  /${node.url.replace(/^(\.{0,2}\/)+/, '')}`,
          );
        else {
          images.push({ path: node.url, ...place(node) });
          node.url = options.link(node.url);
        }
      } else if (node.type === 'code') {
        code.push({ language: node.lang ?? '', text: node.value, line: place(node).line });
      } else if (node.type === 'leafDirective') {
        if (!(directiveNames as readonly string[]).includes(node.name))
          report(
            'markdown/directive',
            node,
            `"::${node.name}" is no directive. Directives: ${directiveNames.map((name) => `::${name}`).join(', ')}.`,
            'write one of them, or put a space after the colons',
          );
        const attributes = attributesOf(node);
        if (node.name === 'number' && !options.figures)
          report(
            'markdown/directive',
            node,
            'A caption has no figures of its own: the chart shows them.',
            'put the figure into a text, or write it into the SQL of a chart',
          );
        directives.push({ name: node.name, attributes, ...place(node) });
        node.data = {
          hName: 'div',
          hProperties: {
            'data-directive': node.name,
            'data-id': attributes['id'] ?? '',
            'data-attributes': JSON.stringify(attributes),
          },
        };
      } else if (node.type === 'containerDirective') {
        report(
          'markdown/directive',
          node,
          `":::${node.name}" opens a block, and such blocks are not used here. Directives: ${directiveNames.map((name) => `::${name}`).join(', ')}.`,
          'write a paragraph, a list or a > quotation instead',
        );
      } else if (node.type === 'textDirective') {
        const attributes = attributesOf(node);
        const isFigure = options.figures === true && node.name === 'number' && Object.keys(attributes).length > 0;
        if (isFigure) directives.push({ name: 'number', attributes, ...place(node) });
        // "at 10:30" and "note:this" are words, not directives: the text as it was written comes back.
        const start = node.position?.start.offset ?? 0;
        const end = node.position?.end.offset ?? start;
        if (parent && index !== undefined) {
          parent.children.splice(index, 1, {
            type: 'text',
            value: isFigure ? figureMark(figures.push(attributes) - 1) : markdown.slice(start, end),
          } as never);
          return [SKIP, index + 1];
        }
      }
      return undefined;
    });
  };

  /** A link to a section of the same text follows its heading where the text stands among others on one page. */
  const linkSections = (tree: HtmlRoot) => {
    const ids = headings.map(({ id }) => id);
    visit(tree, 'element', (node: Element) => {
      const href = node.properties['href'];
      if (
        node.tagName !== 'a' ||
        typeof href !== 'string' ||
        !href.startsWith('#') ||
        href.startsWith('#user-content-')
      )
        return;
      const wanted = `${options.idPrefix ?? ''}${href.slice(1)}`;
      if (ids.includes(wanted)) node.properties['href'] = `#${wanted}`;
      else {
        const near = suggest(wanted, ids)?.slice((options.idPrefix ?? '').length);
        report(
          'markdown/link',
          node as unknown as Nodes,
          `The text has no section "${href.slice(1)}".`,
          near === undefined ? 'write the path of a page, such as  /methods/' : `write  #${near}`,
        );
      }
    });
  };

  const finishTree = () => (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (/^h[1-6]$/.test(node.tagName) && typeof node.properties['id'] === 'string') {
        const id = `${options.idPrefix ?? ''}${node.properties['id']}`;
        node.properties['id'] = id;
        headings.push({ depth: Number(node.tagName.slice(1)), id, text: textOf(node) });
      }
      if (
        node.tagName === 'a' &&
        typeof node.properties['href'] === 'string' &&
        /^https?:/.test(node.properties['href'])
      )
        node.properties['rel'] = ['external', 'noopener', 'noreferrer'];
      if (node.tagName === 'th' || node.tagName === 'td') {
        // GFM writes the alignment as an attribute that became obsolete; a class does it under a strict policy.
        if (typeof node.properties['align'] === 'string')
          node.properties['className'] = [`align-${node.properties['align']}`];
        delete node.properties['align'];
        if (node.tagName === 'th') node.properties['scope'] = 'col';
      }
      if (node.tagName === 'pre') node.properties['tabIndex'] = 0;
    });
    linkSections(tree);
    bindSigns(tree);
    if (options.terms) linkTerms(tree, options.terms);
    visit(tree, 'element', (node: Element, index, parent) => {
      if (node.tagName !== 'table' || index === undefined || !parent) return undefined;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table-scroll'], role: 'group', tabIndex: 0, ariaLabel: nameOfTable(node) },
        children: [node],
      };
      return SKIP;
    });
  };

  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDirective)
    .use(prepareTree)
    .use(remarkRehype)
    .use(rehypeSlug)
    .use(rehypeHighlight, { detect: false })
    .use(finishTree);
  const tree = processor.runSync(processor.parse(markdown)) as HtmlRoot;
  const html = unified().use(rehypeStringify).stringify(tree);
  return {
    html,
    headings,
    text: textOf(tree).replace(/\s+/g, ' ').trim(),
    problems,
    links,
    images,
    directives,
    figures,
    code,
  };
}
