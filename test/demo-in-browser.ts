import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, type Served, serve } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

export interface DemoInBrowser {
  readonly browser: Browser;
  readonly served: Served;
  /** What was built. */
  readonly folder: string;
}

/**
 * The built demonstration, served, and a browser, for the tests of the file that calls it: there once they begin,
 * closed when they end.
 */
export function demoInBrowser(): DemoInBrowser {
  const demo: { -readonly [Key in keyof DemoInBrowser]?: DemoInBrowser[Key] } = {};
  beforeAll(async () => {
    demo.folder = await demoSite();
    demo.served = await serve(demo.folder, { base: demoBase });
    demo.browser = await launchBrowser();
  }, 600_000);
  afterAll(async () => {
    await demo.browser?.close();
    await demo.served?.close();
  });
  return demo as DemoInBrowser;
}
