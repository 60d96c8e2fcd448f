import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserPath, type Served, serve } from './browser.ts';
import { demoBase, demoSite } from './build-once.ts';

/** Performance is left out: it says more about the machine than about the page. */
const categories = ['accessibility', 'best-practices', 'seo'];
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let served: Served;
let port: number;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });

beforeAll(async () => {
  served = await serve(await demoSite(), { base: demoBase });
  port = await freePort();
  const executablePath = browserPath();
  if (executablePath === undefined)
    throw new Error('No Chromium found. Install one, or name its program in CHROME_PATH.');
  browser = await chromium.launch({ executablePath, args: [...switches, `--remote-debugging-port=${port}`] });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.each(['', 'opt-in/crash-reports/', 'explore/installations-by-month/', 'dictionary/crash-kind/'])(
  'Lighthouse gives all it has to /%s',
  async (path) => {
    const result = await lighthouse(served.url(path), { port, logLevel: 'error', onlyCategories: categories });
    const faults = Object.values(result?.lhr.audits ?? {}).flatMap(({ id, score, title }) =>
      score !== null && score < 1 && score >= 0 ? [`${id}: ${title}`] : [],
    );
    expect(
      Object.values(result?.lhr.categories ?? {}).map(({ id, score }) => [id, score]),
      faults.join('\n'),
    ).toEqual(categories.map((id) => [id, 1]));
  },
  120_000,
);
