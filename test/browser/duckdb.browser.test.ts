import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser, serve } from '../browser.ts';
import { buildEnginePage, type EnginePage, visitEnginePage } from '../engine/serve-engine.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

let browser: Browser;
let visit: EnginePage;
/** What the server does instead of answering; true when it has answered. */
let instead: Answer = () => false;
let packed: Buffer;

beforeAll(async () => {
  const dir = await buildEnginePage('loading');
  packed = readFileSync(join(dir, 'engine/duckdb-eh.wasm.gz'));
  const files = sirv(dir, { dev: true });
  browser = await launchBrowser();
  visit = await visitEnginePage(browser, (request, response) => {
    if (!instead(request, response)) files(request, response, () => void response.writeHead(404).end());
  });
});

afterEach(() => {
  instead = () => false;
});

afterAll(async () => {
  await visit?.close();
  await browser?.close();
});

const forWasm =
  (answer: (response: ServerResponse, request: IncomingMessage) => void): Answer =>
  (request, response) => {
    if (!request.url?.endsWith('.wasm.gz')) return false;
    answer(response, request);
    return true;
  };

/** Opens the engine in the page and asks it something: the answer, or what was thrown. */
function open(
  limits: { maxSilenceSeconds?: number; maxStartSeconds?: number; abortAfterMs?: number } = {},
): Promise<string> {
  return visit.page.evaluate(async ({ abortAfterMs, ...options }) => {
    const { rooms, source, failure } = globalThis.testPage;
    const abort = new AbortController();
    if (abortAfterMs !== undefined) setTimeout(() => abort.abort(new Error('no longer wanted')), abortAfterMs);
    let answer = '';
    const failed = await failure(async () => {
      const engine = await rooms.openEngine(source, { ...options, signal: abort.signal });
      answer = JSON.stringify((await engine.query('SELECT 42')).rows);
      await engine.close();
    });
    return answer === '' ? failed : answer;
  }, limits);
}

test('progress counts the bytes of both files up to their known size', async () => {
  const { seen, total } = await visit.page.evaluate(async () => {
    const { rooms, source } = globalThis.testPage;
    const seen: number[] = [];
    const engine = await rooms.openEngine(source, { onProgress: (received, of) => void seen.push(received, of) });
    await engine.close();
    return { seen, total: source.wasm.bytes + source.worker.bytes };
  });
  const received = seen.filter((_, index) => index % 2 === 0);
  expect(new Set(seen.filter((_, index) => index % 2 === 1))).toEqual(new Set([total]));
  expect(received).toEqual([...received].sort((left, right) => left - right));
  expect(received.length).toBeGreaterThan(10);
  expect(received.at(-1)).toBe(total);
});

test('a missing module is said plainly, and trying again works', async () => {
  instead = forWasm((response) => response.writeHead(404).end('Not found'));
  expect(await open()).toBe(
    'load: The engine could not be loaded. /some/base/engine/duckdb-eh.wasm.gz could not be fetched: the server answered 404. You can try again.',
  );
  instead = () => false;
  expect(await open()).toBe('[[42]]');
});

test('a missing worker script is said plainly', async () => {
  instead = (request, response) => {
    if (!request.url?.endsWith('.worker.js')) return false;
    response.writeHead(500).end();
    return true;
  };
  expect(await open()).toBe(
    'load: The engine could not be loaded. /some/base/engine/duckdb-browser-eh.worker.js could not be fetched: the server answered 500. You can try again.',
  );
});

test('a page in place of the module is recognised', async () => {
  instead = forWasm((response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>Welcome'),
  );
  expect(await open()).toBe(
    'load: The engine could not be loaded. /some/base/engine/duckdb-eh.wasm.gz could not be fetched: a page came in its place, perhaps that of a network that wants a log-in. You can try again.',
  );
});

test('half a module is recognised', async () => {
  instead = forWasm((response) => response.writeHead(200).end(packed.subarray(0, packed.length / 2)));
  expect(await open()).toMatch(/^load: .* could not be fetched: what came cannot be read, it may be cut\./);
});

test('a copy of an older version in a cache is fetched anew', async () => {
  instead = forWasm((response, request) => {
    const fresh = request.headers['cache-control'] === 'no-cache';
    response.writeHead(200, { 'cache-control': 'max-age=3600' }).end(fresh ? packed : packed.subarray(0, 1000));
  });
  expect(await open()).toBe('[[42]]');
});

test('a host that names gzip as an encoding is understood', async () => {
  instead = forWasm((response) =>
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/wasm' }).end(packed),
  );
  expect(await open()).toBe('[[42]]');
});

test('a line that goes silent is given up, and trying again works', async () => {
  instead = forWasm((response) => void response.writeHead(200).write(packed.subarray(0, 1000)));
  expect(await open({ maxSilenceSeconds: 1 })).toBe(
    'load: The engine could not be loaded. /some/base/engine/duckdb-eh.wasm.gz could not be fetched: nothing came for 1 seconds. You can try again.',
  );
  instead = () => false;
  expect(await open()).toBe('[[42]]');
});

test('a connection that breaks is said plainly', async () => {
  instead = forWasm((response) => void response.destroy());
  expect(await open()).toBe(
    'load: The engine could not be loaded. /some/base/engine/duckdb-eh.wasm.gz could not be fetched. Is there a connection? You can try again.',
  );
});

test('loading can be cancelled, while it is fetched and while it starts', async () => {
  instead = forWasm((response) => void response.writeHead(200).write(packed.subarray(0, 1000)));
  expect(await open({ abortAfterMs: 100 })).toBe('Error: no longer wanted');
  instead = () => false;
  const workers = () => visit.page.workers().length;
  expect(
    await visit.page.evaluate(async () => {
      const { rooms, source, failure } = globalThis.testPage;
      const abort = new AbortController();
      return failure(() =>
        rooms.openEngine(source, {
          signal: abort.signal,
          onProgress: (received, total) =>
            void (received === total && setTimeout(() => abort.abort(new Error('no longer wanted')), 50)),
        }),
      );
    }),
  ).toBe('Error: no longer wanted');
  await expect.poll(workers).toBe(0);
});

test('a module that is not there, or a worker the policy forbids, ends in an answer', async () => {
  const said = await visit.page.evaluate(async () => {
    const { rooms, source, bytes, failure } = globalThis.testPage;
    const script = new Blob([(await bytes(source.worker.url)) as Uint8Array<ArrayBuffer>], { type: 'text/javascript' });
    const moduleUrl = new URL('nowhere.wasm', document.baseURI).href;
    return [
      await failure(() =>
        rooms.openWasmEngine({ workerUrl: URL.createObjectURL(script), moduleUrl, maxStartSeconds: 3 }),
      ),
      await failure(() => rooms.openWasmEngine({ workerUrl: source.worker.url, moduleUrl, maxStartSeconds: 3 })),
    ];
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "load: The engine could not be started. The engine did not answer within 3 seconds.",
      "load: The engine could not be started. Its worker stopped.",
    ]
  `);
});

test('a query to which the worker is deaf costs the engine, says so, and the next question opens a new one', async () => {
  const told = await visit.page.evaluate(async () => {
    const { rooms, source, failure } = globalThis.testPage;
    let opened = 0;
    const standing = rooms.createStandingEngine(async (signal) => {
      opened += 1;
      const engine = await rooms.openEngine(source, { signal });
      await engine.query('CREATE TABLE kept AS SELECT 7 AS a');
      await engine.lock();
      return engine;
    });
    const before = (await standing.query('FROM kept')).rows;
    const deaf =
      'SELECT a.range + b.range AS x FROM range(100000000) AS a, range(300000) AS b WHERE hash(a.range + b.range) = 5';
    const said = await failure(() => standing.query(deaf, { signal: AbortSignal.timeout(1500) }));
    const after = (await standing.query('FROM kept')).rows;
    await standing.close();
    return { before, said, after, opened };
  });
  expect(told).toEqual({
    before: [[7]],
    said: 'lost: The query did not stop when asked, so the engine was stopped. The engine has to be loaded again.',
    after: [[7]],
    opened: 2,
  });
});

test('an opening that failed is not kept, and calls at the same time share one', async () => {
  const told = await visit.page.evaluate(async () => {
    const { rooms, source, failure } = globalThis.testPage;
    let opened = 0;
    const standing = rooms.createStandingEngine(async () => {
      opened += 1;
      if (opened === 1) throw new Error('not yet');
      return rooms.openEngine(source);
    });
    const first = await Promise.all([failure(() => standing.ready()), failure(() => standing.query('SELECT 1'))]);
    const [left, right] = await Promise.all([standing.query('SELECT 1 AS a'), standing.query('SELECT 2 AS a')]);
    await standing.close();
    return { first, rows: [left.rows, right.rows], opened };
  });
  expect(told).toEqual({ first: ['Error: not yet', 'Error: not yet'], rows: [[[1]], [[2]]], opened: 2 });
});

test('until here nothing left the origin', () => {
  expect(visit.watch.offOrigin).toEqual([]);
});

test('even an unlocked engine reaches nobody, because the policy holds inside its worker', async () => {
  const other = await serve((_, response) =>
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('a\n1\n'),
  );
  const answered = await visit.page.evaluate(async (url) => {
    const { rooms, source, failure } = globalThis.testPage;
    const engine = await rooms.openEngine(source);
    const said = await failure(() =>
      engine.query(`FROM read_csv('${url}', auto_detect = false, columns = {'a': 'VARCHAR'})`),
    );
    await engine.close();
    return said.startsWith('no error');
  }, other.url('x.csv'));
  await other.close();
  expect(answered).toBe(false);
  expect(other.requests).toEqual([]);
  expect(visit.watch.violations.splice(0).join('\n')).toContain(other.url('x.csv'));
});
