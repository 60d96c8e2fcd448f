import { expect, test } from 'vitest';
import { faultsOnPages } from '../axe-faults.ts';
import { demoInBrowser } from '../demo-in-browser.ts';
import { laptop, morePages, phone } from './kinds-of-demo.ts';

const demo = demoInBrowser();

test('axe finds nothing on another page of every kind, and on every chart, table and lesson, dark, on a laptop', async () => {
  const { english } = morePages(demo.folder);
  expect(english.length).toBeGreaterThan(60);
  const look = { viewport: laptop, colorScheme: 'dark', themes: 1 } as const;
  expect(await faultsOnPages(demo.browser, demo.served, english, look)).toEqual([]);
}, 900_000);

test('nor on one more of every kind in German, light, at 320 pixels', async () => {
  const { german } = morePages(demo.folder);
  expect(german.length).toBeGreaterThan(10);
  const look = { viewport: phone, colorScheme: 'light', themes: 1 } as const;
  expect(await faultsOnPages(demo.browser, demo.served, german, look)).toEqual([]);
}, 600_000);
