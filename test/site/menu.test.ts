import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../src/schema/kinds.ts';
import { type Kind, kindNames } from '../../src/schema/nouns.ts';
import { groups, pageIds } from '../../src/site/menu.ts';

describe('the menu', () => {
  test('has every page once, in the order a newcomer asks', () => {
    expect(groups).toEqual({
      collected: ['categories', 'dictionary', 'payloads', 'products', 'opt-in', 'my-report'],
      why: ['retention', 'assessments'],
      protection: ['methods', 'security', 'governance'],
      see: ['explore', 'data', 'console'],
      check: ['charter', 'audit', 'audits'],
      changed: ['changes', 'reports'],
      help: ['faq', 'concerns', 'learn'],
    });
    expect(Object.values(groups).flat().sort()).toEqual([...pageIds].sort());
  });

  test.each(pageIds)('leads to the page %s', (page) => {
    expect(existsSync(`src/pages/[...lang]/${page}/index.astro`)).toBe(true);
  });
});

const folderOf = (kind: Kind) => `src/pages/[...lang]/${kindOf(kind).shown?.page}`;
const kindsWith = (entries: 'pages' | 'sections' | 'root' | undefined) =>
  kindNames.filter((kind) => kindOf(kind).shown?.entries === entries);

describe('entries', () => {
  test.each(kindsWith('pages'))('of the kind %s have pages of their own', (kind) => {
    expect(existsSync(`${folderOf(kind)}/[id].astro`)).toBe(true);
  });

  test.each(kindsWith('sections'))('of the kind %s are sections of the page that lists them', (kind) => {
    expect(existsSync(`${folderOf(kind)}/[id].astro`)).toBe(false);
    expect(readFileSync(`${folderOf(kind)}/index.astro`, 'utf8')).toContain(`site.has('${kindOf(kind).shown?.page}')`);
  });

  test.each(kindsWith('root'))('of the kind %s have pages at the root of the site', (kind) => {
    expect(kindOf(kind).shown).toMatchObject({ page: '', menu: null });
    expect(existsSync('src/pages/[...lang]/[id].astro')).toBe(true);
  });

  test.each(kindsWith(undefined))('of the kind %s have no page', (kind) => {
    expect(existsSync(`src/pages/[...lang]/${kind}`)).toBe(false);
  });
});
