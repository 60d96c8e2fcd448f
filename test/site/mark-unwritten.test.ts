import { expect, test } from 'vitest';
import { markUnwritten } from '../../src/site/mark-unwritten.ts';

const mark = (html: string) => markUnwritten(html, (hint) => `Not yet: ${hint}`, 'en');
const span = (hint: string) => `<span class="unwritten" lang="en">Not yet: ${hint}</span>`;

test('set apart in text; in words where no element can stand', () => {
  expect(mark('<p>So. :unwritten[a &lt;b&gt;]</p>')).toBe(`<p>So. ${span('a &lt;b&gt;')}</p>`);
  expect(mark('<title>:unwritten[a] · X</title><p title=":unwritten[b]">:unwritten[c]</p>')).toBe(
    `<title>Not yet: a · X</title><p title="Not yet: b">${span('c')}</p>`,
  );
  expect(mark('<svg><title>:unwritten[a]</title><text>:unwritten[b]</text></svg>:unwritten[c]')).toBe(
    `<svg><title>Not yet: a</title><text>Not yet: b</text></svg>${span('c')}`,
  );
  expect(mark('<script>{"a":":unwritten[x > y]"}</script>:unwritten[c]')).toBe(
    `<script>{"a":"Not yet: x > y"}</script>${span('c')}`,
  );
});

test('code shows what is typed; a comparison in an attribute ends no tag', () => {
  expect(mark('<pre><code>:unwritten[a]</code></pre>:unwritten[b]')).toBe(
    `<pre><code>:unwritten[a]</code></pre>${span('b')}`,
  );
  expect(mark('<a data-x="1 > 0 :unwritten[a]">:unwritten[b]</a>')).toBe(
    `<a data-x="1 > 0 Not yet: a">${span('b')}</a>`,
  );
});

test('a page with nothing to write is the very same text', () => {
  const html = '<p>All is written.</p>';
  expect(mark(html)).toBe(html);
});
