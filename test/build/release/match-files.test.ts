import { expect, test } from 'vitest';
import { matchFiles } from '../../../src/build/release/match-files.ts';

const tables = [
  { dataset: 'active-installations', resource: 'installations', columns: ['month', 'platform', 'installations'] },
  { dataset: 'crashes', resource: 'by-version', columns: ['month', 'version', 'crashes'] },
  { dataset: 'crashes', resource: 'by-place', columns: ['month', 'place', 'crashes'] },
];
const byVersion = ['month', 'version', 'crashes'];

test.each([
  ['active-installations.csv', 'installations', undefined],
  ['installations.csv', 'installations', undefined],
  ['active_installations-2026-10.csv', 'installations', '2026-10'],
  ['2026-10/Active Installations.csv', 'installations', '2026-10'],
  ['active-installations/2026-10.csv', 'installations', '2026-10'],
  ['crashes/by-version.csv', 'by-version', undefined],
  ['crashes/2026-q3/by_version.csv', 'by-version', '2026-Q3'],
  ['crashes-by-place-2026-W31.parquet', 'by-place', '2026-W31'],
  ['by-version.2026-10.csv', 'by-version', '2026-10'],
  ['export/tables/crashes/2026-10/by-place.csv', 'by-place', '2026-10'],
  ['crashes/2026-10.csv', 'by-version', '2026-10'],
])('%s is of the table %s', (path, table, period) => {
  const { matched, unknown } = matchFiles([{ path, header: byVersion }], tables);
  expect(unknown).toEqual([]);
  expect(matched.map((one) => [one.table, one.period])).toEqual([[table, period]]);
});

test('what fits no table or several is told, with names that would do', () => {
  const { matched, unknown, others } = matchFiles(
    [
      { path: 'crash/2026-10.csv', header: ['a'] },
      { path: 'crashes/2026-10.csv', header: ['a'] },
      { path: 'x.csv', header: byVersion },
      { path: 'notes.txt' },
    ],
    tables,
  );
  expect(matched).toEqual([]);
  expect(others).toEqual(['notes.txt']);
  expect(unknown).toMatchInlineSnapshot(`
    [
      {
        "path": "crash/2026-10.csv",
        "reason": "No table has this name. Did you mean "crashes"? Tables: active-installations/installations, crashes/by-version, crashes/by-place.",
      },
      {
        "path": "crashes/2026-10.csv",
        "reason": "It may be of crashes/by-version, crashes/by-place: name it  crashes/by-version.csv  or  crashes/by-place.csv",
      },
      {
        "path": "x.csv",
        "reason": "Its columns are those of crashes/by-version: name it  crashes/by-version.csv  or  crashes-by-version-2026-10.csv",
      },
    ]
  `);
});
