import { z } from 'zod';
import { valueTypes } from '../../payload/value-rule.ts';
import { day, id, link, oneOrMore, pattern, sensitivity, text } from '../scalars.ts';

const common = {
  /** Its id and the end of its address, where that is not the name of its file: it stays when the file is moved. */
  id: id.optional(),
  /** Plain name of the field. */
  title: text,
  /** What it is, in one sentence. */
  summary: text,
  type: z.enum(valueTypes),
  unit: text.optional(),
  /** The closed vocabulary, where there is one; a meaning that nobody wrote down is left out. */
  values: z
    .array(z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]), meaning: text.optional() }))
    .min(1)
    .optional(),
  /** The least and the greatest number that is sent. */
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** Regular expression that the whole of a text must match. */
  pattern: pattern.optional(),
  /** A value as it is really sent; absent where none is known. */
  example: z
    .union([
      z.string(),
      z.number(),
      z.boolean(),
      z.array(z.union([z.string(), z.number(), z.boolean()])),
      z.record(z.string(), z.unknown()),
    ])
    .optional(),
  /** Methods that protect it on its way into a published table. */
  methods: z.array(id).optional(),
  /** Day from which it exists; absent where nobody knows any more. */
  since: day.optional(),
  status: z.enum(['active', 'deprecated', 'removed']).optional(),
  /** Day on which it was removed. */
  removed: day.optional(),
};

/**
 * `dictionary/…/<id>.md`: one field. A collected field is sent by the app; a
 * published field exists only in published tables and is derived from others.
 */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('collected'),
    ...common,
    /**
     * The name on the wire, as in the payload. Within objects a path: `device.memory`, `events[].name`; a dot finds
     * a name with a dot too, and `addons\.enabled` only that.
     */
    key: text,
    /** The switch that sends it, or several: `category: [crashes, usage]`. */
    category: oneOrMore(id),
    sensitivity,
    /** Why it is collected. */
    why: text,
    /** What its numbers are used for: the decision that rests on them. */
    use: text.optional(),
    /** Last day on which it is collected; after it the field is removed, or the day moved with a reason. */
    until: day.optional(),
    /** The schedule. Default: the category's; of several, each its own. */
    retention: id.optional(),
    /** The assessment that covers it. */
    assessment: id.optional(),
    /** Where the code that collects it stands: permalinks at a commit. */
    code: z
      .array(z.strictObject({ path: text, line: z.int().positive(), commit: text.optional(), url: link.optional() }))
      .optional(),
    /** Whether it is sent and never published. Default: false. */
    unpublished: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('published'),
    ...common,
    /** Collected fields it is computed from; may be empty for a period or a count. */
    derivedFrom: z.array(id),
    /** How it is computed, in one sentence. */
    how: text,
    /** Category, where it belongs to certain ones only. Default: those of the fields it is computed from. */
    category: oneOrMore(id).optional(),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type CollectedField = Extract<Field, { kind: 'collected' }>;
