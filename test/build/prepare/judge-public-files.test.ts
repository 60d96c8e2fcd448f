import { expect, test } from 'vitest';
import { judgePublicFiles } from '../../../src/build/prepare/judge-public-files.ts';
import { policyFor } from '../../../src/model/content-policy.ts';

/** What is said of one file: its code, or nothing. */
async function judge(file: string, text = ''): Promise<string[]> {
  const files = { list: async () => [file], read: async () => new TextEncoder().encode(text) };
  return (await judgePublicFiles(files, [file], ['en', 'de'])).map(({ code }) => code);
}

test.each([
  ['a picture in a folder of its own', 'public/pictures/dialog.png'],
  ['a file that speaks of the whole host', 'public/.well-known/assetlinks.json'],
  ['a text', 'public/files/statement.txt'],
])('%s is copied', async (_, file) => {
  expect(await judge(file)).toEqual([]);
});

test.each([
  ['a published table', 'public/data/usage.csv'],
  ['the log', 'public/log/checkpoint'],
  ['the overview', 'public/index.html'],
  ['a page of a kind', 'public/faq/more.txt'],
  ['another language', 'public/de/extra.txt'],
  ['results of the checks', 'public/checks.json'],
  ['security.txt', 'public/.well-known/security.txt'],
  ['the map of the site', 'public/sitemap.xml'],
  ['scripts of the site', 'public/assets/a.js'],
])('a file at the address of %s is refused', async (_, file) => {
  expect(await judge(file)).toContain('public/address');
});

const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor({ engine: false })}">`;
test.each([
  ['that asks for no policy', '<!doctype html><title>x</title><p>x', ['public/policy']],
  ['that asks for a weaker one', meta.replace("'none'", '*'), ['public/policy']],
  ['that asks too late', `<script src="a.js"></script>${meta}`, ['public/policy']],
  ['that asks for the policy of the site', `<!doctype html><head>${meta}<script src="a.js"></script>`, []],
])('a page %s', async (_, html, codes) => {
  expect(await judge('public/files/page.html', html)).toEqual(codes);
});

test.each([
  ['that only shows', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/><a href="#x"/></svg>', []],
  ['with a script', '<svg><script>alert(1)</script></svg>', ['public/policy']],
  ['with a handler', '<svg onload="alert(1)"/>', ['public/policy']],
  ['with a picture from elsewhere', '<svg><image href="https://elsewhere.example/x.png"/></svg>', ['public/policy']],
  ['with a style from elsewhere', '<svg><style>@import "x.css"</style></svg>', ['public/policy']],
])('a picture %s', async (_, svg, codes) => {
  expect(await judge('public/pictures/a.svg', svg)).toEqual(codes);
});

test('all that is wrong with a file is told, with the way out', async () => {
  const file = 'public/charter/index.html';
  const files = { list: async () => [file], read: async () => new TextEncoder().encode('<p>x') };
  expect(await judgePublicFiles(files, [file], [])).toMatchObject([
    { code: 'public/address', file, line: 1, fix: 'move it to another folder, such as  public/files/index.html' },
    { code: 'public/policy', file, line: 1, fix: expect.stringContaining(meta) as string },
  ]);
  expect(await judgePublicFiles(files, [], [])).toEqual([]);
});
