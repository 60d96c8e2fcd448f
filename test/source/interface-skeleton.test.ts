import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { interfaceSkeleton } from '../../src/source/interface-skeleton.ts';
import { en } from '../../src/words/en.ts';
import type { TextTree } from '../../src/words/message.ts';
import { languageWords } from '../../src/words/words-for.ts';

const total = languageWords('fr').missing.length;
const again = (text: string) => interfaceSkeleton('fr', { text, texts: (parse(text) ?? {}) as TextTree });

test('a language without a word gets every word of English, each as a comment', () => {
  const { text, missing } = interfaceSkeleton('fr', undefined);
  expect(missing).toBe(total);
  expect(total).toBeGreaterThan(500);
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#~ '))).toEqual([]);
  expect(parse(text.replaceAll(/^#~ /gm, ''))).toEqual(en);
});

test('what is translated stays, with the comments of its author; a second run changes nothing', () => {
  const own =
    '# Our own words.\nframe:\n  # As on our website.\n  skip: Aller au contenu # vu\nmenu:\n  groups:\n    see: "Les données"\n';
  const first = again(own);
  expect(first.missing).toBe(total - 2);
  for (const line of ['# Our own words.', '  # As on our website.', '  skip: "Aller au contenu" # vu'])
    expect(first.text.split('\n')).toContain(line);
  expect(first.text).toContain('#~   menu: "Menu"\n');
  expect(parse(first.text)).toEqual({ frame: { skip: 'Aller au contenu' }, menu: { groups: { see: 'Les données' } } });
  expect(again(first.text)).toEqual(first);
});

test('a line that is translated is one less, wherever it stands', () => {
  const { text } = interfaceSkeleton('fr', undefined);
  const translated = text.replace('#~ frame:', 'frame:').replace('#~   menu: "Menu"', '  menu: "Le menu"');
  const next = again(translated);
  expect(next.missing).toBe(total - 1);
  expect(next.text).toBe(translated);
});

test('a language that is shipped has nothing to translate', () => {
  expect(interfaceSkeleton('de', undefined)).toEqual({ text: '\n', missing: 0 });
});
