import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { demoBase, demoSite } from '../build-once.ts';
import { pagesOf } from '../page-kinds.ts';

let folder: string;
let pages: { readonly path: string; readonly html: string; readonly head: Document }[];

beforeAll(async () => {
  folder = await demoSite();
  pages = pagesOf(folder).map((path) => {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    // The head alone: to parse every page whole takes half a minute.
    return { path, html, head: parseHTML(`${html.slice(0, html.indexOf('</head>'))}</head></html>`).document };
  });
});

/** What is wrong with each page, by its address. */
const faults = (judge: (page: (typeof pages)[number]) => readonly (string | false | undefined)[]) =>
  pages.flatMap((page) => judge(page).flatMap((fault) => (fault ? [`/${page.path}: ${fault}`] : [])));

const content = (head: Document, name: string) =>
  head.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';

/** The address of a page of this site, below the base; undefined for one that is not published. */
function pathOf(address: string): string | undefined {
  const { pathname } = new URL(address);
  const path = pathname.startsWith(demoBase) ? pathname.slice(demoBase.length) : undefined;
  return path !== undefined && existsSync(join(folder, path, 'index.html')) ? path : undefined;
}

const isTag = (tag: string) => Intl.getCanonicalLocales(tag)[0] === tag;

test('every page is HTML of today, says its character set first, and fits the window', () => {
  expect(pages.length).toBeGreaterThan(100);
  expect(
    faults(({ html, head }) => [
      !/^<!doctype html>/i.test(html) && 'no doctype',
      html.indexOf('<meta charset="utf-8"') < 0 && 'no character set',
      Buffer.byteLength(html.slice(0, html.indexOf('<meta charset="utf-8"'))) > 1000 && 'the character set comes late',
      !content(head, 'viewport').startsWith('width=device-width') && 'no viewport',
    ]),
  ).toEqual([]);
});

test('every page says what it is, in a language that it names', () => {
  expect(
    faults(({ html, head }) => {
      const language = head.documentElement.getAttribute('lang') ?? '';
      return [
        !(head.title.trim().length > 3) && 'no title',
        !(content(head, 'description').trim().length > 10) && `description "${content(head, 'description')}"`,
        !(language !== '' && isTag(language)) && `language "${language}"`,
        html.split('<h1').length !== 2 && `${html.split('<h1').length - 1} headings of the first rank`,
      ];
    }),
  ).toEqual([]);
});

test('every page says its own full address, or asks not to be listed', () => {
  expect(
    faults(({ head }) => {
      const hidden = content(head, 'robots') === 'noindex';
      const canonical = head.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
      if (hidden) return [canonical !== '' && 'hidden, with an address to list'];
      if (!/^https:\/\//.test(canonical)) return [`address "${canonical}"`];
      return [pathOf(canonical) === undefined && `${canonical} is not published`];
    }),
  ).toEqual([]);
});

test('the other languages of a page are published, and each points back', () => {
  const alternates = (head: Document) =>
    [...head.querySelectorAll('link[rel="alternate"][hreflang]')].map((link) => ({
      tag: link.getAttribute('hreflang') ?? '',
      address: link.getAttribute('href') ?? '',
    }));
  const byPath = new Map(pages.map(({ path, head }) => [path, alternates(head)]));
  expect([...byPath.values()].filter((links) => links.length > 2).length).toBeGreaterThan(100);
  expect(
    faults(({ path, head }) =>
      alternates(head).flatMap(({ tag, address }) => {
        const other = byPath.get(pathOf(address) ?? 'none');
        return [
          tag !== 'x-default' && !isTag(tag) && `language "${tag}"`,
          !other?.some((link) => pathOf(link.address) === path) && `${address} does not point back`,
        ];
      }),
    ),
  ).toEqual([]);
});

const attribute = (attributes: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

test('every link has words or a name, and an address that a reader without scripts can follow', () => {
  expect(
    faults(({ html }) =>
      [...html.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)].map(([, attributes = '', inside = '']) => {
        const address = attribute(attributes, 'href');
        if (address === '' || /^javascript:/i.test(address)) return `a link to "${address}"`;
        const words = (attribute(attributes, 'aria-label') || inside.replace(/<[^>]+>/g, ' ')).trim();
        return /^(?:click here|here|more|read more|link|)$/i.test(words) && `a link to ${address} says "${words}"`;
      }),
    ),
  ).toEqual([]);
});

test('robots are told where the list of pages is', () => {
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toMatch(
    /^User-agent: \*\n[\s\S]*^Sitemap: https:\/\/\S+\/sitemap\.xml$/m,
  );
});
