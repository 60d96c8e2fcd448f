import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { flipBit } from '../log/random.ts';
import { writeSmallSite } from './small-site.ts';

interface Ground {
  /** A path in the folder. */
  readonly at: (path: string) => string;
  /** A file beside the folder. */
  readonly secret: string;
}

/** Puts something in the place of a file. */
const instead = (path: string, put: (path: string, ground: Ground) => unknown) => async (ground: Ground) => {
  await rm(ground.at(path), { recursive: true, force: true });
  await mkdir(dirname(ground.at(path)), { recursive: true });
  await put(ground.at(path), ground);
};
const text = (path: string, words: string) => instead(path, (at) => writeFile(at, words));
const linkTo = (path: string, target: (ground: Ground) => string) =>
  instead(path, (at, ground) => symlink(target(ground), at));

async function flip(path: string, at: number): Promise<void> {
  await writeFile(path, flipBit(await readFile(path), at * 8));
}

const faq = (body: string) => `---\ntitle: Why?\norder: 1\n---\n${body}\n`;
const why = 'content/faq/why.md';
const config = 'content/site.yaml';
const july = 'data/active-installations/2026-07.csv';
const descriptor = 'data/active-installations/datapackage.json';

/** What was done to the small site, with all that is said of it. */
const planted: readonly (readonly [name: string, plant: (ground: Ground) => Promise<unknown>])[] = [
  ['a folder in place of site.yaml', instead(config, (at) => mkdir(at))],
  ['a folder in place of a table', instead(july, (at) => mkdir(at))],
  ['a folder in place of the log', instead('data/log.jsonl', (at) => mkdir(at))],
  ['a file in place of data', instead('data', (at) => writeFile(at, 'none'))],
  ['a link to itself', linkTo(why, ({ at }) => at(why))],
  [
    'two links that lead round',
    async (ground) => {
      await linkTo(why, ({ at }) => at('content/faq/other.md'))(ground);
      await linkTo('content/faq/other.md', ({ at }) => at(why))(ground);
    },
  ],
  ['a link out of the folder', linkTo(why, ({ secret }) => secret)],
  ['a table that is a link out of the folder', linkTo(july, ({ secret }) => secret)],
  ['a folder that is a link out of the folder', linkTo('content/faq', ({ secret }) => dirname(secret))],
  ['content that is a link out of the folder', linkTo('content', ({ secret }) => dirname(secret))],
  ['a picture that is a link out of the folder', linkTo('public/files/drawing.svg', ({ secret }) => secret)],
  ['a hidden file in public/ that is a link out', linkTo('public/.hidden', ({ secret }) => secret)],
  ['a component that imports through a link out', linkTo('components/parts/Own.astro', ({ secret }) => secret)],
  ['a link to nothing', linkTo(why, ({ at }) => at('content/faq/gone.md'))],
  ['a link to a folder', linkTo(why, ({ at }) => at('content/charter'))],
  [
    'a pipe that nobody writes to',
    instead(why, (at, { at: inFolder }) => {
      execFileSync('mkfifo', [inFolder('pipe')]);
      return symlink(inFolder('pipe'), at);
    }),
  ],
  ['a text of more than two million bytes', text(why, faq('word '.repeat(400_000)))],
  ['a table of more than 500 million bytes', (ground) => truncate(ground.at(july), 500_000_001)],
  ['deep JSON', text(descriptor, '{"a":'.repeat(100_000))],
  ['deep JSON that is closed', text(descriptor, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['deep JSON of a policy', text('data/policy/usage/v1-n1.json', `${'['.repeat(5000)}${']'.repeat(5000)}`)],
  ['deep YAML', text(config, `project: ${'['.repeat(900_000)}`)],
  ['deep YAML in lists', text(config, `${'- '.repeat(450_000)}a`)],
  ['deep YAML in lines', text(config, Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'))],
  ['deep front matter', text(why, `---\ntitle: ${'{a: '.repeat(10_000)}\n---\nText.\n`)],
  ['deep quotes', text(why, faq(`Text.\n\n${'> '.repeat(5000)}a`))],
  ['deep lists', text(why, faq(Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')))],
  ['deep brackets', text(why, faq(`${'['.repeat(5000)}a${'](/charter/)'.repeat(5000)}`))],
  ['deep emphasis', text(why, faq('*a '.repeat(5000)))],
  ['a Parquet file with a byte turned', (ground) => flip(ground.at('data/active-installations/2026-08.parquet'), 60)],
];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-planted-'));
  await mkdir(join(dir, 'whole'));
  await mkdir(join(dir, 'beside'));
  await writeFile(join(dir, 'beside/secret.md'), faq('what lies beside the folder'));
  await writeSmallSite(join(dir, 'whole'));
});
afterAll(() => rm(dir, { recursive: true }));

async function told(plant: (ground: Ground) => Promise<unknown>): Promise<string> {
  const folder = await mkdtemp(join(dir, 'planted-'));
  await cp(join(dir, 'whole'), folder, { recursive: true });
  await plant({ at: (path) => join(folder, path), secret: join(dir, 'beside/secret.md') });
  const { problems, ready } = await prepare({
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
    publishFailures: true,
  });
  expect(ready).toBeUndefined();
  return `${formatProblems(problems.filter(({ advice }) => !advice))}\n`;
}

test.each(planted)('%s', async (name, plant) => {
  const words = await told(plant);
  expect(words).not.toContain('beside the folder');
  await expect(words).toMatchFileSnapshot(`planted/${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.txt`);
});
