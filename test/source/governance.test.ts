import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { findOverdueRules } from '../../src/source/governance.ts';
import { readSite } from '../../src/source/read-site.ts';
import { toDay } from '../../src/values/day.ts';
import { editedSite, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const rule = (lines: string) => `---
title: Who can see raw reports?
order: 1
summary: One of the two maintainers.
decides: [The two maintainers]
${lines}---
`;

async function read(lines: string) {
  const files = memoryFiles(editedSite([write('content/governance/raw-reports.md', rule(lines))]));
  const { readable, problems } = await readSite(files);
  return { site: readable ?? expect.unreachable(), problems: formatProblems(problems) };
}

const review = 'review:\n  by: [a friend]\n  every: P1Y\n  reviewed: 2026-01-31\n  next: 2027-01-31\n';
const told = async (today: string, lines = review) =>
  formatProblems(findOverdueRules((await read(lines)).site, toDay(today)));

describe('the review of a rule', () => {
  test('that was not held by its last day is overdue, and that is a problem', async () => {
    expect(await told('2027-02-01')).toMatchInlineSnapshot(`
      "content/governance/raw-reports.md:10:9 governance/overdue
        The review is overdue: it was due on 2027-01-31, 1 day ago (checked 2027-02-01).
        Fix: hold it, write down what changed, then  reviewed: 2027-02-01  and  next: 2028-02-01"
    `);
  });

  test('that is near is advice, up to the day itself', async () => {
    expect(await told('2027-01-31')).toContain('governance/overdue (advice)');
    expect(await told('2027-01-02')).toContain('within 30 days of 2027-01-02');
    expect(await told('2027-01-01')).toBe('');
  });

  test('that a rule does not have is missed by nobody', async () => {
    expect(await told('2030-01-01', '')).toBe('');
  });

  test('may be due before its time, and without a last one at any time', async () => {
    expect((await read(review.replace('2027-01-31', '2026-02-28'))).problems).toBe('');
    expect((await read(review.replace('  reviewed: 2026-01-31\n', '').replace('2027', '2030'))).problems).toBe('');
  });

  test.each(['2027-02-01', '2026-01-31'])(
    'is not due on %s, later than the rule allows or with the last',
    async (day) => {
      expect((await read(review.replace('2027-01-31', day))).problems).toBe(
        `content/governance/raw-reports.md:10:9 reference/conflict
  The next review is due on ${day}, but the last one was on 2026-01-31 and there is to be one every P1Y: by 2027-01-31.
  Fix: next: 2027-01-31`,
      );
    },
  );
});

test('what a rule says is to be read in a hurry, so a long sentence is advised against', async () => {
  const long = `${Array.from({ length: 31 }, () => 'word').join(' ')}.`;
  const points = (statement: string) => `points:\n  - topic: Granted\n    statement: ${statement}\n`;
  expect((await read(points(long))).problems).toContain(
    'content/governance/raw-reports.md:8:16 reading/level (advice)',
  );
  expect((await read(points('By both.'))).problems).toBe('');
});
