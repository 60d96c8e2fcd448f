import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine?.close());

/** A generator of numbers that is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('on random files every row that DuckDB reads stands on the line it is said to stand on', async () => {
  const pick = numbers(20261122);
  const pieces = ['', 'a', '""', ',', '\n', '\r\n', ' ', "'", 'ä🦀', '0', '\\', ';'];
  for (let file = 0; file < 60; file += 1) {
    const lineEnd = pick(2) === 0 ? '\n' : '\r\n';
    const expected: [string, string, number][] = [];
    // DuckDB takes a byte order mark for no part of the first name, quoted or not.
    const [mark, header] = [pick(2) === 0 ? '\uFEFF' : '', pick(2) === 0 ? 'first' : '"first"'];
    let text = `${mark}${header},second${lineEnd}`;
    for (let rows = pick(40); rows > 0; rows -= 1) {
      const line = text.split('\n').length;
      const fields = [0, 1].map(() =>
        Array.from({ length: pick(4) }, () => pieces[pick(pieces.length)] ?? '').join(''),
      );
      text += fields.map((field) => (/[",\r\n]/.test(field) || pick(3) === 0 ? `"${field}"` : field)).join(',');
      text += lineEnd;
      const [first = '', second = ''] = fields.map((field) => field.replaceAll('""', '"'));
      expected.push([first, second, line]);
    }
    await engine.query('DROP TABLE IF EXISTS random');
    await engine.importFile({
      table: 'random',
      format: 'csv',
      columns: ['first', 'second'],
      source: new TextEncoder().encode(text),
      nameForErrors: `random ${file}`,
    });
    expect((await engine.query('FROM random')).rows, JSON.stringify(text)).toEqual(expected);
  }
});
