import { z } from 'zod';
import { siteSchema } from '../schema/content/site.ts';
import { siteWordsSchema } from '../schema/content/site-words.ts';
import { descriptorSchema } from '../schema/data/descriptor.ts';
import { kindNames, kinds, preambleSchema } from '../schema/kinds.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';

/** JSON Schemas (draft 2020-12) of every file an adopter writes, for completion and checking in editors. */
export function publishSchemas(): PublishedFile[] {
  const toJson = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return [
    jsonFile('schemas/site.json', toJson(siteSchema)),
    jsonFile('schemas/site-words.json', toJson(siteWordsSchema)),
    jsonFile('schemas/datapackage.json', toJson(descriptorSchema)),
    jsonFile('schemas/charter-index.json', toJson(preambleSchema)),
    ...kindNames.map((kind) => jsonFile(`schemas/${kind}.json`, toJson(kinds[kind]))),
  ];
}
