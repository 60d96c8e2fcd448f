import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { publishSchemas } from '../../../src/build/publish/publish-schemas.ts';
import { consentFileSchema } from '../../../src/schema/consent-file.ts';
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

type Node = null | boolean | number | string | readonly Node[] | { readonly [key: string]: Node };

/** Every key that a JSON schema describes, as a path, with what is said of it. */
function keysOf(node: Node, path = ''): [string, Node | undefined][] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one: Node) => keysOf(one, path));
  const { properties, ...rest } = node as { readonly [key: string]: Node };
  // A list of required keys is one of texts; a property of that name is inside `properties`.
  const own = Object.entries((properties ?? {}) as { readonly [key: string]: Node }).flatMap(
    ([key, value]): [string, Node | undefined][] => [
      [`${path}.${key}`, (value as { readonly description?: Node }).description],
      ...keysOf(value, `${path}.${key}`),
    ],
  );
  return [...own, ...Object.values(rest).flatMap((one) => keysOf(one, path))];
}

describe('schemas for editors', () => {
  it('say of every key what it is', () => {
    const consent = z.toJSONSchema(consentFileSchema, { unrepresentable: 'any' }) as Node;
    const texts = publishSchemas().map(({ path, bytes }): [string, Node] => [
      path,
      JSON.parse(new TextDecoder().decode(bytes)) as Node,
    ]);
    const keys = [...texts, ['consent', consent] as const].flatMap(([path, schema]) =>
      keysOf(schema).map(([key, description]) => [`${path}${key}`, description] as const),
    );
    expect(keys.length).toBeGreaterThan(1000);
    expect(keys.filter(([, said]) => typeof said !== 'string' || said.trim() === '').map(([key]) => key)).toEqual([]);
  });

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
