import { z } from 'zod';
import { day, duration, id, text } from '../scalars.ts';

/** `governance/<id>.md`: one rule by which the project governs itself; the body says more. */
export const ruleSchema = z.strictObject({
  /** The question it answers. */
  title: z.string().regex(/\?$/, 'must end with a question mark'),
  order: z.int().positive(),
  /** The answer, in one or two sentences. */
  summary: text,
  /** Roles that decide. */
  decides: z.array(text).min(1),
  /** Roles whose yes is needed as well: without it nothing happens. */
  approves: z.array(text).min(1).optional(),
  /** How it goes, point by point: "Granted", "Reviewed", "Ended". */
  points: z
    .array(z.strictObject({ topic: text, statement: text }))
    .min(1)
    .optional(),
  /** Whether it is still right and was kept: who looks, and how often. */
  review: z
    .strictObject({
      by: z.array(text).min(1),
      every: duration,
      /** Day of the last review; left out where there was none yet. */
      reviewed: day.optional(),
      /** Last day for the next one. */
      next: day,
    })
    .optional(),
  /** What it is about; links lead there and back. */
  promises: z.array(id).optional(),
  categories: z.array(id).optional(),
  schedules: z.array(id).optional(),
  methods: z.array(id).optional(),
  assessments: z.array(id).optional(),
  audits: z.array(id).optional(),
  /** Privacy notes that it came from, or that show it at work. */
  changes: z.array(id).optional(),
});
export type GovernanceRule = z.infer<typeof ruleSchema>;
