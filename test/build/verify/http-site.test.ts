import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type HttpOptions, baseOf, httpSite } from '../../../src/build/verify/http-site.ts';
import { Unfetched } from '../../../src/build/verify/published-site.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on this computer; `asked` are the paths that were asked for. */
async function served(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const open = (address: string, options: Partial<HttpOptions> = {}) => httpSite(address, { fetch, ...options });
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test.each([
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/privacy', 'https://example.org/privacy/'],
  ['https://example.org/privacy/?x=1#top', 'https://example.org/privacy/'],
  ['https://example.org/privacy/index.html', 'https://example.org/privacy/'],
])('%s lies at %s', (address, base) => {
  expect(baseOf(address).href).toBe(base);
});

test('files are asked for below the base alone, their names encoded', async () => {
  const { url, asked } = await served((_, response) => response.end('here'));
  expect(textOf(await open(`${url}/privacy`).read('data/a b#c.csv'))).toBe('here');
  await expect(open(`${url}/privacy`).read('data/../../secret')).rejects.toThrow(/leads out of the site/);
  expect(asked).toEqual(['/privacy/data/a%20b%23c.csv']);
});

test('what is gone is told apart from what did not come', async () => {
  const { url } = await served((request, response) => {
    response.statusCode = Number(request.url?.slice(1));
    response.end('x');
  });
  const site = open(url);
  expect(await site.read('404')).toBeUndefined();
  expect(await site.read('410')).toBeUndefined();
  for (const status of [403, 429, 500, 503])
    await expect(site.read(String(status))).rejects.toThrow(`answered ${status}`);
  expect(textOf(await site.read('200'))).toBe('x');
});

test('a redirect is followed below the base, and nowhere else', async () => {
  const other = await served((_, response) => response.end('other'));
  const { url, asked } = await served((request, response) => {
    const to = {
      '/privacy/near': '/privacy/here',
      '/privacy/out': '/elsewhere',
      '/privacy/far': `${other.url}/privacy/here`,
      '/privacy/round': '/privacy/round',
    }[request.url ?? ''];
    if (to) response.writeHead(302, { location: to });
    response.end('here');
  });
  const site = open(`${url}/privacy/`);
  expect(textOf(await site.read('near'))).toBe('here');
  for (const path of ['out', 'far'])
    await expect(site.read(path)).rejects.toThrow(/sends elsewhere, to .* which is not followed/);
  await expect(site.read('round')).rejects.toThrow(/more than 5 times/);
  expect(other.asked).toEqual([]);
  expect(asked).not.toContain('/elsewhere');
});

test('a file larger than allowed is cut where its size is known, and refused where it is not', async () => {
  const { url } = await served((_, response) => response.end('x'.repeat(1000)));
  expect((await open(url).read('table.csv', 11))?.length).toBe(11);
  await expect(open(url, { maxBytes: 999 }).read('table.csv')).rejects.toThrow('it has more than 999 bytes');
  expect((await open(url, { maxBytes: 1000 }).read('table.csv'))?.length).toBe(1000);
});

test('a server that answers nothing, or half, is not waited for', async () => {
  const { url } = await served((request, response) => {
    if (request.url === '/half') response.write('x');
  });
  for (const path of ['nothing', 'half']) {
    const reading = open(url, { maxSeconds: 0.2 }).read(path);
    await expect(reading).rejects.toThrow('it did not come within 0.2 seconds');
    await expect(reading).rejects.toBeInstanceOf(Unfetched);
  }
});

test('where nobody answers, only the first files are asked for', async () => {
  const { url, asked } = await served((_, response) => {
    response.statusCode = 503;
    response.end();
  });
  const site = open(url);
  for (let index = 0; index < 20; index += 1) await expect(site.read(`${index}`)).rejects.toThrow(Unfetched);
  expect(asked).toHaveLength(5);
});
