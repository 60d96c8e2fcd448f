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

const left = (file: string, line: number) =>
  problem(file, line, 1, { code: 'text/unwritten', advice: true, message: 'Not yet written: Why' });

test('what is to write comes last: each at its place, and by folder where it is much', () => {
  expect(formatProblems([left('a.md', 2), problem('b.md', 1, 1), left('a.md', 1)])).toBe(
    `${formatProblem(problem('b.md', 1, 1))}\n\nWork left: 2 texts to write. Each is marked  :unwritten[…]\n  a.md:1:1 Not yet written: Why\n  a.md:2:1 Not yet written: Why`,
  );
  const many = Array.from({ length: 300 }, (_, index) => left(`content/dictionary/f${index % 100}.md`, index));
  expect(formatProblems([...many, left('content/site.yaml', 3)])).toBe(
    [
      'Work left: 301 texts to write. Each is marked  :unwritten[…]',
      '  content/dictionary/: 300 texts in 100 files, the first at content/dictionary/f0.md:0:1',
      '  content/: 1 text in 1 file, the first at content/site.yaml:3:1',
      '  Each with its place:  vitrine check --json',
    ].join('\n'),
  );
});
