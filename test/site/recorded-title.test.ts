import { describe, expect, test } from 'vitest';
import { recordedTitle } from '../../src/site/recorded-title.ts';
import type { Site } from '../../src/site/site.ts';

/** A site in English with one note and one advisory; only the note is translated into German. */
const siteIn = (language: string) => ({
  language,
  model: { config: { language: 'en' } },
  entry: (kind: string, id: string) => ({
    'changes/shorter': language === 'de' ? { language: 'de', data: { title: 'Kürzer' } } : { language: 'en', data: { title: 'Shorter, as it is called today' } },
    'security/log': { language: 'en', data: { title: 'The log' } },
  } as Record<string, unknown>)[`${kind}/${id}`],
}) as unknown as Site;
const note = { id: 'shorter', title: 'Shorter', kind: 'note' as const };

describe('the title of what a frozen report names', () => {
  test('stays as recorded in the language of the record, whatever it is called today', () => {
    expect(recordedTitle(siteIn('en'), note)).toEqual({ title: 'Shorter' });
  });
  test('is the translation in a language that has one', () => {
    expect(recordedTitle(siteIn('de'), note)).toEqual({ title: 'Kürzer' });
  });
  test('is as recorded, with its language, where there is no translation', () => {
    expect(recordedTitle(siteIn('de'), { id: 'log', title: 'The log', kind: 'advisory' })).toEqual({ title: 'The log', lang: 'en' });
    expect(recordedTitle(siteIn('de'), { id: 'gone', title: 'Gone', kind: 'note' })).toEqual({ title: 'Gone', lang: 'en' });
    expect(recordedTitle(siteIn('de'), { id: 'shorter', title: 'An outage', kind: 'outage' })).toEqual({ title: 'An outage', lang: 'en' });
  });
});
