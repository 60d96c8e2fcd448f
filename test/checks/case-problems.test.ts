import { expect, test } from 'vitest';
import { type CasePieces, buildCase } from './case.ts';
import { caseProblems } from './case-problems.ts';

const files = { 'installs/2026-09.csv': 'month,platform,installations\n2026-09,linux,120\n' };
const problemsOf = async (pieces: CasePieces) => caseProblems(await buildCase('types/odd', pieces, files));

test('the defaults of a case are what an adopter could write', async () => {
  expect(await problemsOf({})).toEqual([]);
});

test.each<[string, CasePieces, RegExp]>([
  ['a key that the privacy block does not have', { tables: [{ privacy: { k: 20 } }] }, /privacy\.k" is not a key/],
  ['a privacy block without its threshold', { tables: [{ privacy: { minimumCount: null } }] }, /minimumCount/],
  ['a contributors column that the table does not have', { tables: [{ privacy: { contributors: 'n' } }] }, /"n" is no/],
  ['a marker that is a value', { tables: [{ privacy: { suppressed: '*' } }] }, /marker of a suppressed cell/],
  ['a table whose name in SQL is not that of its resource', { tables: [{ table: 'other' }] }, /the program reads/],
  ['a file that is not there', { tables: [{ files: ['installs/2026-08.csv'] }] }, /is not there/],
  ['a column the files do not have', { tables: [{ columns: [{ name: 'month', type: 'yearmonth' }] }] }, /platform/],
  ['a field of no kind', { fields: [{ id: 'month', kind: 'other' }] }, /content\/dictionary\/month\.md/],
  ['a collected field that says how it is computed', { fields: [{ id: 'x', kind: 'collected', how: 'So.' }] }, /how/],
  [
    'a category with a version of nothing',
    { categories: [{ consentVersion: 0 }] },
    /content\/categories\/basic-health/,
  ],
  ['an id that is no id', { schedules: [{ id: 'Heart beat' }] }, /content\/retention\/Heart beat\.md/],
  ['a budget without a unit', { site: { budget: { window: 'P1Y', epsilon: 1, delta: 0 } } }, /content\/site\.yaml/],
])('%s is told', async (_, pieces, expected) => {
  expect((await problemsOf(pieces)).join('\n')).toMatch(expected);
});
