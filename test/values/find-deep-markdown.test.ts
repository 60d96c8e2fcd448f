import { describe, expect, test } from 'vitest';
import { deepestMarkdown, findDeepMarkdown } from '../../src/values/find-deep-markdown.ts';
import { readTexts } from '../house/read-texts.ts';

const most = deepestMarkdown;

describe('a text is refused on the line on which it is nested too deeply', () => {
  const nested: Readonly<Record<string, (depth: number) => string>> = {
    quotes: (depth) => `a\n${'> '.repeat(depth)}a`,
    'quotes without spaces': (depth) => `a\n${'>'.repeat(depth)}a`,
    'lists on one line': (depth) => `a\n${'- '.repeat(depth)}a`,
    'numbered lists': (depth) => `a\n${'1. '.repeat(depth)}a`,
    'quotes and lists': (depth) => `a\n${'> - '.repeat(depth / 2)}a`,
    brackets: (depth) => `a\n${'['.repeat(depth)}a`,
    emphasis: (depth) => `a\n${'*a '.repeat(depth)}`,
  };
  test.each(Object.entries(nested))('%s', (_, write) => {
    expect(findDeepMarkdown(write(most))).toBeUndefined();
    expect(findDeepMarkdown(write(most + 2))).toBe(2);
  });

  test('lists over lines', () => {
    const lines = (depth: number) => Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');
    expect(findDeepMarkdown(lines(most))).toBeUndefined();
    expect(findDeepMarkdown(lines(most + 1))).toBe(most + 1);
  });

  test('brackets and marks that go on over lines, as far as their paragraph', () => {
    expect(findDeepMarkdown('[a\n'.repeat(most + 1))).toBe(most + 1);
    expect(findDeepMarkdown('[a\n\n'.repeat(most + 1))).toBeUndefined();
  });
});

test.each([
  ['many marks beside one another', '**a** _b_ ~~c~~ [d](/e/) '.repeat(1000)],
  ['a long list', '- a\n  - b\n'.repeat(1000)],
  ['a long quote', '> a\n'.repeat(1000)],
  ['names with underscores', 'a_b_c_d *.ts '.repeat(50)],
  ['rules', '---\n***\n* * *\n'.repeat(200)],
  ['code between fences', `\`\`\`c\n${'char *a, *b;\n'.repeat(200)}${'['.repeat(500)}\n\`\`\``],
  ['code between tildes, with a fence in it', `~~~\n\`\`\`\n${'['.repeat(500)}\n~~~\na`],
])('%s are not deep', (_, text) => {
  expect(findDeepMarkdown(text)).toBeUndefined();
});

test('what only looks like a fence hides nothing', () => {
  expect(findDeepMarkdown(`\`\`\` a \`\`\`\n${'>'.repeat(most + 1)}`)).toBe(2);
});

test('no text of the demonstration is near the bound', () => {
  const texts = readTexts('content', ['.md']);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter(({ text }) => findDeepMarkdown(text) !== undefined)).toEqual([]);
});
