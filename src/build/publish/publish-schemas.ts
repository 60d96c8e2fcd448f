import { z } from 'zod';
import { siteSchema } from '../../schema/content/site.ts';
import { siteWordsSchema } from '../../schema/content/site-words.ts';
import { datasetWordsSchema } from '../../schema/data/dataset-words.ts';
import { descriptorSchema } from '../../schema/data/descriptor.ts';
import { preambleSchema } from '../../schema/content/promise.ts';
import { kindOf } from '../../schema/kinds.ts';
import { kindNames } from '../../schema/nouns.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';
import { en } from '../../words/en.ts';
import type { TextTree } from '../../words/message.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A schema under which nothing is required: what a translation leaves out comes from its original. */
function withoutRequired(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutRequired);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { required, oneOf, ...rest } = schema as { readonly [key: string]: Json };
  // A property may be called "required"; the keyword is a list.
  const own = required === undefined || Array.isArray(required) ? rest : { ...rest, required };
  // Without the key that tells them apart, a value may be of two kinds.
  return Object.fromEntries(
    Object.entries({ ...own, ...(oneOf === undefined ? {} : { anyOf: oneOf }) }).map(([key, value]) => [
      key,
      withoutRequired(value),
    ]),
  );
}

/** The key of every translation, put where the schema lists an object's own keys. */
function withStamp(schema: Json): Json {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const { properties, anyOf, ...rest } = schema as { readonly [key: string]: Json };
  const stamp = {
    type: 'string',
    pattern: '^[0-9a-f]{12}$',
    description: 'First 12 digits of the SHA-256 of the original that was translated.',
  };
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: { ...(properties as object), translationOf: stamp } }),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.map(withStamp) } : {}),
  };
}

/** The schema of a language's own words of the interface; each says what English says. */
function interfaceSchema(texts: TextTree, path: readonly string[] = []): Record<string, Json> {
  const properties = Object.entries(texts).map(([key, text]): [string, Json] => [
    key,
    typeof text === 'string' ? { type: 'string', description: text } : interfaceSchema(text, [...path, key]),
  ]);
  const description = `Words of the interface${path.length === 0 ? '' : `: ${path.join(', ')}`}.`;
  return { type: 'object', description, properties: Object.fromEntries(properties), additionalProperties: false };
}

/**
 * JSON Schemas (draft 2020-12) of every file an adopter writes, and of its translations, for completion and checking in
 * editors.
 */
export function publishSchemas(): PublishedFile[] {
  const toJson = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return [
    jsonFile(paths.schema('site'), toJson(siteSchema)),
    jsonFile(paths.schema('site-words'), toJson(siteWordsSchema)),
    jsonFile(paths.schema('interface'), {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...interfaceSchema(en),
    }),
    jsonFile(paths.schema('translations/data'), toJson(datasetWordsSchema)),
    jsonFile(paths.schema('datapackage'), toJson(descriptorSchema)),
    jsonFile(paths.schema('charter-index'), toJson(preambleSchema)),
    ...kindNames.flatMap((kind) => {
      const schema = toJson(kindOf(kind).schema);
      return [
        jsonFile(paths.schema(kind), schema),
        jsonFile(paths.schema(`translations/${kind}`), withStamp(withoutRequired(schema as Json))),
      ];
    }),
  ];
}
