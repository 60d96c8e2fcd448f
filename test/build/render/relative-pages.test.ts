import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePagesRelative, relativeAddress, relativePage } from '../../../src/build/render/relative-pages.ts';
import { basePathOf } from '../../../src/build/render/serve.ts';

test.each([
  ['/privacy/data/', '/privacy/', '', 'data/'],
  ['/privacy/', '/privacy/', '', './'],
  ['/privacy/#promises', '/privacy/', '', './#promises'],
  ['/privacy/', '/privacy/', 'de/data/', '../../'],
  ['/privacy/#promises', '/privacy/', 'data/', '../#promises'],
  ['/privacy/assets/x.css', '/privacy/', 'data/crashes/', '../../assets/x.css'],
  ['/data/', '/', 'charter/', '../data/'],
  ['/other/', '/privacy/', 'charter/', undefined],
  ['/privacy-of-others/', '/privacy/', '', undefined],
  ['//elsewhere.example/x', '/', '', undefined],
])('%s of a site under %s is, on the page of %j, %j', (address, base, folder, expected) => {
  expect(relativeAddress(address, base, folder)).toBe(expected);
  if (expected !== undefined)
    expect(new URL(expected, `https://a.example${base}${folder}`).href).toBe(`https://a.example${address}`);
});

test('addresses of the site become relative; whole ones, code and texts stay', () => {
  const page = [
    '<link rel="canonical" href="https://a.example/p/">',
    '<meta http-equiv="refresh" content="0; url=/p/opt-in/usage/">',
    '<form data-root="/p/" data-index="/p/search/en.json" action="/p/search/" title="a > b" data-name="/p/x">',
    '<p>See href="/p/kept" and <code>&lt;a href="/p/kept"&gt;</code></p>',
    '<main data-guide="{&quot;href&quot;:&quot;/p/dictionary/month/&quot;,&quot;key&quot;:&quot;/p/month&quot;}">',
  ].join('\n');
  expect(relativePage(page, '/p/', 'a/b/')).toBe(
    [
      '<link rel="canonical" href="https://a.example/p/">',
      '<meta http-equiv="refresh" content="0; url=../../opt-in/usage/">',
      '<form data-root="../../" data-index="../../search/en.json" action="../../search/" title="a > b" data-name="/p/x">',
      '<p>See href="/p/kept" and <code>&lt;a href="/p/kept"&gt;</code></p>',
      '<main data-guide="{&quot;href&quot;:&quot;../../dictionary/month/&quot;,&quot;key&quot;:&quot;/p/month&quot;}">',
    ].join('\n'),
  );
});

const folder = mkdtempSync(join(tmpdir(), 'vitrine-relative-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('pages and style sheets of a folder are rewritten, and the page for what is not found is not', async () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'data'));
  const link = '<link rel="canonical" href="https://a.example/p/"><a href="/p/">x</a>';
  for (const path of ['index.html', 'data/index.html', '404.html']) writeFileSync(join(folder, path), link);
  writeFileSync(join(folder, 'assets/a.css'), '@font-face{src:url(/p/assets/f.woff2)}a{b:url("data:,")}');
  writeFileSync(join(folder, 'own.css'), 'a{b:url(/p/x.png)}');
  await makePagesRelative(folder, '/p/', (path) => path === 'own.css');
  expect(readFileSync(join(folder, 'own.css'), 'utf8')).toBe('a{b:url(/p/x.png)}');
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('index.html')).toContain('<a href="./">');
  expect(read('data/index.html')).toContain('<a href="../">');
  expect(read('404.html')).toBe(link);
  expect(read('assets/a.css')).toBe('@font-face{src:url(../assets/f.woff2)}a{b:url("data:,")}');
  // `vitrine start` serves it where its pages say that they are.
  expect(await basePathOf(folder)).toBe('/p/');
});
