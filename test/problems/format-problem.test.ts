import { expect, test } from 'vitest';
import { formatProblem, formatProblems } from '../../src/problems/format-problem.ts';
import type { Problem } from '../../src/problems/problem.ts';

const problem = (file: string, line: number, column: number, more: Partial<Problem> = {}): Problem => ({
  code: 'schema/wrong-value',
  file,
  line,
  column,
  message: 'It is wrong.',
  fix: 'write it right',
  ...more,
});

test('position and code, what is wrong, the fix', () => {
  expect(formatProblem(problem('a.md', 3, 5))).toBe(
    'a.md:3:5 schema/wrong-value\n  It is wrong.\n  Fix: write it right',
  );
});

test('advice says that it is advice; lines keep their indent; a fix may be absent', () => {
  const { fix: _, ...without } = problem('a.md', 3, 5, { advice: true, message: 'One.\nTwo.' });
  expect(formatProblem(without)).toBe('a.md:3:5 schema/wrong-value (advice)\n  One.\n  Two.');
  expect(formatProblem(problem('a.md', 1, 1, { fix: 'write\n---\ntitle: …' }))).toBe(
    'a.md:1:1 schema/wrong-value\n  It is wrong.\n  Fix: write\n  ---\n  title: …',
  );
});

test('sorted by file, line, column and code, whatever order they were found in', () => {
  const found = [
    problem('b.md', 1, 1),
    problem('a.md', 10, 1),
    problem('a.md', 9, 7),
    problem('a.md', 9, 2, { code: 'yaml/syntax' }),
    problem('a.md', 9, 2, { code: 'file/missing' }),
  ];
  expect(
    formatProblems(found)
      .split('\n\n')
      .map((text) => text.split('\n')[0]),
  ).toEqual([
    'a.md:9:2 file/missing',
    'a.md:9:2 yaml/syntax',
    'a.md:9:7 schema/wrong-value',
    'a.md:10:1 schema/wrong-value',
    'b.md:1:1 schema/wrong-value',
  ]);
  expect(formatProblems([])).toBe('');
});
