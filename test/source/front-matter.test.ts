import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/source/front-matter.ts';

const split = (text: string) => splitFrontMatter(text, 'content/faq/why.md', 'title: …\norder: 1');

test('front matter and body, with the lines on which they begin', () => {
  expect(split('---\ntitle: Why?\norder: 1\n---\n\nBecause.\n').split).toEqual({
    yaml: 'title: Why?\norder: 1',
    yamlLine: 2,
    body: '\nBecause.\n',
    bodyLine: 5,
  });
});

test('line ends of either kind, a byte order mark, blanks after the hyphens', () => {
  expect(split('\uFEFF--- \r\ntitle: Why?\r\n---\t\r\nBecause.\r\n').split).toEqual({
    yaml: 'title: Why?',
    yamlLine: 2,
    body: 'Because.\n',
    bodyLine: 4,
  });
});

test('a line of hyphens in the body is text', () => {
  expect(split('---\ntitle: Why?\n---\nA\n\n---\n\nB\n').split?.body).toBe('A\n\n---\n\nB\n');
});

test('nothing between the hyphens, nothing after them', () => {
  expect(split('---\n---').split).toEqual({ yaml: '', yamlLine: 2, body: '', bodyLine: 3 });
});

test('no front matter: the keys it needs are ready to paste', () => {
  expect(split('# Why?\n')).toEqual({
    problems: [
      {
        code: 'yaml/syntax',
        file: 'content/faq/why.md',
        line: 1,
        column: 1,
        message: 'The file does not begin with front matter.',
        fix: 'begin the file with\n---\ntitle: …\norder: 1\n---',
      },
    ],
  });
});

test('front matter that does not end', () => {
  expect(split('---\ntitle: Why?\n').problems.map(({ message }) => message)).toEqual([
    'The front matter is not ended.',
  ]);
});
