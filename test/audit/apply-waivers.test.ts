import { describe, expect, test } from 'vitest';
import { applyWaivers } from '../../src/audit/apply-waivers.ts';
import { summarise } from '../../src/audit/summarise.ts';
import type { TaskResult } from '../../src/audit/report.ts';
import { type Finding, type Outcome, findingLimit, outcome } from '../../src/checks/check.ts';
import type { Waiver } from '../../src/schema/content/texts.ts';
import { toDay } from '../../src/values/day.ts';
import { finding } from './task-doubles.ts';

const today = toDay('2026-10-20');
const waiver = (id: string, more: Partial<Waiver> = {}) => ({
  id,
  file: `content/waivers/${id}.md`,
  title: 'Accepted',
  check: 'types' as const,
  dataset: 'a',
  reason: 'Known.',
  link: 'https://example.org/1',
  approvedBy: 'Privacy lead',
  from: toDay('2026-01-01'),
  expires: toDay('2027-01-01'),
  ...more,
});
const result = (findings: readonly Finding[], more: Partial<Outcome> = {}, table = 't'): TaskResult => ({
  check: 'types',
  dataset: 'a',
  table,
  queries: {},
  outcome: outcome(findings, 10, more),
});
const fail = (more: Partial<Finding> = {}) => finding('types', 'a', { table: 't', ...more });

describe('a waiver that holds', () => {
  test('marks what it accepts and leaves it in the list; the status is never pass', () => {
    const report = applyWaivers(summarise([result([fail()])]), [waiver('w')], today);
    expect(report.findings).toMatchObject([{ status: 'fail', waiver: 'w' }]);
    expect(report).toMatchObject({
      status: 'review',
      checks: { types: 'review' },
      datasets: { a: 'review' },
      waiverFindings: [],
    });
  });

  test.each([
    ['table', { table: 't' }, true],
    ['another table', { table: 'u' }, false],
    ['period', { period: '2026-08' }, true],
    ['another period', { period: '2026-09' }, false],
    ['column', { column: 'c' }, true],
    ['another column', { column: 'd' }, false],
    ['all three', { table: 't', period: '2026-08', column: 'c' }, true],
  ])('is narrowed by its scope: %s', (_, scope, isAccepted) => {
    const report = applyWaivers(
      summarise([result([fail({ period: '2026-08', column: 'c' })])]),
      [waiver('w', { scope })],
      today,
    );
    expect(report.results[0]?.outcome.findings[0]?.waiver).toBe(isAccepted ? 'w' : undefined);
    expect(report.status).toBe(isAccepted ? 'review' : 'fail');
    expect(report.waiverFindings.map(({ status }) => status)).toEqual(isAccepted ? [] : ['review']);
  });

  test.each([
    ['its first day', '2026-10-20', '2026-12-01', 'review'],
    ['its last day', '2026-01-01', '2026-10-20', 'review'],
    ['the day before it begins', '2026-10-21', '2026-12-01', 'fail'],
    ['the day after it ended', '2026-01-01', '2026-10-19', 'fail'],
  ])('counts on %s', (_, from, expires, status) => {
    expect(
      applyWaivers(summarise([result([fail()])]), [waiver('w', { from: toDay(from), expires: toDay(expires) })], today)
        .status,
    ).toBe(status);
  });

  test('leaves other findings as they are', () => {
    const report = applyWaivers(
      summarise([result([fail({ column: 'c' }), fail({ column: 'd', status: 'review' })])]),
      [waiver('w', { scope: { column: 'c' } })],
      today,
    );
    expect(report.results[0]?.outcome).toMatchObject({ status: 'review', findingCount: 2 });
    expect(report.findings.map(({ column, waiver: id }) => [column, id])).toEqual([
      ['d', undefined],
      ['c', 'w'],
    ]);
  });
});

describe('a list that was cut', () => {
  const many = Array.from({ length: findingLimit + 1 }, (_, line) => fail({ line, period: '2026-08' }));
  test('is accepted whole by a waiver for the dataset or the table', () => {
    expect(applyWaivers(summarise([result(many)]), [waiver('w')], today).status).toBe('review');
    expect(applyWaivers(summarise([result(many)]), [waiver('w', { scope: { table: 't' } })], today).status).toBe(
      'review',
    );
  });
  test('goes on failing where the waiver is narrower, for what is not listed may lie outside it', () => {
    expect(applyWaivers(summarise([result(many)]), [waiver('w', { scope: { period: '2026-08' } })], today).status).toBe(
      'fail',
    );
  });
});

test('a status that came from no finding is not mended', () => {
  const report = applyWaivers(
    summarise([result([fail({ status: 'review' })], { status: 'fail' })]),
    [waiver('w')],
    today,
  );
  expect(report.status).toBe('fail');
});

test('a waiver that has expired fails by itself, even where nothing is left to accept', () => {
  const report = applyWaivers(summarise([result([])]), [waiver('old', { expires: toDay('2026-10-19') })], today);
  expect(report.status).toBe('fail');
  expect(report.waiverFindings).toMatchInlineSnapshot(`
    [
      {
        "allowed": "a waiver that still holds, or none",
        "check": "types",
        "dataset": "a",
        "file": "content/waivers/old.md",
        "fix": "mend what was accepted and delete content/waivers/old.md, or have a new expiry date approved",
        "message": "The waiver "old" expired on 2026-10-19, so what it accepted counts again.",
        "observed": "expired on 2026-10-19",
        "status": "fail",
      },
    ]
  `);
});

test('a waiver that accepts nothing is to be reviewed, unless its check or dataset was not looked at', () => {
  const waivers = [
    waiver('idle'),
    waiver('other-check', { check: 'log' }),
    waiver('other-dataset', { dataset: 'b' }),
    waiver('later', { from: toDay('2026-11-01') }),
  ];
  const report = applyWaivers(summarise([result([])]), waivers, today);
  expect(report.waiverFindings.map(({ status, message }) => `${status}: ${message}`)).toEqual([
    'review: The waiver "idle" accepts nothing: no finding of "types" in "a" fits it.',
  ]);
});

test('no waivers change nothing', () => {
  const report = summarise([result([fail()])]);
  expect(applyWaivers(report, [], today)).toEqual(report);
});
