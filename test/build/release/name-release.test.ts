import { describe, expect, test } from 'vitest';
import { nameRelease } from '../../../src/build/release/name-release.ts';

const months = ['2026-07.csv', '2026-09.csv'];
const one = { dataset: 'crashes', resource: 'installations', shared: false };

describe('a new file is named like those before it', () => {
  test.each([
    [
      'the next month',
      { ...one, paths: months },
      { typed: '/tmp/2026-10.csv' },
      { period: '2026-10', path: '2026-10.csv', index: 2, named: false },
    ],
    [
      'a month between',
      { ...one, paths: months },
      { typed: '2026-08.csv' },
      { period: '2026-08', path: '2026-08.csv', index: 1, named: false },
    ],
    [
      'after files whose names tell no period',
      { ...one, paths: ['installations.csv'] },
      { typed: 'x.csv', period: '2026-10' },
      { period: '2026-10', path: '2026-10.csv', index: 1, named: false },
    ],
    [
      'in folders named after quarters',
      {
        dataset: 'crashes',
        resource: 'developers',
        shared: true,
        paths: ['2025-q2/developers.csv', '2025-q3/developers.csv'],
      },
      { typed: 'out/2025-q4/developers.csv' },
      { period: '2025-Q4', path: '2025-q4/developers.csv', index: 2, named: false },
    ],
    [
      'with the quarter given, in capitals',
      { dataset: 'crashes', resource: 'developers', shared: true, paths: ['2025-q3/developers.csv'] },
      { typed: 'developers.csv', period: '2025-Q4' },
      { period: '2025-Q4', path: '2025-q4/developers.csv', index: 1, named: false },
    ],
    [
      'as Parquet after CSV',
      { ...one, paths: months },
      { typed: '2026-10.parquet' },
      { period: '2026-10', path: '2026-10.parquet', index: 2, named: false },
    ],
    [
      'the first of a table',
      { ...one, paths: [] },
      { typed: 'a.csv', period: '2026-W31' },
      { period: '2026-W31', path: '2026-W31.csv', index: 0, named: false },
    ],
    [
      'the first of one of several tables',
      { dataset: 'crashes', resource: 'nodes', shared: true, paths: [] },
      { typed: '2026-08-04.csv' },
      { period: '2026-08-04', path: '2026-08-04/nodes.csv', index: 0, named: false },
    ],
    [
      'a file that the descriptor names already',
      { ...one, paths: months },
      { typed: '2026-09.csv', inside: '2026-09.csv' },
      { period: '2026-09', path: '2026-09.csv', index: 1, named: true },
    ],
    [
      'a file that lies there under a name of its own',
      { ...one, paths: months },
      { typed: 'x.csv', inside: '2026-10/table.csv' },
      { period: '2026-10', path: '2026-10/table.csv', index: 2, named: false },
    ],
  ])('%s', (_, table, given, expected) => {
    expect(nameRelease(table, given)).toEqual(expected);
  });
});

test('a period that is there under another name is refused', () => {
  expect(() => nameRelease({ ...one, paths: ['2026-09.csv'] }, { typed: '2026-09.parquet' })).toThrow(
    '2026-09 is already there: data/…/2026-09.csv.',
  );
});

test('a file that lies there under the name of another period is refused', () => {
  expect(() =>
    nameRelease({ ...one, paths: months }, { typed: '2026-10.csv', inside: '2026-10.csv', period: '2026-11' }),
  ).toThrow("data/…/2026-10.csv lies in the dataset's folder and is not named after 2026-11");
});
