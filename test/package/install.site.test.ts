import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCalled } from '../../src/build/cli/as-called.ts';
import { buildInto } from '../build-once.ts';
import { runCheck } from '../real/run-check.ts';
import { assembleSite, dayOfSite, hasRealTables } from '../sites/assemble.ts';
import { cleanEnvironment } from '../type-command.ts';

const minimal = join(import.meta.dirname, '../sites/minimal');
let work: string;
/** Somebody's folder outside the repository, with the package installed in it. */
let home: string;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program as somebody would who has this Node, with nothing of the test runner's in the environment. */
function run(file: string, args: readonly string[], cwd: string): Promise<Ran> {
  const clean = Object.fromEntries(Object.entries(cleanEnvironment()).filter(([name]) => !name.startsWith('npm_')));
  const PATH = [dirname(process.execPath), clean['PATH'] ?? ''].join(delimiter);
  return new Promise((done) => {
    execFile(file, args, { cwd, env: { ...clean, PATH }, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });
}

/** Types `vitrine …` in a folder. */
const vitrine = (folder: string, ...words: string[]) => run(join(home, 'node_modules/.bin/vitrine'), words, folder);

/** A site below the folder in which the package is installed, as somebody with several sites would have it. */
function siteAt(name: string, from: string, change: (folder: string) => void = () => undefined): string {
  const folder = join(home, name);
  for (const part of ['content', 'data']) cpSync(join(from, part), join(folder, part), { recursive: true });
  change(folder);
  return folder;
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
/** Scripts and sheets are named by what is in them, which depends on the place of the package. */
const withoutHashes = (text: string) => text.replace(/\.[\w-]{8}(?=\.(?:js|css)\b)/g, '');

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'vitrine-package-'));
  home = join(work, 'home');
  mkdirSync(home);
  const packed = await run('npm', ['pack', '--silent', '--pack-destination', work], process.cwd());
  expect(packed.stderr).toBe('');
  const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const installed = await run(
    'npm',
    ['install', join(work, tarball), '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    home,
  );
  expect([installed.code, installed.stderr]).toEqual([0, expect.not.stringContaining('npm error')]);
}, 600_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the package has what runs and what is rendered, and no test, no demonstration, nothing for making packages', () => {
  const own = join(home, 'node_modules/vitrine');
  const top = readdirSync(own).filter((name) => !name.startsWith('.'));
  expect(top.sort()).toEqual([
    'LICENSE',
    'README.md',
    'astro.config.mjs',
    'lib',
    'package.json',
    'src',
    'tsconfig.json',
  ]);
  expect(filesOf(own).filter((path) => /(?:^|\/)test\/|\.test\.|build\/package/.test(path))).toEqual([]);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))).toMatchObject({ version });
});

/** What a project has before its site: answers, what its app sends, and tables that it publishes. */
const given: Readonly<Record<string, string>> = {
  'answers.yaml': `name: Lantern
address: https://lantern.example/privacy/
website: https://lantern.example/
operator: The Lantern maintainers
contact: mailto:privacy@lantern.example
default: "off"
language: en
host: github-pages
switches:
  - { id: usage, title: Usage, sensitivity: technical, kept: P90D, sends: { platform: linux } }
tables:
  - id: opened
    title: Searches
    file: exports/opened.csv
    switch: usage
    licence: CC0-1.0
    period: quarter
    contributors: installations
    minimumCount: 10
    sampleRate: 1
    every: P3M
    kept: P2Y
    releases: partition
`,
  'exports/opened.csv': 'quarter,platform,installations\n2026-Q3,linux,41\n2026-Q3,mac,63\n',
  'exports/monthly.csv':
    'month,platform,installations\n2026-09,linux,120\n2026-09,mac,87\n2026-10,linux,131\n2026-10,mac,95\n',
  'app/metrics.yaml': `$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0
search:
  opened:
    type: counter
    description: How often the search was opened.
    bugs: [https://lantern.example/issues/1]
    data_reviews: [https://lantern.example/reviews/1]
    notification_emails: [privacy@lantern.example]
    expires: never
`,
  'lantern/public/pictures/switch.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

test('from what a project has to its built site: init, two imports, check and build', async () => {
  const site = join(home, 'lantern');
  for (const [path, text] of Object.entries(given)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const well = async (folder: string, ...words: string[]) => {
    const { code, stdout, stderr } = await vitrine(folder, ...words);
    expect([code, `${stdout}${stderr}`]).toEqual([0, expect.any(String)]);
    return `${stdout}${stderr}`;
  };
  const day = ['--today', '2026-11-05'];
  await well(home, 'init', 'lantern', '--answers', 'answers.yaml', ...day);
  expect(readFileSync(join(site, '.github/actions/vitrine/action.yml'), 'utf8')).toBe(
    readFileSync('.github/actions/vitrine/action.yml', 'utf8'),
  );
  const glean = ['import', 'glean', '../app', '--category', 'usage', '--answer', 'sensitivity=technical'];
  expect(await well(site, ...glean)).toContain('1 new file, 0 changed, 0 as they were.');
  expect(await well(site, ...glean)).toContain('0 new files, 0 changed, 1 as they were.');
  const answers = ['minimumCount=10', 'keep=P2Y', 'licence=CC0-1.0', 'sampleRate=1'];
  const table = ['import', 'table', '../exports/monthly.csv', ...answers.flatMap((answer) => ['--answer', answer])];
  expect(await well(site, ...table)).toMatch(/All of it, one by one: {2}vitrine check\n/);
  expect(await well(site, 'check', ...day)).toMatch(
    /^0 problems, \d+ texts to write, \d+ checks run: 0 findings fail/m,
  );
  expect(await well(site, 'build', ...day)).toContain('0 problems');

  const dist = join(site, 'dist');
  const { folder: own } = await buildInto(join(work, 'own'), site, day);
  const paths = filesOf(dist);
  expect(paths).toEqual(
    expect.arrayContaining([
      'index.html',
      'dictionary/platform/index.html',
      'dictionary/search-opened/index.html',
      'charts/monthly.json',
      'pictures/switch.svg',
    ]),
  );
  expect(readFileSync(join(dist, 'data/monthly/2026-10.csv'), 'utf8')).toBe(given['exports/monthly.csv']);
  expect(JSON.parse(readFileSync(join(dist, 'consent.json'), 'utf8'))).toMatchObject({ unwritten: ['usage'] });
  // The repository builds the same of it.
  expect(paths.map(withoutHashes).sort()).toEqual(filesOf(own).map(withoutHashes).sort());
  for (const path of paths.filter((one) => !one.startsWith('assets/')))
    expect(withoutHashes(readFileSync(join(dist, path), 'latin1')), path).toBe(
      withoutHashes(readFileSync(join(own, path), 'latin1')),
    );
  expect(readdirSync(join(home, 'node_modules/vitrine/.vitrine'))).toEqual([]);
}, 300_000);

test.skipIf(!hasRealTables('innovation-graph'))(
  'the Innovation Graph is built, all of it',
  async () => {
    const assembled = await assembleSite('innovation-graph');
    if (!assembled) throw new Error('its tables are there');
    try {
      const built = await vitrine(
        home,
        'build',
        '--site',
        assembled.folder,
        '--outDir',
        'graph',
        '--today',
        dayOfSite['innovation-graph'],
      );
      expect([built.code, built.stderr]).toEqual([0, expect.stringContaining('0 findings fail')]);
      expect(readdirSync(join(home, 'graph'))).toEqual(expect.arrayContaining(['index.html', 'explore', 'data']));
    } finally {
      await assembled.remove();
    }
  },
  600_000,
);

describe('what is wrong is told in the same words as in the repository', () => {
  const broken: readonly (readonly [string, (folder: string) => void])[] = [
    ['front matter', (folder) => edit(join(folder, 'content/categories/usage.md'), 'sensitivity: ', 'sensitivty: ')],
    [
      'a table that leaks',
      (folder) => {
        const tables = join(folder, 'data/active-installations');
        const [table = ''] = readdirSync(tables).filter((name) => name.endsWith('.csv'));
        edit(join(tables, table), /\d+$/m, '3');
      },
    ],
  ];
  test.each(broken)(
    '%s',
    async (name, change) => {
      const site = siteAt(name.replaceAll(' ', '-'), minimal, change);
      const [installed, repository] = [await vitrine(site, 'check'), await runCheck(site, [])];
      expect(installed.code).toBe(1);
      const told = (text: string) =>
        text.replace(/\(\d+\.\d s\)|^ .*….*\n|The checks took .*\n|Linear programs .*/gm, '');
      expect(told(asCalled(installed.stderr, 'npm run'))).toBe(told(repository.stderr));
      expect(told(installed.stderr)).toContain('Fix: ');
      const json = async (ran: Promise<{ readonly stdout: string }>) => {
        const { problems, findings } = JSON.parse((await ran).stdout) as Record<'problems' | 'findings', unknown>;
        return { problems, findings };
      };
      expect(await json(vitrine(site, 'check', '--json'))).toEqual(await json(runCheck(site)));
    },
    120_000,
  );
});

test('the command tells its version and how it is used, by its own name', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect((await vitrine(home, '--version')).stdout).toBe(`${version}\n`);
  expect((await vitrine(home, 'release', '--help')).stdout).toContain('  vitrine release <dataset> <file> [options] ');
});
