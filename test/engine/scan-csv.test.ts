import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { scanCsv } from '../../src/engine/scan-csv.ts';

const scan = (text: string) => scanCsv(new TextEncoder().encode(text), 'x.csv');

test.for([
  ['a,b\n1,2\n', { header: ['a', 'b'], rows: 1, jumps: [] }],
  ['a,b', { header: ['a', 'b'], rows: 0, jumps: [] }],
  ['a\r\n1\r\n2', { header: ['a'], rows: 2, jumps: [] }],
  ['"a ""x"", y",\n1,2\n', { header: ['a "x", y', ''], rows: 1, jumps: [] }],
  [
    'a,b\n"1\n1",2\n3,4\n5,"\n\n"\n6,7\n',
    {
      header: ['a', 'b'],
      rows: 4,
      jumps: [
        { row: 1, extra: 1 },
        { row: 3, extra: 3 },
      ],
    },
  ],
  ['"a\nb"\n1\n', { header: ['a\nb'], rows: 1, jumps: [{ row: 0, extra: 1 }] }],
] as const)('%j', ([text, structure]) => {
  expect(scan(text)).toEqual(structure);
});

test.for([
  ['a,b\n1,"2', /^x\.csv:2: a quotation mark is opened/],
  ['a,b\n"1\n\n",2\n3\n', /^x\.csv:5: 1 fields where the header has 2\.$/],
  ['a,b\n1,2\n,\n\n3,4', /^x\.csv:4: the line is empty/],
  ['\uFEFF', /^x\.csv:1: the file is empty/],
  ['\n\n', /^x\.csv:1: the file is empty/],
] as const)('%j is refused with its line', ([text, message]) => {
  expect(() => scan(text)).toThrow(message);
});

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
    let text = `first,second${lineEnd}`;
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
