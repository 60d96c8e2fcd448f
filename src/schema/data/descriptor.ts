import { z } from 'zod';
import { id, text } from '../scalars.ts';
import { privacySchema } from './privacy.ts';

/** Types of the Table Schema (Data Package v2) that published aggregates need. */
export const columnTypes = ['string', 'integer', 'number', 'boolean', 'date', 'year', 'yearmonth'] as const;
export type ColumnType = (typeof columnTypes)[number];

const missingValues = z.array(
  z.union([
    z.string(),
    z.strictObject({
      value: z.string().describe('The text that stands for no value.'),
      label: text.optional().describe('What it means, such as "too few".'),
    }),
  ]),
);

export const columnSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be letters, digits and underscores')
    .describe('Name of the column, exactly as in the file.'),
  type: z.enum(columnTypes).describe('Type of its values. `yearmonth` is written 2026-08.'),
  title: text.optional().describe('Name for people. Default: the title of its dictionary entry.'),
  description: text.optional().describe('What it holds. Default: the summary of its dictionary entry.'),
  format: z.literal('default').optional().describe('Of the Table Schema; only the plain format of each type is read.'),
  example: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .describe('A value as it occurs. It is published as text, as the standard has it.'),
  missingValues: missingValues
    .optional()
    .describe('Texts that stand for no value in this column. Default: those of the schema.'),
  constraints: z
    .strictObject({
      required: z.boolean().optional().describe('Whether each row must have a value. Default: false.'),
      unique: z.boolean().optional().describe('Whether no value may occur twice. Default: false.'),
      minimum: z.union([z.number(), z.string()]).optional().describe('The least value; a text for days and months.'),
      maximum: z.union([z.number(), z.string()]).optional().describe('The greatest value; a text for days and months.'),
      minLength: z.int().nonnegative().optional().describe('The least number of characters.'),
      maxLength: z.int().positive().optional().describe('The greatest number of characters.'),
      pattern: z.string().optional().describe('RE2: no look-around, no back-references. The whole value must match.'),
      enum: z
        .array(z.union([z.string(), z.number(), z.boolean()]))
        .min(1)
        .optional()
        .describe(
          'Every value that may occur: a closed vocabulary. Free text can hold anything, so columns of text need one.',
        ),
    })
    .optional()
    .describe('What every value of the column must keep to. The build stops where one does not.'),
  field: id
    .optional()
    .describe(
      "The dictionary entry that says what the column means. Default: the entry with the column's name, " +
        'underscores as hyphens.',
    ),
});
export type ColumnDescriptor = z.infer<typeof columnSchema>;

const path = z
  .string()
  .regex(
    /^(?!\/)(?!.*\.\.)[A-Za-z0-9._/-]+\.(csv|parquet)$/,
    'must be a .csv or .parquet file in this folder, without ".."',
  );
const licence = z.union([
  z.strictObject({
    name: text.describe('Its short name, such as CC0-1.0 (SPDX).'),
    path: text.optional().describe('Address of its text.'),
    title: text.optional().describe('Its name for people.'),
  }),
  z.strictObject({
    path: text.describe('Address of its text.'),
    title: text.optional().describe('Its name for people.'),
  }),
]);

export const resourceSchema = z.strictObject({
  name: id.describe("Also the table's name in SQL, with hyphens as underscores."),
  title: text.optional().describe('Name of the table for people. Default: that of the dataset.'),
  description: text.optional().describe('What a row of the table is.'),
  path: z
    .union([path, z.array(path)])
    .describe("The files, oldest first; each file's name (or folder) is the period or date of its release."),
  format: z.enum(['csv', 'parquet']).optional().describe('Format of the files. Default: as their names end.'),
  mediatype: text.optional().describe('Media type of the files, such as text/csv. For other programs.'),
  encoding: z.literal('utf-8').optional().describe('Only UTF-8 is read.'),
  type: z.literal('table').optional().describe('Of the Data Package: a table. For other programs.'),
  schema: z
    .strictObject({
      $schema: text.optional().describe("Address of the Table Schema's own schema. For other programs."),
      fields: z.array(columnSchema).min(1).describe('The columns, in the order of the files.'),
      fieldsMatch: z.literal('exact').optional().describe('Files have exactly these columns, in this order.'),
      missingValues: missingValues.optional().describe('Texts that stand for no value. Default: the empty text.'),
      primaryKey: z
        .union([text, z.array(text).min(1)])
        .describe('The column or columns that identify a row; no two rows may agree in them.'),
      foreignKeys: z.array(z.unknown()).optional().describe('Of the Table Schema. For other programs.'),
    })
    .describe('The columns, and what identifies a row.'),
  licenses: z.array(licence).optional().describe('Licences of this table. Default: those of the dataset.'),
  privacy: privacySchema.partial().optional().describe("Overrides of the package's privacy block."),
});
export type ResourceDescriptor = z.infer<typeof resourceSchema>;

/** `data/<dataset>/datapackage.json`: Data Package v2, with a `privacy` block. */
export const descriptorSchema = z.strictObject({
  $schema: z
    .literal('https://datapackage.org/profiles/2.0/datapackage.json')
    .describe('Which version of the Data Package it is.'),
  name: id.describe("The dataset's id: the name of its folder."),
  id: text.optional().describe('A name for it everywhere, such as a DOI. For catalogs.'),
  title: text.describe('Title of the dataset.'),
  description: text.describe('What it holds, in a sentence or two.'),
  homepage: text.optional().describe('Its page elsewhere. For catalogs.'),
  version: text.optional().describe('Its version. For catalogs.'),
  created: text.optional().describe('When it was made. For catalogs.'),
  keywords: z.array(text).optional().describe('Words by which catalogs find it.'),
  image: text.optional().describe('A picture of it. For catalogs.'),
  licenses: z.array(licence).min(1).describe('Under which licences others may use it.'),
  contributors: z
    .array(
      z.strictObject({
        title: text.optional().describe('Name of the person or the body.'),
        path: text.optional().describe('Their page.'),
        email: text.optional().describe('Their address.'),
        givenName: text.optional().describe('Given name.'),
        familyName: text.optional().describe('Family name.'),
        roles: z.array(text).optional().describe('What they did.'),
        organization: text.optional().describe('The body they belong to.'),
      }),
    )
    .optional()
    .describe('Who made it.'),
  sources: z
    .array(
      z.strictObject({
        title: text.optional().describe('Name of the source.'),
        path: text.optional().describe('Its address.'),
        email: text.optional().describe('Whom to ask about it.'),
        version: text.optional().describe('Its version.'),
      }),
    )
    .optional()
    .describe('What it was made from.'),
  resources: z.array(resourceSchema).min(1).describe('The tables.'),
  privacy: privacySchema
    .partial()
    .describe('How the people behind the numbers are protected. The checks hold every table to it.'),
});
export type Descriptor = z.infer<typeof descriptorSchema>;

/** What has a privacy block, or may have one. */
export type Described = { readonly privacy?: object | undefined };

/** A resource's privacy block over its package's; checked against `privacySchema` when it is read. */
export function mergePrivacy(descriptor: Described, resource: Described): unknown {
  return { ...descriptor.privacy, ...resource.privacy };
}

/** Strings of a column that stand for no value, the suppression marker among them. Default: the empty string. */
export function missingValuesOf(resource: ResourceDescriptor, column: ColumnDescriptor): string[] {
  const values = column.missingValues ?? resource.schema.missingValues ?? [''];
  return values.map((value) => (typeof value === 'string' ? value : value.value));
}
