import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { day, id, link, text } from '../scalars.ts';

/** `methods/<id>.md`: one anonymization method, in plain words. */
export const methodSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** One sentence; shown wherever the term is used. */
  summary: text,
  /** Other words for it, which open this method where they stand in a text. */
  terms: z.array(text).optional(),
  /** What it does not protect against. */
  limits: text,
  /** Checks that look at whether it was applied. */
  checks: z.array(z.enum(checkIds)).optional(),
});
export type Method = z.infer<typeof methodSchema>;

/** `faq/<id>.md`: one question; the body is the answer. */
export const questionSchema = z.strictObject({
  title: z.string().regex(/\?$/, 'must end with a question mark'),
  order: z.int().positive(),
  group: text.optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** `changes/<id>.md`: one dated privacy note, past or scheduled. */
export const changeSchema = z.strictObject({
  title: text,
  date: day,
  /** Day on which it was announced, for one that is scheduled. Default: `date`. */
  announced: day.optional(),
  /** What it means for privacy, in one sentence. */
  meaning: text,
  /** What a person can do. */
  action: text.optional(),
  changes: z
    .array(
      z
        .strictObject({
          type: z.enum([
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
            'audit',
            'waiver',
            'budget',
            'report',
          ]),
          field: id.optional(),
          category: id.optional(),
          dataset: id.optional(),
          schedule: id.optional(),
          /** Anything else that the policy says, also what is gone: kind and id, such as `promise:off-by-default`. */
          about: z
            .string()
            .regex(/^[a-z]+:[a-z0-9/_-]+$/, 'must be a kind and an id, such as promise:off-by-default')
            .optional(),
          /** Of a `failure`, and of nothing else: the check that fails. */
          check: z.enum(checkIds).optional(),
          from: text.optional(),
          to: text.optional(),
          note: text.optional(),
        })
        .refine(({ type, check }) => (type === 'failure') === (check !== undefined), {
          path: ['check'],
          message: 'a change of the type failure names the check that fails, and no other change names one',
        }),
    )
    .min(1),
});
export type ChangeNote = z.infer<typeof changeSchema>;

/** `learn/<id>.md`: a tutorial, threat model or case study. */
export const lessonSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  summary: text,
  kind: z.enum(['tutorial', 'threat-model', 'case-study']),
  /** Minutes it takes. */
  minutes: z.int().positive().optional(),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** `waivers/<id>.md`: an accepted finding; the body says more. */
export const waiverSchema = z.strictObject({
  title: text,
  check: z.enum(checkIds),
  dataset: id,
  /** Narrows the waiver: a table, period, column or row as findings name them. Absent: the whole dataset. */
  scope: z.strictObject({ table: id.optional(), period: text.optional(), column: text.optional() }).optional(),
  reason: text,
  /** Where it was decided in public. */
  link,
  /** Role of who approved it. */
  approvedBy: text,
  /** First day. */
  from: day,
  /** Last day on which it holds. */
  expires: day,
});
export type Waiver = z.infer<typeof waiverSchema>;
