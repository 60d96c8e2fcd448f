import { expect, test } from 'vitest';
import { evidenceOf } from '../../src/audit/evidence-of.ts';
import type { TaskResult } from '../../src/audit/report.ts';
import { summarise } from '../../src/audit/summarise.ts';
import { type Status, outcome } from '../../src/checks/check.ts';
import type { CheckId } from '../../src/schema/check-ids.ts';
import { finding } from './task-doubles.ts';

const result = (check: CheckId, dataset: string, status: Status): TaskResult => ({
  check,
  dataset,
  queries: {},
  outcome: outcome([], 5, { status }),
});
const report = summarise([
  result('types', 'a', 'pass'),
  result('types', 'b', 'fail'),
  result('rounding', 'a', 'not-checkable'),
  result('log', 'site', 'pass'),
]);
const checked = (checks: CheckId[], datasets?: string[]) =>
  evidenceOf({ evidence: [{ kind: 'checked', checks, ...(datasets ? { datasets } : {}) }] }, report)[0];

test('a promise is as good as the worst of its checks', () => {
  expect(checked(['types', 'log'])).toEqual({
    kind: 'checked',
    status: 'fail',
    checks: [
      { check: 'types', status: 'fail', datasets: { a: 'pass', b: 'fail' }, findingCount: 0, rowsExamined: 10 },
      { check: 'log', status: 'pass', datasets: { site: 'pass' }, findingCount: 0, rowsExamined: 5 },
    ],
  });
});

test('datasets narrow it; what concerns the whole site counts for every dataset', () => {
  expect(checked(['types', 'log'], ['a'])).toMatchObject({ status: 'pass' });
  expect(checked(['rounding'], ['a'])).toMatchObject({ status: 'not-checkable' });
});

test('a check without result shows nothing, unless another is known to fail', () => {
  expect(checked(['budget'])).toMatchObject({ status: 'unknown' });
  expect(checked(['types', 'budget'], ['a'])).toMatchObject({ status: 'unknown' });
  expect(checked(['types', 'budget'], ['b'])).toMatchObject({ status: 'fail' });
  expect(checked(['types'], ['elsewhere'])).toMatchObject({ status: 'unknown' });
});

test('an expired waiver weakens the evidence of its check', () => {
  const withWaiver = summarise(report.results, [finding('log', 'a')]);
  expect(evidenceOf({ evidence: [{ kind: 'checked', checks: ['log'] }] }, withWaiver)).toMatchObject([
    { status: 'fail', checks: [{ datasets: { site: 'pass', a: 'fail' }, findingCount: 1 }] },
  ]);
});

test('what is audited or stated stays as it is written', () => {
  const evidence = [
    { kind: 'audited', audit: 'x' },
    { kind: 'stated', by: 'us', because: 'y' },
  ] as const;
  expect(evidenceOf({ evidence: [...evidence] }, report)).toEqual(evidence);
});
