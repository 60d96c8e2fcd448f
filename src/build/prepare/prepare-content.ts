import type { Problem } from '../../problems/problem.ts';
import { kindOf } from '../../schema/kinds.ts';
import { type Kind, kindNames } from '../../schema/nouns.ts';
import type { Content, Entry, Site } from '../../source/site.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { Term } from './link-terms.ts';
import { type RenderedMarkdown, renderMarkdown } from './markdown.ts';
import type { ContentModel, EntryModel } from '../../model/site-model.ts';

/** A directive with the text it stands in. */
export interface PlacedDirective extends Directive {
  readonly file: string;
  readonly kind: Kind | 'preamble';
  readonly id: string;
}
type Directive = RenderedMarkdown['directives'][number];

export interface PreparedContent {
  readonly content: Readonly<Record<string, ContentModel>>;
  readonly problems: readonly Problem[];
  /** Links within the site that texts contain, with their places. */
  readonly links: readonly {
    readonly path: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }[];
  /** Images the texts show, with their places. */
  readonly images: readonly {
    readonly path: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly directives: readonly PlacedDirective[];
}

/** The languages a site offers, its own first. */
export function languagesOf(site: Site): string[] {
  return [...new Set([site.config.language, ...(site.config.languages ?? [])])];
}

function termsOf(
  entries: readonly Entry<{ title: string; summary: string; terms?: string[] }>[],
  addresses: Addresses,
  language: string,
): Term[] {
  return entries.flatMap(({ id, data }) =>
    [data.title, ...(data.terms ?? [])].map((term) => ({
      term,
      title: data.summary,
      href: addresses.page(`/methods/#${id}`, language),
    })),
  );
}

/**
 * Renders every text in every language; a missing translation falls back to the default language and keeps its name.
 */
export function prepareContent(site: Site, addresses: Addresses): PreparedContent {
  const problems: Problem[] = [];
  const links: { path: string; file: string; line: number; column: number }[] = [];
  const images: PreparedContent['images'][number][] = [];
  const directives: PreparedContent['directives'][number][] = [];
  const content: Record<string, ContentModel> = {};
  for (const language of languagesOf(site)) {
    const translated: Content | undefined = site.translations[language];
    const inLanguage = <T>(kind: Kind | 'preamble', entry: Entry<T>): { entry: Entry<T>; language: string } => {
      const found = kind === 'preamble' ? translated?.preamble : translated?.[kind].find(({ id }) => id === entry.id);
      return found ? { entry: found as unknown as Entry<T>, language } : { entry, language: site.config.language };
    };
    const methods = site.content.methods.map((entry) => inLanguage('methods', entry).entry);
    const terms = termsOf(
      methods as Entry<{ title: string; summary: string; terms?: string[] }>[],
      addresses,
      language,
    );
    const render = <T>(kind: Kind | 'preamble', source: Entry<T>): EntryModel<T> => {
      const { entry, language: written } = inLanguage(kind, source);
      const rendered = renderMarkdown(entry.body, {
        file: entry.file,
        firstLine: entry.bodyLine,
        link: (path) => addresses.page(path, language),
        figures: true,
        // A method's own text does not link to itself.
        terms: kind === 'methods' ? terms.filter(({ href }) => !href.endsWith(`#${entry.id}`)) : terms,
        ...(kind !== 'preamble' && kindOf(kind).shown?.prefixed ? { idPrefix: `${entry.id}-` } : {}),
      });
      if (written === language) {
        problems.push(...rendered.problems);
        links.push(...rendered.links.map((found) => ({ ...found, file: entry.file })));
        images.push(...rendered.images.map((found) => ({ ...found, file: entry.file })));
        directives.push(...rendered.directives.map((found) => ({ ...found, file: entry.file, kind, id: entry.id })));
      }
      const { html, headings, text, figures } = rendered;
      return {
        id: entry.id,
        file: entry.file,
        data: entry.data,
        language: written,
        html,
        headings,
        text,
        ...(figures.length > 0 ? { figures } : {}),
      };
    };
    const byKind = Object.fromEntries(
      kindNames.map((kind) => [kind, site.content[kind].map((entry) => render(kind, entry as Entry<unknown>))]),
    );
    const preamble = site.content.preamble && render('preamble', site.content.preamble);
    content[language] = { ...byKind, ...(preamble ? { preamble } : {}) } as ContentModel;
  }
  return { content, problems, links, images, directives };
}
