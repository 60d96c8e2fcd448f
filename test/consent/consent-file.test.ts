import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare/prepare.ts';
import type { SiteModel } from '../../src/model/site-model.ts';
import { publish as publishFiles } from '../../src/build/publish/publish.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import type { PublishedFile } from '../../src/build/publish/published-files.ts';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { shouldAsk } from '../../src/consent/should-ask.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { type ConsentFile, consentFileSchema } from '../../src/schema/consent-file.ts';
import type { Files } from '../../src/source/files.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { editedSite, replace } from '../sites/edited-site.ts';

interface Published {
  readonly model: SiteModel;
  readonly file: ConsentFile;
  readonly text: string;
  bytes(path: string): Uint8Array | undefined;
}

async function publish(files: Files, url?: string): Promise<Published> {
  const { ready, problems } = await prepare({
    files,
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-10-20'),
    ...(url ? { url } : {}),
  });
  if (!ready) throw new Error(formatProblems(problems));
  const published = await publishFiles(ready);
  const bytes = (path: string) => published.find((file: PublishedFile) => file.path === path)?.bytes;
  const text = new TextDecoder().decode(bytes('consent.json'));
  return { model: ready.model, file: JSON.parse(text) as ConsentFile, text, bytes };
}

let demo: Published;
beforeAll(async () => {
  demo = await publish(nodeFiles(join(import.meta.dirname, '../..')));
}, 240_000);

test('it keeps to its schema, in the form in which that is published too', () => {
  expect(consentFileSchema.safeParse(demo.file).error).toBeUndefined();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const schema = JSON.parse(new TextDecoder().decode(demo.bytes('schemas/consent.json'))) as object;
  const isValid = ajv.compile(schema);
  expect(isValid(demo.file) ? [] : isValid.errors).toEqual([]);
  // A schema that would take anything shows nothing.
  expect(isValid({ ...demo.file, categories: [{ ...demo.file.categories[0], consentVersion: '1' }] })).toBe(false);
});

test('it says what the content says, and its words are the card’s', () => {
  const own = demo.model.content[demo.model.config.language];
  expect(
    demo.file.categories.map(({ id, consentVersion, noticeVersion, sensitivity, since }) => ({
      id,
      consentVersion,
      noticeVersion,
      sensitivity,
      since,
    })),
  ).toEqual(
    own?.categories.map(({ id, data: { consentVersion, noticeVersion, sensitivity, since } }) => ({
      id,
      consentVersion,
      noticeVersion,
      sensitivity,
      since,
    })),
  );
  for (const language of demo.file.languages) {
    for (const { id, dialog, optOut } of demo.file.categories) {
      const entry = demo.model.content[language]?.categories.find((category) => category.id === id);
      expect([id, dialog[language]?.title, dialog[language]?.text, dialog[language]?.language]).toEqual([
        id,
        entry?.data.dialog.title,
        entry?.data.dialog.text,
        entry?.language,
      ]);
      expect(optOut[language]).toEqual(entry?.data.optOut);
    }
  }
});

test('everything is off, and says so', () => {
  expect(
    [demo.file.default, ...demo.file.categories.map((category) => category.default)].every((value) => value === 'off'),
  ).toBe(true);
});

test('its hashes are those of the published snapshots, and of the log', async () => {
  for (const { id, sha256, snapshot, versions } of demo.file.categories) {
    const path = new URL(snapshot ?? '').pathname.slice('/privacy/'.length);
    expect([id, sha256]).toEqual([id, await sha256Hex(demo.bytes(path) ?? new Uint8Array())]);
    expect(versions.at(-1)?.sha256).toBe(sha256);
  }
  expect(demo.file.log).toMatchObject({
    origin: demo.file.project.id,
    size: demo.model.audit.log.size,
    root: demo.model.audit.log.root,
  });
});

test('it tells what grew with each consent version, and nothing that did not', () => {
  for (const { consentVersion, changes } of demo.file.categories) {
    expect(changes.map((change) => change.consentVersion)).toEqual(
      Array.from({ length: consentVersion - 1 }, (_, index) => index + 2),
    );
    for (const { what } of changes) {
      expect(what.length).toBeGreaterThan(0);
      for (const { text } of what) expect(Object.keys(text)).toEqual(demo.file.languages);
    }
  }
});

test('only a category that says so has a validity, in whole days', () => {
  expect(
    demo.file.categories
      .filter(({ validity }) => validity)
      .map(({ id, validity, validityDays }) => [id, validity, validityDays]),
  ).toEqual([['library-shape', 'P1Y', 365]]);
  expect(
    demo.file.categories.filter(({ validity }) => !validity).every((category) => !('validityDays' in category)),
  ).toBe(true);
});

describe('an app that reads it', () => {
  test('asks for everything at first, for nothing once answered, and again when a version is raised', async () => {
    const project = demo.file.project.id;
    for (const { id: category, consentVersion } of demo.file.categories) {
      const answered = { project, category, consentVersion, answer: 'yes' as const, answeredOn: '2026-10-20' };
      expect(shouldAsk({ project, category }, demo.text, '2026-10-20')).toEqual({ ask: true, covers: 0 });
      expect(shouldAsk(answered, demo.text, '2026-10-21')).toEqual({ ask: false, covers: consentVersion });
    }
    const site = (consentVersion: number) =>
      publish(
        memoryFiles(
          editedSite(
            consentVersion === 1
              ? []
              : [replace('content/categories/usage.md', 'consentVersion: 1', `consentVersion: ${consentVersion}`)],
          ),
        ),
      );
    const [first, second] = [await site(1), await site(2)];
    const stored = {
      project: first.file.project.id,
      category: 'usage',
      consentVersion: 1,
      answer: 'yes' as const,
      answeredOn: '2026-09-01',
    };
    expect([shouldAsk(stored, first.text, '2026-10-20'), shouldAsk(stored, second.text, '2026-10-20')]).toEqual([
      { ask: false, covers: 1 },
      { ask: true, covers: 1 },
    ]);
  });

  test('finds a site without a log as good, only without hashes', async () => {
    const { file } = await publish(memoryFiles(editedSite([])), 'https://example.org/deep/base/');
    expect(consentFileSchema.safeParse(file).error).toBeUndefined();
    expect(
      file.categories.map(({ sha256, snapshot, versions, changes }) => ({ sha256, snapshot, versions, changes })),
    ).toEqual([{ sha256: undefined, snapshot: undefined, versions: [], changes: [] }]);
    expect(file.categories[0]?.urls['en']?.card).toBe('https://example.org/deep/base/opt-in/usage/');
  });
});
