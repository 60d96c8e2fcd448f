import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser, serve, watchPage, type Served } from './browser.ts';

let browser: Browser;
let other: Served;
let site: Served;

beforeAll(async () => {
  browser = await launchBrowser();
  other = await serve((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end('x'));
  const pages: Record<string, string> = {
    '/': '<!doctype html><title>Quiet</title>',
    '/leaky': `<!doctype html><title>Leaky</title><img src="${other.url('image')}"><script type="module" src="leaky.js"></script>`,
    '/strict':
      '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'; worker-src blob:"><title>Strict</title><script type="module" src="leaky.js"></script>',
    '/leaky.js': `const code = "fetch('${other.url('worker')}').finally(() => postMessage(0), () => 0)";
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      worker.onmessage = () => { document.title = 'Done'; };`,
  };
  site = await serve(
    (request, response) => {
      const body = pages[request.url ?? ''];
      const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
    },
    { base: '/some/base/' },
  );
});

afterAll(async () => {
  await Promise.all([browser?.close(), other?.close(), site?.close()]);
});

async function visit(path: string) {
  const page = await browser.newPage();
  const watch = await watchPage(page);
  await page.goto(site.url(path), { waitUntil: 'networkidle' });
  for (let turn = 0; turn < 50 && path !== '' && (await page.title()) !== 'Done'; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await page.close();
  return watch;
}

test('a quiet page under a base path is recorded as quiet', async () => {
  const watch = await visit('');
  expect(watch.requests).toContain(site.url());
  expect(watch.offOrigin).toEqual([]);
  expect(watch.violations).toEqual([]);
});

test('outside the base there is nothing', async () => {
  expect((await fetch(`${site.origin}/`)).status).toBe(404);
});

test('requests to another origin are seen, from the page and from a worker', async () => {
  const watch = await visit('leaky');
  expect(watch.offOrigin).toContain(other.url('image'));
  expect(watch.offOrigin).toContain(other.url('worker'));
});

test('violations of the policy are seen, inside a blob worker too, and nothing gets out', async () => {
  const before = other.requests.length;
  const watch = await visit('strict');
  expect(watch.violations.join('\n')).toContain(other.url('worker'));
  expect(other.requests).toHaveLength(before);
});
