import { z } from 'zod';
import { id, text } from '../scalars.ts';
import { privacySchema } from './privacy.ts';

/** Types of the Table Schema (Data Package v2) that published aggregates need. */
export const columnTypes = ['string', 'integer', 'number', 'boolean', 'date', 'year', 'yearmonth'] as const;
export type ColumnType = (typeof columnTypes)[number];

const missingValues = z.array(z.union([z.string(), z.strictObject({ value: z.string(), label: text.optional() })]));

export const columnSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be letters, digits and underscores'),
  type: z.enum(columnTypes),
  title: text.optional(),
  description: text.optional(),
  format: z.literal('default').optional(),
  example: z.union([z.string(), z.number(), z.boolean()]).optional(),
  missingValues: missingValues.optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      minimum: z.union([z.number(), z.string()]).optional(),
      maximum: z.union([z.number(), z.string()]).optional(),
      minLength: z.int().nonnegative().optional(),
      maxLength: z.int().positive().optional(),
      /** RE2: no look-around, no back-references. The whole value must match. */
      pattern: z.string().optional(),
      enum: z
        .array(z.union([z.string(), z.number(), z.boolean()]))
        .min(1)
        .optional(),
    })
    .optional(),
  /**
   * The dictionary entry that says what the column means. Default: the entry with the column's name, underscores as
   * hyphens.
   */
  field: id.optional(),
});
export type ColumnDescriptor = z.infer<typeof columnSchema>;

const path = z
  .string()
  .regex(
    /^(?!\/)(?!.*\.\.)[A-Za-z0-9._/-]+\.(csv|parquet)$/,
    'must be a .csv or .parquet file in this folder, without ".."',
  );
const licence = z.union([
  z.strictObject({ name: text, path: text.optional(), title: text.optional() }),
  z.strictObject({ path: text, title: text.optional() }),
]);

export const resourceSchema = z.strictObject({
  /** Also the table's name in SQL, with hyphens as underscores. */
  name: id,
  title: text.optional(),
  description: text.optional(),
  /** The files, oldest first; each file's name (or folder) is the period or date of its release. */
  path: z.union([path, z.array(path)]),
  format: z.enum(['csv', 'parquet']).optional(),
  mediatype: text.optional(),
  encoding: z.literal('utf-8').optional(),
  type: z.literal('table').optional(),
  schema: z.strictObject({
    $schema: text.optional(),
    fields: z.array(columnSchema).min(1),
    fieldsMatch: z.literal('exact').optional(),
    missingValues: missingValues.optional(),
    primaryKey: z.union([text, z.array(text).min(1)]),
    foreignKeys: z.array(z.unknown()).optional(),
  }),
  licenses: z.array(licence).optional(),
  /** Overrides of the package's privacy block. */
  privacy: privacySchema.partial().optional(),
});
export type ResourceDescriptor = z.infer<typeof resourceSchema>;

/** `data/<dataset>/datapackage.json`: Data Package v2, with a `privacy` block. */
export const descriptorSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  /** The dataset's id: the name of its folder. */
  name: id,
  id: text.optional(),
  title: text,
  description: text,
  homepage: text.optional(),
  version: text.optional(),
  created: text.optional(),
  keywords: z.array(text).optional(),
  image: text.optional(),
  licenses: z.array(licence).min(1),
  contributors: z
    .array(
      z.strictObject({
        title: text.optional(),
        path: text.optional(),
        email: text.optional(),
        givenName: text.optional(),
        familyName: text.optional(),
        roles: z.array(text).optional(),
        organization: text.optional(),
      }),
    )
    .optional(),
  sources: z
    .array(
      z.strictObject({
        title: text.optional(),
        path: text.optional(),
        email: text.optional(),
        version: text.optional(),
      }),
    )
    .optional(),
  resources: z.array(resourceSchema).min(1),
  privacy: privacySchema.partial(),
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
