import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/build/prepare/markdown.ts';
import { addPermalinks, splitHtml } from '../../src/site/split-html.ts';

const render = (text: string) =>
  renderMarkdown(text, { file: 'content/learn/x.md', firstLine: 1, link: (path) => path }).html;

describe('splitHtml', () => {
  it('cuts a text at its directives and keeps their order and attributes', () => {
    const pieces = splitHtml(render('Before.\n\n::chart{id=crash-rate}\n\nBetween.\n\n::number{id=n of="a & b"}\n'));
    expect(
      pieces.map((piece) => (piece.kind === 'html' ? piece.html.trim() : [piece.name, piece.id, piece.attributes])),
    ).toEqual([
      '<p>Before.</p>',
      ['chart', 'crash-rate', { id: 'crash-rate' }],
      '<p>Between.</p>',
      ['number', 'n', { id: 'n', of: 'a & b' }],
    ]);
  });

  it('gives one piece for a text without directives, and none for an empty one', () => {
    expect(splitHtml('<p>Words.</p>')).toEqual([{ kind: 'html', html: '<p>Words.</p>' }]);
    expect(splitHtml(' \n')).toEqual([]);
  });
});

describe('addPermalinks', () => {
  it('puts a named link beside each heading and leaves the heading as it is', () => {
    const html = addPermalinks(render('## The `k` of "many"\n\nText.\n'), (title) => `Link to ${title}`);
    expect(html).toContain(
      '<div class="heading"><h2 id="the-k-of-many">The <code>k</code> of "many"</h2><a class="permalink" href="#the-k-of-many" aria-label="Link to The k of &quot;many&quot;">',
    );
  });

  it('leaves a text without headings alone', () => {
    expect(addPermalinks('<p>Text.</p>', (title) => title)).toBe('<p>Text.</p>');
  });
});
