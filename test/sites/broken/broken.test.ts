import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepare, stops } from '../../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { type Edit, editedSite } from '../edited-site.ts';
import { charts } from './charts.ts';
import { data } from './data.ts';
import { flows } from './flow.ts';
import { frontMatter } from './front-matter.ts';
import { payloads, wholePayload } from './payloads.ts';
import { references } from './references.ts';
import { tables } from './tables.ts';
import { texts } from './texts.ts';

const groups = { 'front-matter': frontMatter, references, data, tables, texts, charts, flow: flows, payloads };

const prepared = (edits: readonly Edit[]) =>
  prepare({
    files: memoryFiles(editedSite(edits)),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });

test('the smallest legal site has no problem', async () => {
  expect((await prepared([])).problems).toEqual([]);
});

test('a payload that tells of everything has no problem', async () => {
  expect((await prepared(wholePayload)).problems).toEqual([]);
});

describe.each(Object.entries(groups))('%s', (group, sites) => {
  test.each(sites.map((site) => [site.name, site.edits] as const))('%s', async (name, edits) => {
    const { problems, ready } = await prepared(edits);
    expect(ready === undefined).toBe(true);
    expect(stops(problems)).toBe(true);
    await expect(`${formatProblems(problems)}\n`).toMatchFileSnapshot(`${group}/${name}.txt`);
  });

  test('every expectation belongs to a site', () => {
    const expected = readdirSync(join(import.meta.dirname, group)).map((file) => file.replace(/\.txt$/, ''));
    expect(expected.sort()).toEqual(sites.map(({ name }) => name).sort());
  });
});
