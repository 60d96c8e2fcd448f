import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../build-once.ts';

const minimal = join(import.meta.dirname, 'minimal');
const french = readFileSync(join(import.meta.dirname, 'french/interface.yaml'), 'utf8');
const folder = { path: '' };
const page = (path: string) => readFileSync(join(folder.path, path, 'index.html'), 'utf8');

beforeAll(async () => {
  folder.path = await builtSite('french', minimal, [], {
    'content/site.yaml': (text) => text.replace('language: en\n', 'language: en\nlanguages: [en, fr]\n'),
    'content/_/fr/interface.yaml': french,
    'content/_/en/interface.yaml': 'charter:\n  title: Our word\n',
  });
}, 600_000);

describe('a language that Vitrine does not ship, in a file of the site', () => {
  test('is the language of its pages: words, numbers, days, plurals', () => {
    const overview = page('fr');
    expect(overview).toContain('<html lang="fr" dir="ltr"');
    for (const words of ['Aller au contenu', 'Lantern n’envoie rien sans votre accord.', 'Au 10 septembre 2026'])
      expect(overview).toContain(words);
    expect(overview).toContain('Son seul interrupteur est éteint');
    for (const words of ['2 promesses', 'Une promesse']) expect(page('fr/charter')).toContain(words);
  });

  test('is the language of retention figures and of the words that scripts draw with', () => {
    expect(page('fr/retention')).toMatch(/<svg[\s\S]*Stockage brut[\s\S]*<\/svg>/);
    const words = JSON.parse(readFileSync(join(folder.path, 'charts/words.fr.json'), 'utf8')) as {
      readonly suppressed: string;
    };
    expect(words.suppressed).toBe('Masqué');
  });

  test('says on every page, cards included, that some of its words are English', () => {
    for (const path of ['fr', 'fr/charter', 'fr/opt-in/usage'])
      expect(page(path)).toContain('ne sont pas encore traduits : ils sont en anglais.');
    expect(page('')).not.toContain('have not been translated yet');
  });

  test("overrides a word of the site's own language from the same kind of file", () => {
    expect(page('charter')).toContain('Our word</h1>');
    expect(page('fr/charter')).toContain('Promesses</h1>');
  });
});
