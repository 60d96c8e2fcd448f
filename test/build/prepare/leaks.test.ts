import { expect, test } from 'vitest';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { leaksOf } from '../../../src/build/prepare/leaks.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import type { CheckInput } from '../../../src/checks/check-input.ts';
import { type Finding, outcome } from '../../../src/checks/check.ts';
import { checkIds } from '../../../src/schema/check-ids.ts';
import { summarise } from '../../../src/audit/summarise.ts';
import { finding } from '../../audit/task-doubles.ts';
import { editedSite, replace } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const file = (path: string, sha256: string) => ({ path, format: 'csv', bytes: 1, sha256 }) as const;
const tables = [
  { dataset: 'a', table: 'a', files: [file('a/2026-08.csv', 'old'), file('a/2026-09.csv', 'new')] },
  { dataset: 'b', table: 'b', files: [file('b/2026-08.csv', 'other')] },
] as unknown as CheckInput['tables'];
const release = (path: string, sha256: string) => ({ type: 'release', file: path, sha256 });
const logged = (...files: readonly (readonly [string, string])[]) =>
  ({ entries: files.map(([path, sha256]) => release(path, sha256)), faults: [] }) as unknown as CheckInput['log'];
const [oldA, newA, oldB] = [
  ['a/2026-08.csv', 'old'],
  ['a/2026-09.csv', 'new'],
  ['b/2026-08.csv', 'other'],
] as const;

/** Checks of the findings that are refused, with the log's files. */
function refused(found: Finding | readonly Finding[], log: CheckInput['log'], counted?: number): string[] {
  const findings = [found].flat();
  const results = findings.map((one) => ({
    check: one.check,
    dataset: one.dataset,
    table: one.table ?? 'a',
    queries: {},
    outcome: outcome([one], 1, counted === undefined ? {} : { findingCount: counted }),
  }));
  return leaksOf(summarise(results), { tables, log }).map(({ check }) => check);
}
const inFile = (path: string, check: Finding['check'] = 'minimum-count') =>
  finding(check, path.slice(0, 1), { table: path.slice(0, 1), file: path });

test('a small count in a file that the log does not name is refused; in one that it names it is out already', () => {
  expect(refused(inFile('a/2026-09.csv'), logged(oldA, oldB))).toEqual(['minimum-count']);
  expect(refused(inFile('a/2026-08.csv'), logged(oldA, oldB))).toEqual([]);
});

test('other bytes under a name of the log are not out', () => {
  expect(refused(inFile('a/2026-08.csv'), logged(['a/2026-08.csv', 'before'], newA, oldB))).toEqual(['minimum-count']);
});

test('without a log nothing is out', () => {
  expect(refused(inFile('b/2026-08.csv', 'types'), logged())).toEqual(['types']);
});

test('what compares tables and releases is refused while any file of the site is new', () => {
  const apart = inFile('b/2026-08.csv', 'differencing');
  expect(refused(apart, logged(oldA, oldB))).toEqual(['differencing']);
  expect(refused(apart, logged(oldA, newA, oldB))).toEqual([]);
});

test('a finding about a descriptor, one that names no file, and one of a list that was cut count for the whole table', () => {
  const descriptor = finding('columns', 'a', { table: 'a', file: 'data/a/datapackage.json' });
  expect(refused(descriptor, logged(oldA, oldB))).toEqual(['columns']);
  expect(refused(descriptor, logged(oldA, newA))).toEqual([]);
  expect(refused(finding('identifiers', 'a', { table: 'a' }), logged(oldA))).toEqual(['identifiers']);
  expect(refused(inFile('a/2026-08.csv'), logged(oldA, oldB), 500)).toEqual(['minimum-count']);
});

test('all of them at once, and nothing of what is only late, changed or unannounced', () => {
  const all = checkIds.map((check) => inFile('a/2026-09.csv', check));
  const found = refused(all, logged(oldA, oldB));
  expect(found).toEqual(expect.arrayContaining(['columns', 'types', 'minimum-count', 'identifiers']));
  expect(found).toEqual(expect.arrayContaining(['suppression', 'differencing', 'derived']));
  for (const id of ['retention', 'freshness', 'consent', 'policy', 'integrity', 'log']) expect(found).not.toContain(id);
});

test('what a waiver accepts, and what is only to be looked at, is no failure', () => {
  const waived = { ...inFile('a/2026-09.csv'), waiver: 'w' };
  expect(refused([waived, { ...inFile('a/2026-09.csv'), status: 'review' }], logged(oldA))).toEqual([]);
});

test('a site with such a failure does not get as far as being built, and everything is told at once', async () => {
  const path = 'data/active-installations/2026-08.csv';
  const edits = [replace(path, '2026-08,linux,871', '2026-08,linux,3')];
  const given = { files: memoryFiles(editedSite(edits)), openEngine: openNodeEngine, progress: silentProgress };
  const { ready, leaks, report } = await prepare({ ...given, now: () => new Date(), publishFailures: true });
  expect(ready).toBeUndefined();
  expect(leaks?.map(({ check, file }) => `${check} ${file}`)).toContain(
    'minimum-count active-installations/2026-08.csv',
  );
  expect(report?.status).toBe('fail');
});
