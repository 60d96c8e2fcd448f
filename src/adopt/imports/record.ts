import { createHash } from 'node:crypto';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../problems/problem.ts';
import { parseYaml } from '../../source/parse-yaml.ts';
import { validate } from '../../source/validate.ts';
import type { Unmapped } from './imported.ts';

/** What the last import wrote into a file, as fingerprints: what is still so is the import's to change. */
const writtenSchema = z.strictObject({
  /** The key of the field, the name of the category. */
  of: z.string(),
  keys: z.record(z.string(), z.string()),
  blocks: z.array(z.string()),
});
export type WrittenParts = z.infer<typeof writtenSchema>;

const recordSchema = z.strictObject({
  kind: z.string(),
  /** Files and folders as they were named, from the folder of the site. */
  paths: z.array(z.string()),
  /** By path of the file, from the folder of the site. */
  files: z.record(z.string(), writtenSchema),
  /** What could not be mapped: where, what and why. */
  unmapped: z.array(z.strictObject({ at: z.string(), what: z.string(), reason: z.string() })),
});
export type ImportRecord = z.infer<typeof recordSchema>;

/** The first 12 digits of the SHA-256 of a value as JSON. */
export const printOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

/** What an import remembers of itself: `content/imports/<name>.yaml`. */
export function readRecord(
  file: string,
  text: string | undefined,
): { record?: ImportRecord; problems: readonly Problem[] } {
  if (text === undefined) return { problems: [] };
  const { located, problems } = parseYaml(text, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const valid = validate(recordSchema, located);
  return valid.value === undefined ? { problems: valid.problems } : { record: valid.value, problems: [] };
}

export const placeText = ({ file, line }: Unmapped['place']): string => (line === undefined ? file : `${file}:${line}`);

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

export function formatRecord(record: ImportRecord): string {
  const files = Object.entries(sorted(record.files)).map(([path, one]) => [path, { ...one, keys: sorted(one.keys) }]);
  const head = '# Written by vitrine import, which reads it to know what is still its own to change.\n';
  return head + stringify({ ...record, files: Object.fromEntries(files) as unknown }, { lineWidth: 0 });
}

/** A value as it comes back when it is written as YAML and read again. */
export const asRead = (value: unknown): unknown => parse(stringify(value, { lineWidth: 0 })) as unknown;
