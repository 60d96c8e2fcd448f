import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { seededRandom } from '../log/random.ts';
import { mutate } from './mutate.ts';
import { writeSmallSite } from './small-site.ts';

/** How many folders are tried: more with `VITRINE_MUTATIONS=600`; from which seed: `VITRINE_SEED=7`. */
const count = Number(process.env['VITRINE_MUTATIONS'] ?? 40);
const firstSeed = Number(process.env['VITRINE_SEED'] ?? 1);
const secretWords = 'what lies beside the folder';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-mutations-'));
  await mkdir(join(dir, 'whole'));
  await mkdir(join(dir, 'beside'));
  await writeFile(join(dir, 'beside/secret.md'), `---\ntitle: ${secretWords}\norder: 2\n---\n${secretWords}\n`);
  await writeSmallSite(join(dir, 'whole'));
});
afterAll(() => rm(dir, { recursive: true }));

const prepared = (folder: string) =>
  prepare({
    files: nodeFiles(folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
    publishFailures: true,
  });

test('the folder that is mutated has no problem itself', async () => {
  const { problems, ready } = await prepared(join(dir, 'whole'));
  expect(formatProblems(problems.filter(({ advice }) => !advice))).toBe('');
  expect(ready).toBeDefined();
});

test(
  `${count} mutated folders: each is built or refused with problems, and nothing beside it is read`,
  async () => {
    const crashed: string[] = [];
    const slow: string[] = [];
    const read: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
      const folder = join(dir, String(seed));
      await cp(join(dir, 'whole'), folder, { recursive: true });
      const random = seededRandom(seed);
      const done: string[] = [];
      const ground = { folder, secret: join(dir, 'beside/secret.md') };
      for (let times = 1 + random(2); times > 0; times -= 1) done.push(await mutate(ground, random));
      const label = `seed ${seed}: ${done.join(', ')}`;
      const begun = performance.now();
      try {
        const { problems, ready } = await prepared(folder);
        if (inspect([problems, ready], { depth: 12, maxStringLength: null }).includes(secretWords)) read.push(label);
      } catch (error) {
        crashed.push(
          `${label}\n${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`,
        );
      }
      const seconds = (performance.now() - begun) / 1000;
      if (seconds > 20) slow.push(`${label}: ${seconds.toFixed(1)} s`);
      await rm(folder, { recursive: true });
    }
    expect(crashed).toEqual([]);
    expect(read).toEqual([]);
    expect(slow).toEqual([]);
  },
  30_000 + count * 5_000,
);
