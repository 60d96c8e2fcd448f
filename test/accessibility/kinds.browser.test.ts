import { expect, test } from 'vitest';
import { faultsOnPages } from '../axe-faults.ts';
import { demoInBrowser } from '../demo-in-browser.ts';
import { kindsOfDemo, laptop, phone } from './kinds-of-demo.ts';

const demo = demoInBrowser();

// Colours follow the theme, layout follows the width: each theme and each width is seen on every kind of page here, and
// the other two pairs of them in more-pages and right-to-left.
test.each([
  ['light, on a laptop', '', { viewport: laptop, colorScheme: 'light' }],
  ['dark, in German, at 320 pixels', 'de', { viewport: phone, colorScheme: 'dark' }],
] as const)(
  'axe finds nothing on any kind of page, %s',
  async (_, tag, look) => {
    const paths = kindsOfDemo(demo.folder, tag);
    expect(paths.length).toBeGreaterThan(40);
    expect(await faultsOnPages(demo.browser, demo.served, paths, { ...look, themes: 1 })).toEqual([]);
  },
  600_000,
);
