import { describe, expect, it } from 'vitest';
import { directionOf } from '../../src/words/direction.ts';
import { changeValue } from '../../src/site/change-words.ts';
import { formatPeriod } from '../../src/words/period-words.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { keptInWords, recordedStages, totalKept } from '../../src/site/total-kept.ts';
import type { Keep } from '../../src/schema/content/schedule.ts';

describe('directionOf', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab', 'rtl'],
    ['pa-PK', 'rtl'],
    ['sd-Deva', 'ltr'],
    ['arn', 'ltr'],
    ['fa-Latn', 'ltr'],
    ['pt-BR', 'ltr'],
  ])('%s: %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2026', 'en', '2026'],
    ['2026-08', 'en', 'August 2026'],
    ['2026-08', 'de', 'August 2026'],
    ['2026-03', 'de', 'März 2026'],
    ['2026-Q3', 'en', 'Q3 2026'],
    ['2026-Q3', 'de', '3. Quartal 2026'],
    ['2026-Q3', 'ar', 'الربع 3 من 2026'],
    ['2026-W31', 'en', 'week of 27 July 2026'],
    ['2026-W31', 'de', 'Woche ab 27. Juli 2026'],
    ['2026-W31', 'ar', 'الأسبوع من 27 يوليو 2026'],
    ['2026-08-04', 'en', '4 August 2026'],
    ['all', 'en', 'all'],
  ])('%s in %s: %s', (period, language, words) => {
    expect(formatPeriod(period, language, wordsFor(language).periods)).toBe(words);
  });
});

describe('totalKept', () => {
  const forever = { forever: 'research' };
  it.each<[string, [string, Keep | string][], Keep | string]>([
    [
      'adds the places that a report passes, and the longest copy',
      [
        ['device', 'P30D'],
        ['network', 'P0D'],
        ['collector', 'P1D'],
        ['raw-store', 'P180D'],
        ['backup', 'P14D'],
        ['aggregate-store', 'P14D'],
        ['published', 'P3Y'],
      ],
      'P225D',
    ],
    [
      'leaves a published table out, whatever its time',
      [
        ['device', 'P30D'],
        ['raw-store', 'P13M'],
        ['backup', 'P14D'],
        ['published', forever],
      ],
      'P13M44D',
    ],
    [
      'takes the longest copy, not their sum',
      [
        ['raw-store', 'P30D'],
        ['backup', 'P7D'],
        ['aggregate-store', 'P1Y'],
      ],
      'P1Y30D',
    ],
    [
      'adds stages at one place',
      [
        ['raw-store', 'P30D'],
        ['raw-store', 'P60D'],
        ['backup', 'P2W'],
        ['backup', 'P2W'],
      ],
      'P118D',
    ],
    ['is that of the published table where there is nothing else', [['published', 'P3Y']], 'P3Y'],
    [
      'is for ever where a place is',
      [
        ['raw-store', forever],
        ['backup', 'P14D'],
      ],
      forever,
    ],
    [
      'is for ever where a copy is',
      [
        ['raw-store', 'P30D'],
        ['backup', 'P14D'],
        ['aggregate-store', forever],
      ],
      forever,
    ],
    ['is nothing where nothing is kept', [['network', 'P0D']], 'P0D'],
  ])('%s', (_, stages, kept) => {
    expect(totalKept(stages.map(([place, keep]) => ({ place, keep: keep as Keep })))).toEqual(kept);
  });

  const site = {
    t: wordsFor('en'),
    list: (texts: string[]) => texts.join(' + '),
    duration: (text: string) => text,
    keep: ({ forever: reason }: { forever: string }) => `for ever: ${reason}`,
  } as unknown as Parameters<typeof keptInWords>[0];
  it('says at most only of what ends', () => {
    expect(keptInWords(site, [{ place: 'raw-store', keep: 'P30D' as Keep }])).toBe(
      'Store of reports: at most P30D; other copies: not stated',
    );
    expect(keptInWords(site, [{ place: 'raw-store', keep: forever as Keep }])).toBe('for ever: research');
  });
  it('speaks of the whole way only where each place on it is stated', () => {
    const all = ['device', 'network', 'collector', 'raw-store', 'backup', 'aggregate-store', 'published'];
    const stages = all.map((place) => ({ place, keep: 'P10D' as Keep }));
    expect(keptInWords(site, stages)).toBe('at most P50D');
    expect(keptInWords(site, stages.slice(0, -1))).toBe('at most P50D');
    expect(keptInWords(site, stages.slice(1))).toBe(
      'On the way + Collector + Store of reports + Backup + Store of counts: at most P40D; other copies: not stated',
    );
    expect(keptInWords(site, stages.slice(-1))).toBe('Published table: at most P10D; other copies: not stated');
  });
  it('is the same of a recorded policy, whose stages count days', () => {
    const recorded = [
      { place: 'device', days: 30 },
      { place: 'raw-store', days: 396 },
      { place: 'backup', days: 14 },
    ] as const;
    expect(keptInWords(site, recordedStages(recorded))).toBe(
      'Your device + Store of reports + Backup: at most P13M44D; other copies: not stated',
    );
    expect(keptInWords(site, recordedStages([{ place: 'raw-store', days: 'forever' }]))).toBe('for ever');
  });
});

describe('changeValue', () => {
  const site = { duration: (text: string) => `<${text}>`, share: (value: number) => `${value * 100} %` };
  it.each([
    ['retention', 'P13M', '<P13M>'],
    ['sample-rate', '0.5', '50 %'],
    ['sample-rate', 'one in two', 'one in two'],
    ['threshold', '0.5', '0.5'],
    ['recipient', 'a hosting company', 'a hosting company'],
  ] as const)('%s: %s', (type, text, words) => {
    expect(changeValue(site, type, text)).toBe(words);
  });
});
