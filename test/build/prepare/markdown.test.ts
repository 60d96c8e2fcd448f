import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/build/prepare/markdown.ts';

const render = (text: string, idPrefix?: string) =>
  renderMarkdown(text, {
    file: 'content/methods/rounding.md',
    firstLine: 9,
    link: (path) => `/base${path}`,
    ...(idPrefix === undefined ? {} : { idPrefix }),
  });

describe('links', () => {
  test('paths of this site get its base, wherever they are written', () => {
    const { html, links } = render('[a](/faq/), [b][r] and [c](/explore/x/?p=1#t)\n\n[r]: /charter/#x');
    expect(html).toBe(
      '<p><a href="/base/faq/">a</a>, <a href="/base/charter/#x">b</a> and <a href="/base/explore/x/?p=1#t">c</a></p>',
    );
    expect(links.map(({ path, line, column }) => `${line}:${column} ${path}`)).toEqual([
      '9:1 /faq/',
      '9:24 /explore/x/?p=1#t',
      '11:1 /charter/#x',
    ]);
  });

  test('a link to a section of the same text follows its heading', () => {
    const { html, headings, problems } = render('[below](#an-example)\n\n## An example\n', 'rounding-');
    expect(problems).toEqual([]);
    expect(headings).toEqual([{ depth: 2, id: 'rounding-an-example', text: 'An example' }]);
    expect(html).toContain('<a href="#rounding-an-example">below</a>');
  });

  test('a section that is not there', () => {
    expect(
      render('Text\n\n[below](#exampel)\n\n## Example\n', 'rounding-').problems.map(({ line, column, code, fix }) => [
        line,
        column,
        code,
        fix,
      ]),
    ).toEqual([[11, 1, 'markdown/link', 'write  #example']]);
  });

  test('links to elsewhere say so, and keep their address', () => {
    expect(render('[a](https://example.org/)').html).toBe(
      '<p><a href="https://example.org/" rel="external noopener noreferrer">a</a></p>',
    );
  });
});

describe('images', () => {
  test('of this site, with their places', () => {
    const { html, images, problems } = render('![A chart](/chart.png) and ![again][c]\n\n[c]: /chart.png');
    expect(problems).toEqual([]);
    expect(html).toBe('<p><img src="/base/chart.png" alt="A chart"> and <img src="/base/chart.png" alt="again"></p>');
    expect(images.map(({ path, line, column }) => `${line}:${column} ${path}`)).toEqual([
      '9:1 /chart.png',
      '11:1 /chart.png',
    ]);
  });

  test('without words, from elsewhere', () => {
    expect(
      render('![](/a.png) ![b](https://example.org/b.png) ![][c]\n\n[c]: /c.png').problems.map(
        ({ line, column, code }) => `${line}:${column} ${code}`,
      ),
    ).toEqual(['9:1 markdown/image', '9:13 markdown/image', '9:45 markdown/image']);
  });
});

describe('HTML', () => {
  test('each tag is told once, where it opens, and never rendered', () => {
    const { html, problems } = render('H<sub>2</sub>O <b>bold</b>\n\n<div>\n\nx\n\n</div>\n\n<!-- a note -->');
    expect(problems.map(({ line, column, fix }) => `${line}:${column} ${fix ?? ''}`)).toEqual([
      '9:2 write it in Markdown; to show it as text, put it between backticks: `<sub>`',
      '9:16 write  **…**',
      '11:1 write it in Markdown; to show it as text, put it between backticks: `<div>`',
    ]);
    expect(html).not.toMatch(/<(sub|b|div)>/);
  });
});

describe('directives', () => {
  test('a time of day and a word with a colon stay words', () => {
    expect(render('At 10:30, note:this and a:b[c].').html).toBe('<p>At 10:30, note:this and a:b[c].</p>');
  });

  test('one on a line of its own is left for the page to fill', () => {
    const { html, directives } = render('::chart{id=share}');
    expect(html).toContain('data-directive="chart"');
    expect(directives).toEqual([{ name: 'chart', attributes: { id: 'share' }, line: 9, column: 1 }]);
  });
});

describe('a number and its per-cent sign', () => {
  test('stay on one line in sentences, and as they are in code', () => {
    const { html, text } = render('From 5.4 % to **7 %** and `a 5 % 2`, but % alone.');
    expect(html).toBe('<p>From 5.4\u00A0% to <strong>7\u00A0%</strong> and <code>a 5 % 2</code>, but % alone.</p>');
    expect(text).toBe('From 5.4 % to 7 % and a 5 % 2, but % alone.');
  });
});
