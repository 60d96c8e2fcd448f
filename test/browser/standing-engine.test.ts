import { expect, test } from 'vitest';
import { createStandingEngine } from '../../src/browser/standing-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

const engine = { query: async () => ({ columns: [], rows: [[1]] }), close: async () => undefined } as unknown as Engine;

/** An opening that ends when the test says so, and tells when it is given up. */
function opening() {
  const begun: { end(): void; signal: AbortSignal }[] = [];
  const standing = createStandingEngine(
    (signal) =>
      new Promise((resolve, reject) => {
        begun.push({ end: () => resolve(engine), signal });
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  return { begun, standing };
}

test('one opening serves all who wait, and goes on when one of them leaves', async () => {
  const { begun, standing } = opening();
  const first = new AbortController();
  const left = standing.ready(first.signal);
  const stays = standing.query('SELECT 1', { signal: new AbortController().signal });
  first.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  expect(begun.map(({ signal }) => signal.aborted)).toEqual([false]);
  begun[0]?.end();
  expect((await stays).rows).toEqual([[1]]);
});

test('an opening that nobody waits for is given up, and the next call opens anew', async () => {
  const { begun, standing } = opening();
  const only = new AbortController();
  const left = standing.ready(only.signal);
  only.abort(new Error('left'));
  const next = standing.query('SELECT 1');
  await expect(left).rejects.toThrow('left');
  expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  begun[1]?.end();
  expect((await next).rows).toEqual([[1]]);
});

test('a call that was given up before it began opens nothing', async () => {
  const { begun, standing } = opening();
  await expect(standing.ready(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  expect(begun).toEqual([]);
});

test('an engine that is open stays open when a question is given up', async () => {
  const { begun, standing } = opening();
  const one = new AbortController();
  const ready = standing.ready(one.signal);
  begun[0]?.end();
  await ready;
  one.abort();
  await standing.ready();
  expect(begun).toHaveLength(1);
  expect(begun[0]?.signal.aborted).toBe(false);
});
