import { describe, expect, test } from 'vitest';
import { readDescription } from '../../../src/adopt/imports/foreign-markdown.ts';
import { renderMarkdown } from '../../../src/build/prepare/markdown.ts';

const written = (markdown: string) => readDescription(markdown).blocks.join('\n\n');

describe("somebody else's Markdown", () => {
  test.each([
    ['a heading', '# What\n\nWords.', '**What**\n\nWords.'],
    ['tags that Markdown has signs for', 'A <b>bold</b> word<br>and <i>more</i>.', 'A bold word\\\nand more.'],
    ['what only looks like a tag', 'Kept in <profile>/data.', 'Kept in `<profile>`/data.'],
    ['a block of HTML', '<div>\nIn a box.\n</div>', 'In a box.'],
    ['a block that means something else', '<custom-part on="1">\n', '```\n<custom-part on="1">\n```'],
    ['a comment', 'Before.\n\n<!-- not for you -->\n\nAfter.', 'Before.\n\nAfter.'],
    ['a picture', '![a chart](https://x.example/a.png)', '[a chart](https://x.example/a.png)'],
    ['a link that leads nowhere from here', 'See [the docs](../docs/x.md#y).', 'See the docs.'],
    ['a link by name', 'See [it][1].\n\n[1]: https://x.example/', 'See [it](https://x.example/).'],
    ['a script behind a link', '[x](javascript:alert(1))', 'x'],
    ['what would be a directive', '::chart{id=x}', ':: chart{id=x}'],
    ['what would quote a parameter', 'At :parameter[minimum-count].', 'At : parameter\\[minimum-count].'],
  ])('%s', (_, markdown, expected) => {
    expect(written(markdown)).toBe(expected);
  });

  test.each([
    '# A\n\n<table><tr><td>x</td></tr></table>\n\n![](a.png)\n\n[x](y.md) [z](//h.example/) ::chart{id=a}',
    ':::note\nx\n:::\n\n::number{x=y}\n\nSee <https://x.example/> and foo@example.org, <foo>, </bar>, <!DOCTYPE html>.',
    '- one\n- two <br/> three\n\n  <details><summary>s</summary>t</details>\n\n> quoted <script>alert(1)</script>',
    '| a | b |\n|---|---|\n| <b>1</b> | [x](#y) |\n\nText[^1].\n\n[^1]: A note.',
  ])('keeps every rule of the site, whatever it holds', (markdown) => {
    const { problems } = renderMarkdown(written(markdown), { file: 'x.md', firstLine: 1, link: (path) => path });
    expect(problems).toEqual([]);
  });

  test('has its first sentence as a summary, and says it once', () => {
    expect(readDescription('The version, e.g. 1.2, of the app.\nIt may be empty.\n\nMore.')).toEqual({
      summary: 'The version, e.g. 1.2, of the app.',
      blocks: ['The version, e.g. 1.2, of the app.\nIt may be empty.', 'More.'],
      rest: ['The version, e.g. 1.2, of the app.\nIt may be empty.', 'More.'],
    });
    expect(readDescription('One `line`.\n\nMore.')).toMatchObject({ summary: 'One line.', rest: ['More.'] });
    expect(readDescription('')).toEqual({ blocks: [], rest: [] });
    expect(readDescription('word '.repeat(100)).summary?.length).toBeLessThanOrEqual(301);
  });
});
