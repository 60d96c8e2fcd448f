import { describe, expect, test } from 'vitest';
import { judgePages } from '../../src/build/prepare/judge-pages.ts';
import { ownNames } from '../../src/build/prepare/own-names.ts';
import type { ContentModel, SiteModel } from '../../src/model/site-model.ts';
import { menuAddress, menuOf, ownLinksOf, pageIds } from '../../src/site/menu.ts';
import type { Site } from '../../src/source/site.ts';

const ownPage = (id: string, order: number, where: string, language = 'en') => ({
  id,
  language,
  data: { title: `Page ${id}`, order, summary: '…', where },
});
const content = {
  categories: [],
  dictionary: [],
  pages: [ownPage('team', 2, 'help', 'de'), ownPage('imprint', 1, 'footer', 'en'), ownPage('deep', 3, 'none')],
} as unknown as ContentModel;
const model = {
  datasets: [],
  config: {
    language: 'en',
    links: [
      { title: 'Forum', url: 'https://forum.example/', where: 'help' },
      { title: 'Questions', url: '/faq/', where: 'footer' },
    ],
  },
  words: { de: { links: [{ title: 'Das Forum' }, {}] } },
} as unknown as SiteModel;
const site = { href: (path: string) => `/base/${path}` };

describe("links of the project's own", () => {
  test('are its pages in their order, then those of site.yaml, each in its language', () => {
    expect(ownLinksOf(model, content, 'de')).toEqual([
      { title: 'Page imprint', language: 'en', where: 'footer', target: { path: 'imprint/' } },
      { title: 'Page team', language: 'de', where: 'help', target: { path: 'team/' } },
      { title: 'Page deep', language: 'en', where: 'none', target: { path: 'deep/' } },
      { title: 'Das Forum', language: 'de', where: 'help', target: { url: 'https://forum.example/' } },
      { title: 'Questions', language: 'en', where: 'footer', target: { path: 'faq/' } },
    ]);
  });

  test('make a question of the menu that has no other page, and lead it', () => {
    const all = { ...content, charter: [], retention: [], changes: [], faq: [] };
    for (const page of pageIds) if (!(page in all)) Object.assign(all, { [page]: [] });
    Object.assign(all, { charts: [], methods: [] });
    const menu = menuOf(ownLinksOf(model, content, 'en'), model, all as ContentModel);
    expect(menu.map(({ id }) => id)).toEqual(['check', 'help']);
    const [check, help] = menu;
    expect(help?.own.map(({ title }) => title)).toEqual(['Page team', 'Forum']);
    expect(check && menuAddress(site, check)).toBe('/base/audit/');
    expect(help && menuAddress(site, help)).toBe('/base/team/');
    expect(help && menuAddress(site, { ...help, own: help.own.slice(1) })).toBe('https://forum.example/');
  });
});

describe("a page of the project's own", () => {
  const told = (id: string) =>
    judgePages({
      content: { pages: [{ id, file: `content/pages/${id}.md` }] },
      config: { language: 'en', languages: ['en', 'de'] },
    } as unknown as Site);

  test.each([...ownNames].filter((name) => /^[a-z0-9-]+$/.test(name)))('cannot take the address of /%s/', (name) => {
    expect(told(name)).toMatchObject([{ code: 'page/address', file: `content/pages/${name}.md` }]);
  });

  test('cannot take that of a language, and can take any other', () => {
    expect(told('de')[0]?.message).toContain('pages in the language "de"');
    expect(told('imprint')).toEqual([]);
    expect([...ownNames]).toEqual(
      expect.arrayContaining(['audit', 'policy', 'o', 'opt-in', 'assets', 'search', '404']),
    );
  });
});
