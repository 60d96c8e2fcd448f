import { describe, expect, it } from 'vitest';
import { compileMessage } from '../../src/words/compile-message.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';
import type { TextTree } from '../../src/words/message.ts';
import { parametersIn } from '../../src/words/parameters-in.ts';
import { languageWords, shipped, wordsFor } from '../../src/words/words-for.ts';

const leaves = (node: TextTree, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
const english = new Map(leaves(en));

const translations = Object.entries(shipped).filter(([language]) => language !== 'en');

describe.each(translations)('the words in %s', (language, texts) => {
  it('have the same keys as English', () => {
    expect(leaves(texts).map(([key]) => key)).toEqual([...english.keys()]);
    expect(languageWords(language).missing).toEqual([]);
  });

  it('are never empty', () => {
    expect(leaves(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('ask for no value that English does not give, and hide none that English shows', () => {
    const wrong = leaves(texts).flatMap(([key, text]) => {
      const [there, here] = [english.get(key) ?? '', text].map((each) => parametersIn(compileMessage(each)));
      const unknown = [...(here?.keys() ?? [])].filter((name) => !there?.has(name));
      const hidden = [...(there ?? [])].filter(([name, { shown }]) => shown && !here?.has(name)).map(([name]) => name);
      return [...unknown, ...hidden].map((name) => `${key} {${name}}`);
    });
    expect(wrong).toEqual([]);
  });

  it('count with every form the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = leaves(texts).filter(([, text]) => text.includes(', plural,'));
    expect(counted.length).toBeGreaterThan(20);
    for (const [, text] of counted)
      for (const [form] of text.matchAll(/\b(?:zero|one|two|few|many|other)(?= \{)/g)) expect(forms).toContain(form);
  });
});

describe('wordsFor', () => {
  it.each([
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['ar-EG', 'ar'],
    ['fr', 'en'],
  ] as const)('%s speaks as %s', (language, base) => {
    expect(wordsFor(language).frame.search).toBe(wordsFor(base).frame.search);
  });

  it('says the words of the site itself first, then those of the language, then English', () => {
    const own = {
      frame: { search: 'Recherche' },
      overview: { switches: '{count, plural, one {Un bouton} other {{count} boutons}}' },
    };
    const { words, missing } = languageWords('fr', own);
    expect([words.frame.search, words.frame.menu, words.overview.switches({ count: 2 })]).toEqual([
      'Recherche',
      'Menu',
      '2 boutons',
    ]);
    expect(missing).toContain('frame.menu');
    expect(missing).not.toContain('frame.search');
    expect(wordsFor('de', own).frame.menu).toBe(de.frame.menu);
  });

  it('keeps a message with values callable where a translation shows none of them', () => {
    expect(wordsFor('en', { frame: { asOf: 'Some day' } }).frame.asOf({ day: '4 August' })).toBe('Some day');
  });
});

describe('numbers', () => {
  it('are counted as each language counts', () => {
    const [inEnglish, inGerman, inArabic] = [wordsFor('en'), wordsFor('de'), wordsFor('ar')];
    expect([1, 2, 5].map((count) => inEnglish.overview.switches({ count }))).toEqual([
      'One switch',
      '2 switches',
      '5 switches',
    ]);
    expect([1, 2].map((count) => inGerman.data.files({ count }))).toEqual(['eine Datei', '2 Dateien']);
    expect([1, 2, 5, 12].map((count) => inArabic.data.files({ count }))).toEqual([
      'ملف واحد',
      'ملفان',
      '5 ملفات',
      '12 ملفًا',
    ]);
  });
});
