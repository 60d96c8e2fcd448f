import { parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { deepestYaml, findDeepYaml } from '../../src/source/find-deep-yaml.ts';
import { readTexts } from '../house/read-texts.ts';

const most = deepestYaml;
const nested: Readonly<Record<string, (depth: number) => string>> = {
  'lists in brackets': (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`,
  'maps in braces': (depth) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`,
  'lists on one line': (depth) => `${'- '.repeat(depth)}a`,
  'maps on lines': (depth) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  'lists on lines': (depth) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}-`).join('\n'),
};

/** How deep the library says that a value is. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe.each(Object.entries(nested))('%s', (_, write) => {
  test('are as deep as the library says', () => {
    const document = parseDocument(write(40));
    expect(document.errors).toEqual([]);
    expect(depthOf(document.toJS())).toBe(40);
  });

  test(`may be ${most} deep, and no more`, () => {
    expect(findDeepYaml(write(most))).toBeUndefined();
    expect(findDeepYaml(write(most + 1))?.message).toBe(
      `More than ${most} lists and maps stand within one another here.`,
    );
  });
});

test('the place is that of the one that is too much', () => {
  expect(findDeepYaml(`a: b\nc: ${'['.repeat(600)}`)?.offset).toBe('a: b\nc: '.length + most - 1);
});

test.each([
  ['brackets in quotes', `a: "${'['.repeat(1000)}"`],
  ['brackets in a plain text', `a: x${'['.repeat(1000)}`],
  ['brackets in a block', `a: |\n  ${'['.repeat(1000)}\n`],
  ['brackets in a comment', `# ${'['.repeat(1000)}\na: 1`],
  ['many keys, each with a list', Array.from({ length: 2000 }, (_, at) => `k${at}: [a, {b: c}]`).join('\n')],
  ['a long list of maps of lists', '- a:\n    - b: c\n'.repeat(2000)],
  ['nothing', ''],
])('%s are not deep', (_, text) => {
  expect(findDeepYaml(text)).toBeUndefined();
});

test('no file of the demonstration is near the bound', () => {
  const texts = readTexts('content', ['.yaml', '.md']);
  expect(texts.filter(({ text }) => findDeepYaml(text) !== undefined)).toEqual([]);
});
