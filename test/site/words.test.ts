import { describe, expect, it } from 'vitest';
import { directionOf } from '../../src/site/direction.ts';
import { changeValue } from '../../src/site/change-words.ts';
import { formatPeriod } from '../../src/site/format-period.ts';
import { totalKept } from '../../src/site/total-kept.ts';
import type { Schedule } from '../../src/schema/content/schedule.ts';

describe('directionOf', () => {
  it.each([['en', 'ltr'], ['ar', 'rtl'], ['ar-EG', 'rtl'], ['he', 'rtl'], ['az-Arab', 'rtl'], ['fa-Latn', 'ltr'], ['pt-BR', 'ltr']])('%s: %s', (language, direction) => {
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
    ['2026-W31', 'en', 'W31 2026'],
    ['2026-W31', 'de', 'KW 31 2026'],
    ['2026-W31', 'ar', 'الأسبوع 31 من 2026'],
    ['2026-08-04', 'en', '4 August 2026'],
    ['all', 'en', 'all'],
  ])('%s in %s: %s', (period, language, words) => {
    expect(formatPeriod(period, language)).toBe(words);
  });
});

describe('totalKept', () => {
  const stage = (place: string, keep: unknown) => ({ place, keep, what: 'x', then: 'y' });
  const schedule = (...stages: unknown[]) => ({ stages }) as unknown as Pick<Schedule, 'stages'>;
  it('is the longest stay before publication, whatever is published longer', () => {
    expect(totalKept(schedule(stage('device', 'P30D'), stage('raw-store', 'P13M'), stage('backup', 'P14D'), stage('published', { forever: 'history' })))).toBe('P13M');
  });
  it('is that of the published table where there is nothing else', () => {
    expect(totalKept(schedule(stage('published', 'P3Y')))).toBe('P3Y');
  });
  it('is for ever where any stage is', () => {
    expect(totalKept(schedule(stage('raw-store', { forever: 'research' }), stage('backup', 'P14D')))).toEqual({ forever: 'research' });
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
