import { z } from 'zod';
import { day, id, link, text } from '../scalars.ts';

const common = {
  title: text.describe('The concern in the words of whoever raised it.'),
  raised: day.describe('Day on which it was raised.'),
  where: text.describe('Where it was raised, in words: an issue, a forum, a letter.'),
  link: link.optional().describe('The public place itself; left out for what came by letter or mail.'),
  by: text.optional().describe('Who raised it, where they agreed to be named.'),
  promises: z.array(id).optional().describe('What it is about; links lead there and back.'),
  categories: z.array(id).optional().describe('Categories it is about, by id.'),
  fields: z.array(id).optional().describe('Fields it is about, by id.'),
  datasets: z.array(id).optional().describe('Datasets it is about, by name.'),
  schedules: z.array(id).optional().describe('Schedules it is about, by id.'),
  methods: z.array(id).optional().describe('Methods it is about, by id.'),
  changes: z.array(id).optional().describe('Privacy notes that came of it.'),
};

/** `concerns/<id>.md`: a concern somebody raised; the body says more. */
export const concernSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('open').describe('`open` until it is answered; then `answered`, with `answered` and `answer`.'),
    ...common,
    next: text.describe('What happens next, and by when.'),
  }),
  z.strictObject({
    status: z
      .literal('answered')
      .describe('`open` until it is answered; then `answered`, with `answered` and `answer`.'),
    ...common,
    answered: day.describe('Day of the answer.'),
    answer: text.describe('The answer, in one or two sentences.'),
    changed: text.optional().describe('What changed because of it; left out where nothing did.'),
  }),
]);
export type Concern = z.infer<typeof concernSchema>;
