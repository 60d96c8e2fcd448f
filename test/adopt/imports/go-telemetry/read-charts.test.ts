import { describe, expect, test } from 'vitest';
import { readCharts } from '../../../../src/adopt/imports/go-telemetry/read-charts.ts';
import { isUnreadable } from '../../../../src/adopt/imports/imported.ts';
import { formatProblems } from '../../../../src/problems/format-problem.ts';
import { readFolder } from '../read-folder.ts';

const read = (text: string) => readCharts(new Map([['config.txt', text]]));
const fieldsOf = (text: string) => {
  const given = read(text);
  return isUnreadable(given) ? formatProblems(given) : given.fields;
};
const problemsOf = (text: string) => {
  const given = read(text);
  return isUnreadable(given) ? formatProblems(given) : 'no problems';
};
const chart = (...lines: string[]) => ['title: A', 'type: partition', 'program: p', ...lines].join('\n');

describe("Go's chart configuration", () => {
  test('each counter is a field, each program what sends it', async () => {
    const given = readCharts(readFolder('go-telemetry/charts'));
    await expect(JSON.stringify(given, undefined, 2)).toMatchFileSnapshot('charts.expected.txt');
  });

  test('no files and empty files have nothing', () => {
    expect(readCharts(new Map())).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read('---\n\n---\n')).toEqual({ fields: [], categories: [], unmapped: [] });
  });

  test('a counter with one bucket keeps it; lines may end as on Windows', () => {
    expect(fieldsOf(chart('counter: a/b:{one}').replaceAll('\n', '\r\n'))).toMatchObject([
      { key: 'a/b', type: 'object', values: [{ value: 'one' }] },
    ]);
    expect(fieldsOf(chart('counter: a/b'))).toMatchObject([{ key: 'a/b', type: 'integer', minimum: 0 }]);
  });

  test('charts of one counter that several files have are one field', () => {
    const given = readCharts(
      new Map([
        ['a.txt', chart('counter: c:{x,y}')],
        ['b.txt', chart('counter: c:{y,z}').replace('program: p', 'program: q')],
      ]),
    );
    expect(given).toMatchObject({
      fields: [{ key: 'c', categories: ['p', 'q'], values: [{ value: 'x' }, { value: 'y' }, { value: 'z' }] }],
    });
  });

  test('all that is wrong is said at once, with its place', () => {
    expect(
      problemsOf(
        [
          'titel: A',
          'type: pie',
          'depth: many',
          'depth: 2',
          'title: {a}',
          'counter: a:{b,{c},d} e',
          '---',
          'counter: a:{b,',
          'c',
          '---',
          'stray } text',
        ].join('\n'),
      ),
    ).toMatchSnapshot();
  });
});
