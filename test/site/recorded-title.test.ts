import { describe, expect, test } from 'vitest';
import { recordedTitle } from '../../src/site/recorded-title.ts';
import type { SiteView } from '../../src/site/site.ts';

const crashes = (reason: string) => ({
  id: 'crashes',
  tables: [
    {
      privacy: {
        breaks: [
          { kind: 'sampling', reason: 'Half.' },
          { kind: 'outage', reason },
        ],
      },
    },
  ],
});

/** A site in English with one note, one advisory and one outage; the note and the outage are translated into German. */
const siteIn = (language: string) =>
  ({
    language,
    model: { config: { language: 'en' }, datasets: [crashes('It was down.')] },
    dataset: (id: string) => (id === 'crashes' ? crashes('Sie war ausgefallen.') : undefined),
    langOf: (words: string) => (words === 'Sie war ausgefallen.' ? undefined : 'en'),
    entry: (kind: string, id: string) =>
      (
        ({
          'changes/shorter':
            language === 'de'
              ? { language: 'de', data: { title: 'Kürzer' } }
              : { language: 'en', data: { title: 'Shorter, as it is called today' } },
          'security/log': { language: 'en', data: { title: 'The log' } },
        }) as Record<string, unknown>
      )[`${kind}/${id}`],
  }) as unknown as SiteView;
const note = { id: 'shorter', title: 'Shorter', kind: 'note' as const };

describe('the title of what a frozen report names', () => {
  test('stays as recorded in the language of the record, whatever it is called today', () => {
    expect(recordedTitle(siteIn('en'), note)).toEqual({ title: 'Shorter' });
  });
  test('is the translation in a language that has one', () => {
    expect(recordedTitle(siteIn('de'), note)).toEqual({ title: 'Kürzer' });
    expect(recordedTitle(siteIn('de'), { id: 'crashes', title: 'It was down.', kind: 'outage' })).toEqual({
      title: 'Sie war ausgefallen.',
    });
  });
  test('is as recorded, with its language, where there is no translation', () => {
    expect(recordedTitle(siteIn('de'), { id: 'log', title: 'The log', kind: 'advisory' })).toEqual({
      title: 'The log',
      lang: 'en',
    });
    expect(recordedTitle(siteIn('de'), { id: 'gone', title: 'Gone', kind: 'note' })).toEqual({
      title: 'Gone',
      lang: 'en',
    });
    expect(recordedTitle(siteIn('de'), { id: 'crashes', title: 'An outage', kind: 'outage' })).toEqual({
      title: 'An outage',
      lang: 'en',
    });
  });
});
