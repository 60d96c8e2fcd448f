import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let bringToDay: (root: HTMLElement, now: Date) => void;
beforeAll(async () => {
  vi.stubGlobal('document', parseHTML('<!doctype html><html><body></body></html>').document);
  ({ bringToDay } = await import('../../src/browser/standing.ts'));
});
afterAll(() => vi.unstubAllGlobals());

/** What is to be read on a day. */
function readOn(now: string, { language = 'en', broken = '' } = {}): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>
    <div data-made="2026-10-20" data-language="${language}">
      <p data-when="made">made</p><p data-when="behind" hidden>behind <span data-today></span></p>
      <p data-when="kept" hidden>kept <span data-today></span></p>
      <p data-when="broken" hidden>broken <span data-today></span></p>
      <ul><li data-by="2026-11-30" data-until="2026-11-30" hidden><b data-days></b> late</li>
      <li data-by="2026-11-30" data-until="2026-12-31" hidden><b data-days></b> late, waived</li>${broken}</ul>
      <p data-part="next" data-until="2026-11-30">next</p>
    </div></body></html>`);
  const root = document.querySelector('div') as unknown as HTMLElement;
  bringToDay(root, new Date(now));
  return [...root.querySelectorAll<HTMLElement>('p, li')]
    .filter(({ hidden }) => !hidden)
    .map((line) => line.textContent);
}

test('on the day it is due nothing is broken; on the day after it is', () => {
  expect(readOn('2026-11-30T23:59:59Z')).toEqual(['kept 30 November 2026', 'next']);
  expect(readOn('2026-12-01T00:00:00Z')).toEqual(['broken 1 December 2026', '1 day late']);
});

test('a waiver counts to its last day, and the days from the day it was due', () => {
  expect(readOn('2027-01-01T08:00:00Z')).toEqual(['broken 1 January 2027', '32 days late', '32 days late, waived']);
});

test('what was broken already stays so, whatever the day', () => {
  const broken = '<li data-broken>changed</li>';
  expect(readOn('2026-10-21T08:00:00Z', { broken })).toEqual(['broken 21 October 2026', 'changed', 'next']);
});

test('a clock before the build changes nothing but to be named', () => {
  expect(readOn('2020-01-01T08:00:00Z')).toEqual(['made', 'behind 1 January 2020', 'next']);
});

test('days are said as the language of the page says them', () => {
  expect(readOn('2027-10-20T08:00:00Z', { language: 'de' })[0]).toBe('broken 20. Oktober 2027');
  expect(readOn('2026-12-01T08:00:00Z', { language: 'de' })[1]).toBe('1 Tag late');
});
