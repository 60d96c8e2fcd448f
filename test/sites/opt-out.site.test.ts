import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../build-once.ts';
import { claimsIn } from './consent-claims.ts';

let folder: string;
beforeAll(async () => {
  folder = await builtSite('opt-out', join(import.meta.dirname, 'opt-out'));
}, 600_000);

/** The text of a page; what stands in blocks of its own is apart. */
const page = (path: string) => {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8').replaceAll(/<\/(?:li|dt|dd|p|div|h\d)>/g, ' $&');
  return parseHTML(html).document.querySelector('main')?.textContent ?? '';
};

describe('a site whose telemetry is on by default', () => {
  test('claims nowhere that somebody said yes, in no language', () => {
    expect(claimsIn(folder)).toEqual([]);
  });

  test.each([
    ['', 'Lantern’s telemetry is on until you turn it off.'],
    ['categories/', 'All of them are on until you turn them off.'],
    ['categories/usage/', 'On by default'],
    ['opt-in/', 'Telemetry of Lantern is on until you turn it off.'],
    ['opt-in/usage/', 'once you have turned it off, it stays off'],
    ['opt-in/usage/v1/', 'This is what it covered.'],
    ['opt-in/developers/', 'Show the notice if, and only if,'],
    ['opt-in/dialog/', 'A notice that is fair'],
    ['de/', 'Die Telemetrie von Lantern ist an, bis Sie sie ausschalten.'],
    ['ar/', 'القياس عن بُعد في Lantern يعمل حتى توقفه.'],
  ])('says it on /%s', (path, said) => {
    expect(page(path).replaceAll(/\s+/g, ' ')).toContain(said);
  });

  test('tells apps to tell, and not to ask', () => {
    const file = JSON.parse(readFileSync(join(folder, 'consent.json'), 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({
      default: 'on',
      categories: [
        {
          id: 'usage',
          default: 'on',
          action: 'tell',
          products: ['command-line', 'desktop'],
          optOut: { en: { command: 'lantern telemetry off' } },
        },
        { id: 'reminders', default: 'on', action: 'tell', products: ['desktop'] },
      ],
      words: { en: { lead: 'These are on until you turn them off. You can turn each off here, now or at any time.' } },
    });
  });

  test('says of which product each thing is, in every language', () => {
    for (const [path, said] of [
      ['', 'Use of reminders (Lantern Desktop)'],
      ['categories/', 'Lantern Desktop'],
      ['categories/usage/', 'Holds for Lantern Lantern Desktop'],
      ['dictionary/', 'Where no product is named, it holds for all of them: Lantern and Lantern Desktop.'],
      ['dictionary/theme/', 'Sent by Lantern Desktop'],
      ['retention/', 'Holds for Lantern Lantern Desktop'],
      ['data/', 'Counts reports of Lantern Lantern Desktop'],
      ['data/active-installations/', 'Counts reports of Lantern Lantern Desktop'],
      ['opt-in/usage/', 'Sent by Lantern Desktop only.'],
      ['opt-in/usage/v1/', 'Lantern and Lantern Desktop'],
      ['opt-in/reminders/', 'Holds for Lantern Desktop'],
      ['de/categories/usage/', 'Gilt für Lantern Lantern Desktop'],
      ['ar/categories/usage/', 'يسري على Lantern Lantern Desktop'],
    ] as const)
      expect(page(path).replaceAll(/\s+/g, ' '), path).toContain(said);
  });

  test('shows all that one product sends, and nothing of the other', () => {
    const desktop = page('products/desktop/').replaceAll(/\s+/g, ' ');
    for (const said of ['Use of reminders', 'Colours', 'Platform', 'Active installations', 'reports.desktop.lantern'])
      expect(desktop).toContain(said);
    const terminal = page('products/command-line/');
    expect(terminal).toContain('Platform');
    for (const said of ['Use of reminders', 'Colours', 'reports.desktop.lantern']) expect(terminal).not.toContain(said);
    const { fields } = JSON.parse(readFileSync(join(folder, 'dictionary.json'), 'utf8')) as {
      fields: { id: string; products: string[] }[];
    };
    expect(Object.fromEntries(fields.map(({ id, products }) => [id, products]))).toMatchObject({
      theme: ['desktop'],
      platform: ['command-line', 'desktop'],
    });
  });

  test('stands still on a day, and says so on every kind of page', () => {
    for (const path of ['', 'audit/', 'opt-in/', 'opt-in/usage/', 'data/active-installations/'])
      expect(parseHTML(readFileSync(join(folder, path, 'index.html'), 'utf8')).document.body.textContent).toContain(
        'This site stands still on 10 September 2026.',
      );
  });
});
