import { z } from 'zod';
import { text } from '../scalars.ts';
import type { Descriptor } from './descriptor.ts';
import type { SeriesBreak } from './privacy.ts';

const named = (values: z.ZodType<string>) => z.record(text, values).optional();

const privacyWords = z.strictObject({
  /** What one contributor is called. */
  unit: text.optional(),
  /** Why no column counts contributors. */
  contributors: z.strictObject({ none: text }).optional(),
  /** Who is not in the data. */
  population: text.optional(),
  /** Why rows are kept for ever. */
  keep: z.strictObject({ forever: text }).optional(),
  /** Reasons of missing periods, by period. */
  gaps: named(text),
  /** Reasons of breaks, by date; by date and kind (`2026-03-01 sampling`) where two breaks share a date. */
  breaks: named(text),
  /** Reasons of columns without a closed vocabulary, by column. */
  allow: named(text),
});
export type PrivacyWords = z.infer<typeof privacyWords>;

const resourceWords = z.strictObject({
  title: text.optional(),
  description: text.optional(),
  /** Titles and descriptions of columns, by name. */
  fields: z.record(text, z.strictObject({ title: text.optional(), description: text.optional() })).optional(),
  /** Words of the table's own privacy block; those of the dataset's stand above. */
  privacy: privacyWords.optional(),
});
export type ResourceWords = z.infer<typeof resourceWords>;

/**
 * `_/<language>/data/<dataset>.yaml`: what of a dataset's descriptor is words, in another language, under the
 * descriptor's keys. What it leaves out is shown as the descriptor says it.
 */
export const datasetWordsSchema = z.strictObject({
  /** First 12 digits of the fingerprint of the words that were translated. */
  translationOf: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'must be 12 digits and letters from a to f')
    .optional(),
  title: text,
  description: text,
  /** Titles of licences, by name (by path, where they have no name). */
  licenses: named(text),
  privacy: privacyWords.optional(),
  /** Words of tables, by name. */
  resources: z.record(text, resourceWords).optional(),
});
export type DatasetWords = Omit<z.infer<typeof datasetWordsSchema>, 'translationOf'>;

/** The key under which the title of a licence is translated. */
export const licenceKey = (licence: Descriptor['licenses'][number]): string =>
  'name' in licence ? licence.name : licence.path;

/** The key under which the reason of a break is translated, among the breaks of its block. */
export function breakKey({ date, kind }: SeriesBreak, all: readonly SeriesBreak[]): string {
  return all.filter((other) => other.date === date).length > 1 ? `${date} ${kind}` : date;
}
