import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildInto } from '../build-once.ts';

const root = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'vitrine-permanent-'));
const site = join(work, 'site');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(site, file), text);
const edit = (file: string, ...pairs: readonly (readonly [string, string])[]) => {
  let text = readFileSync(join(site, file), 'utf8');
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`${from} does not stand in ${file}`);
    text = text.replace(from, to);
  }
  write(file, text);
};

function release(date: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', join(root, 'src/build/cli/main.ts'), 'release', '--policy', '--date', date],
    { cwd: root, encoding: 'utf8', env: { ...process.env, SITE_DIR: site } },
  );
  if (status !== 0) throw new Error(`the release failed:\n${stdout}${stderr}`);
}

const field = (key: string, category: string) =>
  `---\nkind: collected\ntitle: The ${key}\nsummary: What ${key} it is.\nkey: ${key}\ncategory: ${category}\nsensitivity: technical\ntype: string\nexample: some\nwhy: To know.\nsince: 2026-05-01\n---\n`;

/** Every file of the permanent pages of a built site, by its path. */
function permanentPages(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)opt-in\/[a-z-]+\/v\d[^/]*\/index\.html$/.test(path),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
const page = (folder: string, path: string) => readFileSync(join(folder, path, 'index.html'), 'utf8');

const [first, second] = [join(work, 'first'), join(work, 'second')];

beforeAll(async () => {
  cpSync(join(root, 'test/sites/minimal'), site, { recursive: true });
  edit(
    'content/site.yaml',
    ['language: en\n', 'language: en\nlanguages: [en, de, ar]\n'],
    [
      /^synthetic: .*$/m.exec(readFileSync(join(site, 'content/site.yaml'), 'utf8'))?.[0] ?? '',
      'synthetic: All of this is made up.',
    ],
  );
  // A second switch, which the app gives up later.
  const usage = readFileSync(join(site, 'content/categories/usage.md'), 'utf8');
  write(
    'content/categories/colours.md',
    usage
      .replace('title: Monthly sign of life', 'title: Colours')
      .replace('order: 1', 'order: 2')
      .replace(/example:\n(?: {2}.*\n)+/, 'example:\n  colour: blue\n'),
  );
  write('content/dictionary/colour.md', field('colour', 'colours'));
  release('2026-05-01');
  await buildInto(first, site);

  // Nearly everything that a page could lean on becomes another.
  for (const file of ['content/categories/colours.md', 'content/dictionary/colour.md']) rmSync(join(site, file));
  write('content/dictionary/shell.md', field('shell', 'usage'));
  edit(
    'content/categories/usage.md',
    ['title: Monthly sign of life', 'title: Weekly sign of life'],
    ['consentVersion: 1', 'consentVersion: 2'],
    ['noticeVersion: 1', 'noticeVersion: 2'],
    ['since: 2026-05-01', 'since: 2026-08-01'],
    ['example:\n', 'example:\n  shell: fish\n'],
    ['lantern telemetry off', 'lantern send nothing'],
    ['recipients: [the two maintainers]', 'recipients: [the three maintainers]'],
  );
  edit('content/dictionary/platform.md', ['title: Platform', 'title: System']);
  edit('content/retention/reports.md', ['title: ', 'title: New ']);
  edit(
    'content/site.yaml',
    ['name: Lantern', 'name: Lamp'],
    ['description: A small', 'description: A tiny'],
    ['asOf: 2026-09-10', 'asOf: 2026-09-11'],
    ['synthetic: All of this is made up.', 'synthetic: Nothing of this is real.'],
    ['name: The Lantern maintainers', 'name: The Lamp maintainers'],
  );
  release('2026-08-01');
  await buildInto(second, site);
}, 600_000);

describe('a permanent page', () => {
  test('is the same, byte for byte, in every later build', () => {
    const [before, after] = [permanentPages(first), permanentPages(second)];
    expect([...before.keys()]).toEqual(
      ['', 'ar/', 'de/']
        .flatMap((language) => ['colours', 'usage'].map((id) => `${language}opt-in/${id}/v1/index.html`))
        .sort(),
    );
    for (const [path, html] of before) expect(after.get(path), path).toBe(html);
    // What changed is on pages of its own.
    expect([...after.keys()].filter((path) => !before.has(path))).toEqual([
      'ar/opt-in/usage/v2/index.html',
      'de/opt-in/usage/v2/index.html',
      'opt-in/usage/v2/index.html',
    ]);
  });

  test('says what it said then', () => {
    const html = page(second, 'opt-in/usage/v1');
    for (const text of [
      'Monthly sign of life, version 1',
      'the two maintainers',
      'lantern telemetry off',
      'All of this is made up.',
      'Platform',
      'Lantern asks:',
    ])
      expect(html, text).toContain(text);
    for (const text of [
      'Weekly',
      'three maintainers',
      'send nothing',
      'shell',
      'Lamp',
      'Nothing of this is real.',
      'System',
    ])
      expect(html, text).not.toContain(text);
  });
});

describe('the card after a change', () => {
  test('says what holds now, and links to every version and to what changed since', () => {
    const html = page(second, 'opt-in/usage');
    for (const text of [
      'Weekly sign of life',
      'the three maintainers',
      '/opt-in/usage/v1/',
      '/opt-in/usage/v2/',
      '/opt-in/usage/since/1/',
      '/opt-in/usage/since/2/',
    ])
      expect(html, text).toContain(text);
  });

  test('what changed since a version is told in words and side by side', () => {
    const since = page(second, 'opt-in/usage/since/1')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    for (const text of [
      'You agreed to version 1. The newest version is 2.',
      'More than you agreed to',
      'Field added: The shell',
      'What shell it is.',
      'New recipient: the three maintainers',
      'Less than before, or better protected',
      'Recipient removed: the two maintainers',
      'Side by side',
      'Version 1',
      'Now: version 2',
    ])
      expect(since).toContain(text);
    expect(page(second, 'opt-in/usage/since/2')).toContain('Nothing changed in what this switch covers.');
  });

  test('a switch that is gone keeps its addresses and says so', () => {
    expect(page(second, 'opt-in/colours')).toContain('This switch is no longer among those that this site describes.');
    expect(page(second, 'opt-in/colours')).toContain('/opt-in/colours/v1/');
    expect(page(second, 'opt-in/colours/since/1')).toContain('This switch is no longer among those');
    expect(page(second, 'o/colours')).toMatch(/http-equiv="refresh" content="0; url=\.\.\/\.\.\/opt-in\/colours\/"/);
  });
});
