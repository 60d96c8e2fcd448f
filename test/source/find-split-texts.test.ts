import { expect, test } from 'vitest';
import { parseYaml } from '../../src/source/parse-yaml.ts';

const adviceOn = (yaml: string) =>
  parseYaml(yaml, { file: 'content/categories/usage.md', syntaxCode: 'yaml/syntax' }).advice;

test('a sentence in square brackets is told, with both ways to write it', () => {
  expect(adviceOn('title: Usage\npurposes: [find crashes, hangs and leaks]\n')).toEqual([
    {
      code: 'yaml/split',
      advice: true,
      file: 'content/categories/usage.md',
      line: 2,
      column: 11,
      message: 'YAML splits at each comma, so "purposes" is a list of 2 texts.',
      fix: 'if it is one text, write  purposes: ["find crashes, hangs and leaks"]; if it is 2, put each into quotes',
    },
  ]);
});

test.each([
  ['three parts', 'purposes: [a, b and c]', 1],
  ['another language', 'purposes: [Abstürze, Hänger und Lecks finden]', 1],
  ['over two lines, within a list', 'stages:\n  - [crashes,\n     hangs or leaks]', 1],
  ['texts in quotes', 'purposes: ["find crashes", "hangs and leaks"]', 0],
  ['one text', 'purposes: [find crashes and hangs]', 0],
  ['each with a joining word of its own', 'purposes: [bread and butter, salt and pepper]', 0],
  ['ids', 'methods: [rounding, minimum-count]', 0],
  ['names of several words', 'recipients: [The Heron team, Our hosting provider]', 0],
  ['a list with a line each', 'purposes:\n  - find crashes\n  - hangs and leaks', 0],
  ['numbers', 'values: [1, 2]', 0],
])('%s', (_, yaml, count) => {
  expect(adviceOn(`${yaml}\n`)).toHaveLength(count);
});
