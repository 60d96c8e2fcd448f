import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kitFiles, publishConsentKit } from '../../src/build/publish/publish-consent-kit.ts';
import { decisions } from '../../src/consent/kit/consent-dialog.js';
import { shouldAsk } from '../../src/consent/kit/should-ask.js';
import { consentCases } from './cases.ts';

const consent = (path: string) => readFileSync(join(import.meta.dirname, '../../src/consent', path), 'utf8');

/** TypeScript without its types, and without the blanks and lone comments that they leave behind. */
function withoutTypes(source: string): string {
  return stripTypeScriptTypes(source)
    .replace(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n[ \t]+\n/g, '\n')
    .replace(/(?<=\S) {2,}(?=[,)])/g, '')
    .replace(/(?<=\S) {2,}/g, ' ')
    .replace(/^[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

describe('the rule in JavaScript', () => {
  test('is the TypeScript one without its types', () => {
    expect(consent('kit/should-ask.js').trim()).toBe(withoutTypes(consent('should-ask.ts')));
  });

  test.each(consentCases)('$name', ({ stored, published, today, expected }) => {
    const { ask, covers } = shouldAsk(stored, published, today);
    expect(`${ask ? 'ask' : 'keep'} ${covers}`).toBe(expected);
  });
});

test('the kit is published as it lies here, beside the style sheet of cards', async () => {
  const files = await publishConsentKit();
  const text = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
  expect(files.map(({ path }) => path)).toEqual([
    'opt-in/card-1.css',
    ...kitFiles.map((path) => `opt-in/dialog/${path.slice(path.lastIndexOf('/') + 1)}`),
  ]);
  for (const path of kitFiles)
    expect(text(`opt-in/dialog/${path.slice(path.lastIndexOf('/') + 1)}`)).toBe(consent(path));
  expect(text('opt-in/card-1.css')).not.toMatch(/@import|url\(|@font-face|\/\*/);
});

test('the dialog asks an app of one product for the switches that it has', () => {
  const category = (id: string, products?: string[]) => ({ id, consentVersion: 1, ...(products ? { products } : {}) });
  const published = JSON.stringify({
    schemaVersion: 1,
    project: { id: 'lantern.example/privacy' },
    products: [{ id: 'desktop' }, { id: 'command-line' }],
    categories: [category('usage'), category('reminders', ['desktop']), category('both', ['desktop', 'command-line'])],
  });
  const options = {
    published,
    store: { read: () => undefined, write: () => undefined },
    language: 'en',
    today: '2026-09-10',
  };
  const asked = (product?: string) =>
    decisions({ ...options, ...(product === undefined ? {} : { product }) }).map(
      (decision: { category: string }) => decision.category,
    );
  expect(asked('desktop')).toEqual(['usage', 'reminders', 'both']);
  expect(asked('command-line')).toEqual(['usage', 'both']);
  expect(asked()).toEqual(['usage', 'reminders', 'both']);
});

test('the kit needs no library and asks nobody but the page it is in', () => {
  for (const name of [
    'kit/consent-dialog.js',
    'kit/should-ask.js',
    'kit/example.js',
    'kit/example.html',
    'kit/consent-dialog.css',
  ]) {
    expect(consent(name), name).not.toMatch(
      /https?:\/\/|innerHTML|localStorage|sessionStorage|document\.cookie|\seval\(|style=/,
    );
  }
});
