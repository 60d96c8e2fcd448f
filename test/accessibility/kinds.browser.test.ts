import { expect, test } from 'vitest';
import { faultsOnPages } from '../axe-faults.ts';
import { demoInBrowser } from '../demo-in-browser.ts';
import { kindsOfDemo, laptop, phone } from './kinds-of-demo.ts';

const demo = demoInBrowser();

test.each([
  ['in either theme, on a laptop', '', { viewport: laptop, colorScheme: 'light' }],
  ['in either theme, in German, at 320 pixels', 'de', { viewport: phone, colorScheme: 'dark' }],
] as const)(
  'axe finds nothing on any kind of page, %s',
  async (_, tag, look) => {
    const paths = kindsOfDemo(demo.folder, tag);
    expect(paths.length).toBeGreaterThan(40);
    expect(await faultsOnPages(demo.browser, demo.served, paths, { ...look, themes: 2 })).toEqual([]);
  },
  600_000,
);
