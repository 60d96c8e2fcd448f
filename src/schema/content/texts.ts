import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { day, id, link, text } from '../scalars.ts';

/** `methods/<id>.md`: one anonymization method, in plain words. */
export const methodSchema = z.strictObject({
  title: text.describe('Name of the method.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('One sentence; shown wherever the term is used.'),
  terms: z.array(text).optional().describe('Other words for it, which open this method where they stand in a text.'),
  limits: text.describe('What it does not protect against.'),
  checks: z.array(z.enum(checkIds)).optional().describe('Checks that look at whether it was applied.'),
});
export type Method = z.infer<typeof methodSchema>;

/** `faq/<id>.md`: one question; the body is the answer. */
export const questionSchema = z.strictObject({
  title: z.string().regex(/\?$/, 'must end with a question mark').describe('The question, as somebody would ask it.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  group: text.optional().describe('Heading under which it stands. Default: none.'),
});
export type Question = z.infer<typeof questionSchema>;

/** `changes/<id>.md`: one dated privacy note, past or scheduled. */
export const changeSchema = z.strictObject({
  title: text.describe('What changes, in a few words.'),
  date: day.describe('Day on which it takes effect; it may lie ahead.'),
  announced: day.optional().describe('Day on which it was announced, for one that is scheduled. Default: `date`.'),
  meaning: text.describe('What it means for privacy, in one sentence.'),
  action: text.optional().describe('What a person can do.'),
  changes: z
    .array(
      z
        .strictObject({
          type: z
            .enum([
              'field-added',
              'field-removed',
              'field-changed',
              'category-added',
              'category-changed',
              'sample-rate',
              'retention',
              'threshold',
              'recipient',
              'schema',
              'method',
              'dataset-added',
              'dataset-ended',
              'incident',
              'failure',
              'correction',
              'promise',
              'concern',
              'security',
              'rule',
              'payload',
              'product',
              'audit',
              'waiver',
              'budget',
              'report',
            ])
            .describe('What kind of change it is.'),
          field: id.optional().describe('The field it is about, by id.'),
          category: id.optional().describe('The category it is about, by id.'),
          dataset: id.optional().describe('The dataset it is about, by name.'),
          schedule: id.optional().describe('The schedule it is about, by id.'),
          about: z
            .string()
            .regex(/^[a-z]+:[a-z0-9/_-]+$/, 'must be a kind and an id, such as promise:off-by-default')
            .optional()
            .describe(
              'Anything else that the policy says, also what is gone: kind and id, such as `promise:off-by-default`.',
            ),
          check: z.enum(checkIds).optional().describe('Of a `failure`, and of nothing else: the check that fails.'),
          from: text.optional().describe('What held before.'),
          to: text.optional().describe('What holds from then on.'),
          note: text.optional().describe('What else there is to know, in one sentence.'),
        })
        .refine(({ type, check }) => (type === 'failure') === (check !== undefined), {
          path: ['check'],
          message: 'a change of the type failure names the check that fails, and no other change names one',
        }),
    )
    .min(1)
    .describe('What changed, one by one.'),
});
export type ChangeNote = z.infer<typeof changeSchema>;

/** `learn/<id>.md`: a tutorial, threat model or case study. */
export const lessonSchema = z.strictObject({
  title: text.describe('Title of the lesson.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('What one knows after it, in one or two sentences.'),
  kind: z.enum(['tutorial', 'threat-model', 'case-study']).describe('What kind of text it is; lists say so.'),
  minutes: z.int().positive().optional().describe('Minutes it takes.'),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** `waivers/<id>.md`: an accepted finding; the body says more. */
export const waiverSchema = z.strictObject({
  title: text.describe('What is accepted, in a few words.'),
  check: z.enum(checkIds).describe('The check whose finding is accepted.'),
  dataset: id.describe('The dataset in which it was found, by name.'),
  scope: z
    .strictObject({
      table: id.optional().describe('Only findings in this table.'),
      period: text.optional().describe('Only findings in this period.'),
      column: text.optional().describe('Only findings in this column.'),
    })
    .optional()
    .describe('Narrows the waiver: a table, period, column or row as findings name them. Absent: the whole dataset.'),
  reason: text.describe('Why it is accepted. Readers see it beside the finding.'),
  link: link.describe('Where it was decided in public.'),
  approvedBy: text.describe('Role of who approved it.'),
  from: day.describe('First day.'),
  expires: day.describe('Last day on which it holds.'),
});
export type Waiver = z.infer<typeof waiverSchema>;
