import { z } from 'zod';
import { day, id, link, text } from '../scalars.ts';

const common = {
  /** The concern in the words of whoever raised it. */
  title: text,
  /** Day on which it was raised. */
  raised: day,
  /** Where it was raised, in words: an issue, a forum, a letter. */
  where: text,
  /** The public place itself; left out for what came by letter or mail. */
  link: link.optional(),
  /** Who raised it, where they agreed to be named. */
  by: text.optional(),
  /** What it is about; links lead there and back. */
  promises: z.array(id).optional(),
  categories: z.array(id).optional(),
  fields: z.array(id).optional(),
  datasets: z.array(id).optional(),
  schedules: z.array(id).optional(),
  methods: z.array(id).optional(),
  /** Privacy notes that came of it. */
  changes: z.array(id).optional(),
};

/** `concerns/<id>.md`: a concern somebody raised; the body says more. */
export const concernSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('open'),
    ...common,
    /** What happens next, and by when. */
    next: text,
  }),
  z.strictObject({
    status: z.literal('answered'),
    ...common,
    /** Day of the answer. */
    answered: day,
    /** The answer, in one or two sentences. */
    answer: text,
    /** What changed because of it; left out where nothing did. */
    changed: text.optional(),
  }),
]);
export type Concern = z.infer<typeof concernSchema>;
