import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPublished } from '../../src/browser/published-file.ts';
import { serve, type Served } from '../browser.ts';

const published = Buffer.from('month,count\n2026-01,120\n'.repeat(20_000));
const flipped = Buffer.from(published);
flipped[17] = (flipped[17] ?? 0) ^ 1;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const expected = { bytes: published.length, sha256: sha256(published) };

const answers: Record<string, Uint8Array> = {
  '/kept.csv': published,
  '/flipped.csv': flipped,
  '/cut.csv': published.subarray(0, 1000),
  '/longer.csv': Buffer.concat([published, Buffer.from('\n')]),
  '/empty.csv': new Uint8Array(),
};
let site: Served;

beforeAll(async () => {
  site = await serve((request, response) => {
    const body = answers[request.url ?? ''];
    if (request.url === '/silent.csv') response.writeHead(200).write('month');
    else response.writeHead(body ? 200 : 404).end(body);
  });
});
afterAll(() => site?.close());

test('the very bytes are given, with progress up to the known size', async () => {
  const seen: number[][] = [];
  const file = await fetchPublished(site.url('kept.csv'), {
    ...expected,
    onProgress: (received, share) => seen.push([received, share]),
  });
  expect(Buffer.from(file.bytes).equals(published)).toBe(true);
  expect(file).toMatchObject({ ok: true, observedBytes: expected.bytes, observedSha256: expected.sha256 });
  expect(seen[0]).toEqual([0, 0]);
  expect(seen.at(-1)).toEqual([published.length, 1]);
});

test.for(['flipped.csv', 'cut.csv', 'longer.csv', 'empty.csv'])(
  '%s is given too, but not as what it should be',
  async (name) => {
    const body = answers[`/${name}`] ?? new Uint8Array();
    const shares: number[] = [];
    const file = await fetchPublished(site.url(name), { ...expected, onProgress: (_, share) => shares.push(share) });
    expect(file).toMatchObject({ ok: false, observedBytes: body.length, observedSha256: sha256(body) });
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  },
);

test('the right hash with the wrong size is not ok either', async () => {
  expect(await fetchPublished(site.url('kept.csv'), { ...expected, bytes: 1 })).toMatchObject({ ok: false });
});

test('a file that is not there is said plainly', async () => {
  await expect(fetchPublished(site.url('gone.csv'), expected)).rejects.toThrow(
    '/gone.csv could not be fetched: the server answered 404.',
  );
});

test('fetching can be cancelled, before and during', async () => {
  const before = AbortSignal.abort(new Error('enough'));
  await expect(fetchPublished(site.url('kept.csv'), { ...expected, signal: before })).rejects.toThrow('enough');
  const abort = new AbortController();
  const running = fetchPublished(site.url('silent.csv'), {
    ...expected,
    signal: abort.signal,
    onProgress: (received) => received > 0 && abort.abort(new Error('enough')),
  });
  await expect(running).rejects.toThrow('enough');
});
