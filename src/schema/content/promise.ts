import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { id, text } from '../scalars.ts';

/** One kind of evidence for a promise; a promise never pretends to a stronger one than it has. */
export const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .literal('checked')
      .describe('What backs the promise: `checked` by a program, `audited` by somebody else, or only `stated`.'),
    checks: z.array(z.enum(checkIds)).min(1).describe('The checks that hold the promise to the published bytes.'),
    datasets: z.array(id).min(1).optional().describe('Datasets the promise speaks of. Default: all.'),
  }),
  z.strictObject({
    kind: z
      .literal('audited')
      .describe('What backs the promise: `checked` by a program, `audited` by somebody else, or only `stated`.'),
    audit: id.describe('Id of the audit that looked at it.'),
  }),
  z.strictObject({
    kind: z
      .literal('stated')
      .describe('What backs the promise: `checked` by a program, `audited` by somebody else, or only `stated`.'),
    by: text.describe('Who says it.'),
    because: text.describe('Why nobody can check it from outside.'),
  }),
]);
export type Evidence = z.infer<typeof evidence>;

/** `charter/<id>.md`: one promise; the body explains it. */
export const promiseSchema = z.strictObject({
  title: text.describe('The promise itself, as a sentence.'),
  order: z.int().positive().describe('Place in the charter, from 1.'),
  evidence: z
    .array(evidence)
    .min(1, 'a promise needs at least one piece of evidence')
    .describe('What backs the promise, at least one piece. Never claim a stronger kind than there is.'),
  categories: z.array(id).optional().describe('What the promise is about; links lead there and back.'),
  fields: z.array(id).optional().describe('Fields it speaks of, by id.'),
  datasets: z.array(id).optional().describe('Datasets it speaks of, by name.'),
  schedules: z.array(id).optional().describe('Schedules it speaks of, by id.'),
  methods: z.array(id).optional().describe('Methods that keep it, by id.'),
});
export type PrivacyPromise = z.infer<typeof promiseSchema>;

/** `charter/index.md`: the preamble. */
export const preambleSchema = z.strictObject({
  title: text.describe('Title of the charter.'),
  summary: text.optional().describe('One sentence below the title.'),
});
