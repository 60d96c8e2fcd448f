import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { engineFiles } from '../../src/build/local/engine-files.ts';
import { type PageWatch, serve, type Served, watchPage } from '../browser.ts';
import { bundleScript } from '../bundle-script.ts';

/** The policy of pages that run the engine; strictest where it is given by the page itself. */
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:; worker-src blob:";

/** Builds the test's page with the engine beside it into an empty folder, and returns the folder. */
export async function buildEnginePage(name: string): Promise<string> {
  const dir = join('test/.output', name);
  await rm(dir, { recursive: true, force: true });
  await bundleScript('test/engine/page.ts', 'page', dir);
  const files = await engineFiles();
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
  const sizes = JSON.stringify(files.map(({ path, bytes }) => ({ path, bytes: bytes.length })));
  const html = `<!doctype html><html lang="en" data-engine='${sizes}'><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Engine</title><script type="module" src="page.js"></script>`;
  await writeFile(join(dir, 'index.html'), html);
  return dir;
}

export interface EnginePage {
  readonly page: Page;
  readonly watch: PageWatch;
  readonly site: Served;
  close(): Promise<void>;
}

/** Serves the folder under a base path and visits it. */
export async function visitEnginePage(browser: Browser, what: Parameters<typeof serve>[0]): Promise<EnginePage> {
  const site = await serve(what, { base: '/some/base/' });
  const page = await browser.newPage();
  const watch = await watchPage(page);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(site.url(), { waitUntil: 'load' });
  return {
    page,
    watch,
    site,
    close: async () => {
      await page.close();
      await site.close();
    },
  };
}

/** Copies files of a test beside its page. */
export async function addFile(dir: string, path: string, from: string | Uint8Array): Promise<void> {
  if (typeof from === 'string') await cp(from, join(dir, path));
  else await writeFile(join(dir, path), from);
}
