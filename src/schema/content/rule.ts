import { z } from 'zod';
import { day, duration, id, text } from '../scalars.ts';

/** `governance/<id>.md`: one rule by which the project governs itself; the body says more. */
export const ruleSchema = z.strictObject({
  title: z.string().regex(/\?$/, 'must end with a question mark').describe('The question it answers.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('The answer, in one or two sentences.'),
  decides: z.array(text).min(1).describe('Roles that decide.'),
  approves: z.array(text).min(1).optional().describe('Roles whose yes is needed as well: without it nothing happens.'),
  points: z
    .array(
      z.strictObject({
        topic: text.describe('What it is about, in a word or two.'),
        statement: text.describe('What holds, in one sentence.'),
      }),
    )
    .min(1)
    .optional()
    .describe('How it goes, point by point: "Granted", "Reviewed", "Ended".'),
  review: z
    .strictObject({
      by: z.array(text).min(1).describe('Who looks.'),
      every: duration.describe('How often, such as P6M.'),
      reviewed: day.optional().describe('Day of the last review; left out where there was none yet.'),
      next: day.describe('Last day for the next one.'),
    })
    .optional()
    .describe('Whether it is still right and was kept: who looks, and how often.'),
  promises: z.array(id).optional().describe('What it is about; links lead there and back.'),
  categories: z.array(id).optional().describe('Categories it is about, by id.'),
  schedules: z.array(id).optional().describe('Schedules it is about, by id.'),
  methods: z.array(id).optional().describe('Methods it is about, by id.'),
  assessments: z.array(id).optional().describe('Assessments it led to, by id.'),
  audits: z.array(id).optional().describe('Audits it led to, by id.'),
  changes: z.array(id).optional().describe('Privacy notes that it came from, or that show it at work.'),
});
export type GovernanceRule = z.infer<typeof ruleSchema>;
