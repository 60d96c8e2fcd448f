import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OwnComponent } from '../../../src/build/local/own-components.ts';
import { readComponents } from '../../../src/build/prepare/read-components.ts';
import { judgeRendered, refusedInPage } from '../../../src/build/render/judge-rendered.ts';
import { renderProblems } from '../../../src/build/render/render-fault.ts';

const folderOf = (files: Readonly<Record<string, string>>) => ({
  list: () => Promise.resolve(Object.keys(files)),
  read: (path: string) => Promise.resolve(new TextEncoder().encode(files[path])),
});
const footer: OwnComponent = {
  name: 'Footer',
  file: 'components/Footer.astro',
  text: '---\n---\n<p style="color: red">x</p>\n<img src="https://other.example/x.png" alt="">\n',
};
const header: OwnComponent = { name: 'Header', file: 'components/Header.astro', text: '---\n---\n<b>x</b>\n' };

describe('files of components/', () => {
  test('replace the parts of a page of their name; those in folders are for them to import', async () => {
    const files = { 'components/Footer.astro': 'text', 'components/parts/Note.astro': '', 'components/notes.md': '' };
    expect(await readComponents(folderOf(files))).toEqual({
      components: [{ name: 'Footer', file: 'components/Footer.astro', text: 'text' }],
      problems: [],
    });
  });

  test('of no such name are a problem that names all names', async () => {
    const { problems } = await readComponents(folderOf({ 'components/Foter.astro': '' }));
    expect(problems).toMatchObject([{ code: 'component/unknown', file: 'components/Foter.astro' }]);
    expect(problems[0]?.message).toContain('Brand.astro, Header.astro, Footer.astro, PageEnd.astro');
    expect(problems[0]?.fix).toContain('call it Footer.astro');
  });
});

describe('what the content policy refuses in a page', () => {
  test.each([
    ['<script>alert(1)</script>', 'an inline script'],
    ['<SCRIPT type="module">x</SCRIPT>', 'an inline script'],
    ['<style>p { color: red }</style>', 'an inline style sheet (is:inline)'],
    ["<p class='a' style='color:red'>", 'an inline style'],
    ['<a href="/" onclick="x()">', 'an event handler (onclick)'],
    ['<img src=//other.example/x.png>', 'an address of another origin (//other.example/x.png)'],
    [
      '<img srcset="/a.png 1x, https://b.example/b.png 2x">',
      'an address of another origin (https://b.example/b.png 2x)',
    ],
    ['<script src="https://a.example/x.js"></script>', 'an address of another origin (https://a.example/x.js)'],
    [
      '<link rel="stylesheet" href="https://a.example/x.css">',
      'an address of another origin (https://a.example/x.css)',
    ],
    ['<form action="https://a.example/">', 'an address of another origin (https://a.example/)'],
    ['<iframe src="/x/"></iframe>', 'another page within it (iframe)'],
  ])('%s', (html, what) => {
    expect(refusedInPage(html).map((refused) => refused.what)).toEqual([what]);
  });

  test.each([
    '<script type="module" src="/assets/x.js"></script>',
    '<script type="application/ld+json">{"a": "<p style=x>"}</script>',
    '<a href="https://elsewhere.example/">out</a><link rel="canonical" href="https://own.example/">',
    '<!-- <p style="x"> --><p title="style=none > onclick=x">text style="x" in words</p>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '',
  ])('none: %s', (html) => {
    expect(refusedInPage(html)).toEqual([]);
  });
});

test('what rendered pages hold is told once, at the line of the component that writes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-rendered-'));
  try {
    await writeFile(join(folder, 'index.html'), '<p style="color: red"></p><img src="https://other.example/x.png">');
    await writeFile(join(folder, 'other.html'), '<p style="color: red"></p><script>odd()</script>');
    await writeFile(join(folder, 'x.css'), 'p { background: url(https://css.example/x.png) }');
    const problems = await judgeRendered(folder, [footer, header]);
    expect(problems.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'components/Footer.astro:3:4',
      'components/Footer.astro:4:11',
      'components/Footer.astro:1:1',
      'components/Header.astro:1:1',
      'components/Footer.astro:1:1',
      'components/Header.astro:1:1',
    ]);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['component/policy']));
    expect(await judgeRendered(folder, [])).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('an error while pages are rendered', () => {
  test('is told at the place that Astro names', () => {
    const loc = { file: '/site/components/Footer.astro', line: 7, column: 3 };
    const error = Object.assign(new Error('Unterminated string\n  at more'), { loc });
    expect(renderProblems(error, [header, footer])).toMatchObject([
      { code: 'component/broken', file: 'components/Footer.astro', line: 7, column: 3 },
    ]);
  });

  test('names every component where Astro names none', () => {
    const problems = renderProblems(new Error('x is not a function'), [header, footer]);
    expect(problems.map(({ file }) => file)).toEqual(['components/Header.astro', 'components/Footer.astro']);
    expect(problems[0]?.message).toContain('x is not a function');
    expect(problems[1]?.fix).toContain("import Footer from 'vitrine/Footer.astro'");
  });
});
