import { z } from 'zod';
import { text } from '../scalars.ts';
import type { Descriptor } from './descriptor.ts';
import type { SeriesBreak } from './privacy.ts';

const named = (values: z.ZodType<string>) => z.record(text, values).optional();

const privacyWords = z.strictObject({
  unit: text.optional().describe('What one contributor is called.'),
  contributors: z
    .strictObject({ none: text.describe('Why no column counts contributors, in this language.') })
    .optional()
    .describe('Why no column counts contributors.'),
  population: text.optional().describe('Who is counted and who is not.'),
  keep: z
    .strictObject({ forever: text.describe('Why rows are kept for ever, in this language.') })
    .optional()
    .describe('Why rows are kept for ever.'),
  gaps: named(text).describe('Reasons of missing periods, by period.'),
  breaks: named(text).describe(
    'Reasons of breaks, by date; by date and kind (`2026-03-01 sampling`) where two breaks share a date.',
  ),
  publicLabels: text.optional().describe('Why labels of a table with noise are known without the data.'),
  statistics: named(text).describe('What amounts are computed of, by column.'),
  wholeGroups: named(text).describe('Reasons of columns that may be the same for a whole group, by column.'),
  allow: named(text).describe('Reasons of columns without a closed vocabulary, by column.'),
});
export type PrivacyWords = z.infer<typeof privacyWords>;

const resourceWords = z.strictObject({
  title: text.optional().describe('Title of the table, in this language.'),
  description: text.optional().describe('What the table holds, in this language.'),
  fields: z
    .record(
      text,
      z.strictObject({
        title: text.optional().describe('Title of the column, in this language.'),
        description: text.optional().describe('What the column holds, in this language.'),
      }),
    )
    .optional()
    .describe('Titles and descriptions of columns, by name.'),
  privacy: privacyWords
    .optional()
    .describe("Words of the table's own privacy block; those of the dataset's stand above."),
});
export type ResourceWords = z.infer<typeof resourceWords>;

/**
 * `_/<language>/data/<dataset>.yaml`: what of a dataset's descriptor is words, in another language, under the
 * descriptor's keys. What it leaves out is shown as the descriptor says it.
 */
export const datasetWordsSchema = z.strictObject({
  translationOf: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'must be 12 digits and letters from a to f')
    .optional()
    .describe('First 12 digits of the fingerprint of the words that were translated.'),
  title: text.describe('Title of the dataset, in this language.'),
  description: text.describe('What the dataset holds, in this language.'),
  licenses: named(text).describe('Titles of licences, by name (by path, where they have no name).'),
  privacy: privacyWords.optional().describe('Texts of the privacy block, in this language.'),
  resources: z.record(text, resourceWords).optional().describe('Words of tables, by name.'),
});
export type DatasetWords = Omit<z.infer<typeof datasetWordsSchema>, 'translationOf'>;

/** The key under which the title of a licence is translated. */
export const licenceKey = (licence: Descriptor['licenses'][number]): string =>
  'name' in licence ? licence.name : licence.path;

/** The key under which the reason of a break is translated, among the breaks of its block. */
export function breakKey({ date, kind }: SeriesBreak, all: readonly SeriesBreak[]): string {
  return all.filter((other) => other.date === date).length > 1 ? `${date} ${kind}` : date;
}
