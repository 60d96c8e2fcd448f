import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { publishSchemas } from '../../../src/build/publish/publish-schemas.ts';
import { kindNames } from '../../../src/schema/nouns.ts';
import { parseYaml } from '../../../src/source/parse-yaml.ts';
import { splitFrontMatter } from '../../../src/source/front-matter.ts';

const files = nodeFiles(join(import.meta.dirname, '../../..'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const schemas = Object.fromEntries(
  publishSchemas().map(({ path, bytes }) => [path, ajv.compile(JSON.parse(new TextDecoder().decode(bytes)) as object)]),
);

async function frontMatterOf(folder: string): Promise<[string, unknown][]> {
  const found: [string, unknown][] = [];
  for (const file of await files.list(folder)) {
    if (!file.endsWith('.md') || file.startsWith(`${folder}/_/`) || file.endsWith('charter/index.md')) continue;
    const { split } = splitFrontMatter(new TextDecoder().decode(await files.read(file)), file, 'title: …');
    found.push([file, parseYaml(split!.yaml, { file, firstLine: 2, syntaxCode: 'yaml/syntax' }).located!.value]);
  }
  return found;
}
const kindOf = (file: string, folder: string) => file.slice(folder.length + 1).split('/')[0]!;

describe('schemas for editors', () => {
  it('there is one of every kind, and one of its translations', () => {
    for (const kind of kindNames)
      expect(Object.keys(schemas)).toEqual(
        expect.arrayContaining([`schemas/${kind}.json`, `schemas/translations/${kind}.json`]),
      );
  });

  it('find nothing in the demonstration', async () => {
    const all = await frontMatterOf('content');
    expect(all.length).toBeGreaterThan(150);
    for (const [file, data] of all)
      expect([file, schemas[`schemas/${kindOf(file, 'content')}.json`]!(data)]).toEqual([file, true]);
  });

  it('find nothing in its translations, and an unknown key or a wrong stamp in them', async () => {
    const all = await frontMatterOf('content/_/de');
    expect(all.length).toBeGreaterThan(40);
    for (const [file, data] of all) {
      const isValid = schemas[`schemas/translations/${kindOf(file, 'content/_/de')}.json`]!;
      expect([file, isValid(data)]).toEqual([file, true]);
      expect([file, isValid({ ...(data as object), tittle: 'x' })]).toEqual([file, false]);
      expect([file, isValid({ ...(data as object), translationOf: 'x' })]).toEqual([file, false]);
    }
  });

  it('find nothing in the translated words of datasets, and whatever is no word in them', async () => {
    const isValid = schemas['schemas/translations/data.json']!;
    const all = (await files.list('content/_/de/data')).map(
      async (file) =>
        [
          file,
          parseYaml(new TextDecoder().decode(await files.read(file)), { file, syntaxCode: 'yaml/syntax' }).located!
            .value,
        ] as const,
    );
    expect(all.length).toBe(7);
    for (const [file, data] of await Promise.all(all)) {
      expect([file, isValid(data)]).toEqual([file, true]);
      expect([file, isValid({ ...(data as object), name: 'x' })]).toEqual([file, false]);
      expect([file, isValid({ ...(data as object), privacy: { minimumCount: 5 } })]).toEqual([file, false]);
    }
  });
});
