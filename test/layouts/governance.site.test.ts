import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoSite } from '../build-once.ts';

let folder: string;
let bringToDay: (root: HTMLElement, now: Date) => void;
beforeAll(async () => {
  folder = await demoSite();
  vi.stubGlobal('document', parseHTML('<!doctype html><html><body></body></html>').document);
  ({ bringToDay } = await import('../../src/browser/standing.ts'));
});
afterAll(() => vi.unstubAllGlobals());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const page = (path: string) => parseHTML(read(`${path}index.html`)).document;
const said = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();

describe('who decides', () => {
  /** What the review of raw reports is said to be on a day of reading. */
  const reviewOn = (day: string, path = 'governance/') => {
    const root = [...page(path).querySelectorAll<HTMLElement>('[data-standing]')].find((row) =>
      row.querySelector('[data-until="2026-12-31"]'),
    );
    if (!root) throw new Error('the review is not there');
    bringToDay(root, new Date(day));
    return [...root.querySelectorAll<HTMLElement>('[data-until]')].filter(({ hidden }) => !hidden).map(said);
  };

  test('a review is overdue from the day after its last day, by the clock of the reader', () => {
    expect(reviewOn('2026-12-31T23:00:00Z')).toEqual([]);
    expect(reviewOn('2027-01-01T00:00:00Z')).toEqual(['The review is overdue by 1 day.']);
    expect(reviewOn('2027-02-01T00:00:00Z', 'de/governance/')).toEqual(['Die Durchsicht ist 32 Tage überfällig.']);
  });

  test('has a section for each rule in each language, and what it names leads back to it', () => {
    for (const path of ['governance/', 'de/governance/']) {
      const ids = [...page(path).querySelectorAll('article.rule')].map((rule) => rule.getAttribute('aria-labelledby'));
      expect(ids).toEqual(['decisions', 'new-fields', 'raw-reports', 'limits', 'policy-changes', 'review']);
    }
    for (const path of ['assessments/page-turn-times/', 'audits/2026-collector-review/'])
      expect(read(`${path}index.html`)).toContain('governance/#');
    expect(read('search/en.json')).toContain('governance/#new-fields');
    expect(read('sitemap.xml')).toContain('/governance/</loc>');
  });
});

describe('versions of what is sent', () => {
  test('stand in one table, newest first, each with who sends it, what changed and what stays', () => {
    const tables = page('payloads/').querySelectorAll('main table');
    expect(tables).toHaveLength(1);
    const [health] = tables[0]?.querySelectorAll('tbody') ?? [];
    const rows = [...(health?.querySelectorAll('tr.version') ?? [])].map((row) =>
      [...row.children].map((cell) => (cell.querySelector('p') ? [...cell.children].map(said) : [said(cell)])),
    );
    expect(rows.map(([version]) => version)).toEqual([['4 sent now'], ['3'], ['2'], ['1']]);
    expect(rows[0]?.slice(1)).toEqual([
      ['Heron 4.1.5 and later', 'since 16 June 2025'],
      ['Removed: Country', 'The first version with a switch of its own.', 'Privacy note'],
      ['All else of version 3, with the same meaning.'],
    ]);
    expect(rows[1]?.slice(1)).toEqual([
      ['Heron 3.5.0 to 4.1.4', '6 February 2024 to 15 June 2025'],
      ['Added: Days of use in the month, Age of the installation'],
      ['All of version 2, with the same meaning.'],
    ]);
  });

  test('can be reached from the fields and switches they tell of', () => {
    for (const path of ['dictionary/health-country/', 'categories/basic-health/', 'de/dictionary/health-country/'])
      expect(read(`${path}index.html`), path).toContain('payloads/#basic-health');
    expect(read('search/en.json')).toContain('payloads/#basic-health');
  });
});
