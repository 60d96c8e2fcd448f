import { z } from 'zod';
import { valueTypes } from '../../payload/value-rule.ts';
import { day, id, link, oneOrMore, pattern, sensitivity, text } from '../scalars.ts';

const common = {
  id: id
    .optional()
    .describe(
      'Its id and the end of its address, where that is not the name of its file: it stays when the file is moved.',
    ),
  title: text.describe('Plain name of the field.'),
  summary: text.describe('What it is, in one sentence.'),
  type: z.enum(valueTypes).describe('What kind of value is sent. Examples and reports of the app are held to it.'),
  unit: text.optional().describe('Unit of the value, such as s, MB or days.'),
  values: z
    .array(
      z.strictObject({
        value: z.union([z.string(), z.number(), z.boolean()]).describe('A value, exactly as it is sent.'),
        meaning: text.optional().describe('What it means, in a few words.'),
      }),
    )
    .min(1)
    .optional()
    .describe('The closed vocabulary, where there is one; a meaning that nobody wrote down is left out.'),
  minimum: z.number().optional().describe('The least and the greatest number that is sent.'),
  maximum: z.number().optional().describe('The greatest number that is sent.'),
  pattern: pattern.optional().describe('Regular expression that the whole of a text must match.'),
  example: z
    .union([
      z.string(),
      z.number(),
      z.boolean(),
      z.array(z.union([z.string(), z.number(), z.boolean()])),
      z.record(z.string(), z.unknown()),
    ])
    .optional()
    .describe('A value as it is really sent; absent where none is known.'),
  products: oneOrMore(id)
    .optional()
    .describe(
      'The products that send it, by id, where the project has several. Default: those of its switches; of a ' +
        'published field those of the fields it is computed from.',
    ),
  methods: z.array(id).optional().describe('Methods that protect it on its way into a published table.'),
  since: day.optional().describe('Day from which it exists; absent where nobody knows any more.'),
  status: z
    .enum(['active', 'deprecated', 'removed'])
    .optional()
    .describe(
      '`removed` needs `removed`; a removed field stays listed, so that older data can be read. Default: active.',
    ),
  removed: day.optional().describe('Day on which it was removed.'),
};

/**
 * `dictionary/…/<id>.md`: one field. A collected field is sent by the app; a
 * published field exists only in published tables and is derived from others.
 */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .literal('collected')
      .describe('`collected`: the app sends it. `published`: it exists only in published tables.'),
    ...common,
    key: text.describe(
      'The name on the wire, as in the payload. Within objects a path: `device.memory`, `events[].name`; ' +
        'a dot finds a name with a dot too, and `addons\\.enabled` only that. ' +
        'Where an object and its parts have fields, each part is held to its own.',
    ),
    category: oneOrMore(id).describe('The switch that sends it, or several: `category: [crashes, usage]`.'),
    sensitivity: sensitivity.describe('How sensitive its values are.'),
    why: text.describe('Why it is collected.'),
    use: text.optional().describe('What its numbers are used for: the decision that rests on them.'),
    until: day
      .optional()
      .describe('Last day on which it is collected; after it the field is removed, or the day moved with a reason.'),
    retention: id.optional().describe("The schedule. Default: the category's; of several, each its own."),
    assessment: id.optional().describe('The assessment that covers it.'),
    code: z
      .array(
        z.strictObject({
          path: text.describe('Path of the file in the repository of the app.'),
          line: z.int().positive().describe('Line in that file, from 1.'),
          commit: text.optional().describe('The commit at which the line stands there; a branch moves on.'),
          url: link
            .optional()
            .describe(
              'Address of the line. Default: made from `project.repository` and `commit`, where both are there.',
            ),
        }),
      )
      .optional()
      .describe('Where the code that collects it stands: permalinks at a commit.'),
    unpublished: z.boolean().optional().describe('Whether it is sent and never published. Default: false.'),
  }),
  z.strictObject({
    kind: z
      .literal('published')
      .describe('`collected`: the app sends it. `published`: it exists only in published tables.'),
    ...common,
    derivedFrom: z.array(id).describe('Collected fields it is computed from; may be empty for a period or a count.'),
    how: text.describe('How it is computed, in one sentence.'),
    category: oneOrMore(id)
      .optional()
      .describe('Category, where it belongs to certain ones only. Default: those of the fields it is computed from.'),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type CollectedField = Extract<Field, { kind: 'collected' }>;
