import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { id, text } from '../scalars.ts';

/** One kind of evidence for a promise; a promise never pretends to a stronger one than it has. */
export const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('checked'),
    /** The checks that hold the promise to the published bytes. */
    checks: z.array(z.enum(checkIds)).min(1),
    /** Datasets the promise speaks of. Default: all. */
    datasets: z.array(id).min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('audited'), audit: id }),
  z.strictObject({
    kind: z.literal('stated'),
    /** Who says it. */
    by: text,
    /** Why nobody can check it from outside. */
    because: text,
  }),
]);
export type Evidence = z.infer<typeof evidence>;

/** `charter/<id>.md`: one promise; the body explains it. */
export const promiseSchema = z.strictObject({
  /** The promise itself, as a sentence. */
  title: text,
  /** Place in the charter, from 1. */
  order: z.int().positive(),
  evidence: z.array(evidence).min(1, 'a promise needs at least one piece of evidence'),
  /** What the promise is about; links lead there and back. */
  categories: z.array(id).optional(),
  fields: z.array(id).optional(),
  datasets: z.array(id).optional(),
  schedules: z.array(id).optional(),
  methods: z.array(id).optional(),
});
export type PrivacyPromise = z.infer<typeof promiseSchema>;

/** `charter/index.md`: the preamble. */
export const preambleSchema = z.strictObject({ title: text, summary: text.optional() });
