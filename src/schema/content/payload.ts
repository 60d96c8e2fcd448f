import { z } from 'zod';
import { day, id, oneOrMore, text } from '../scalars.ts';

/** One version of a payload. */
const version = z.strictObject({
  version: z.int().positive().describe('Number of the version, from 1.'),
  from: day.describe('Day from which the app sends it.'),
  until: day
    .optional()
    .describe('Last day on which it is taken from older releases of the app; left out where it still is.'),
  first: text.describe('First release of the app that sends it.'),
  last: text.optional().describe('Last release that sends it; left out where the newest does.'),
  added: z
    .array(id)
    .min(1)
    .optional()
    .describe('Fields it has and the version before has not; of the first version, all.'),
  removed: z.array(id).min(1).optional().describe('Fields of the version before that it has no longer.'),
  changed: z
    .array(
      z.strictObject({
        field: id.describe('Id of the field.'),
        how: text.describe('What is different from here on, in one sentence.'),
      }),
    )
    .min(1)
    .optional()
    .describe('Fields that mean something else from here on, or are sent otherwise.'),
  change: id.optional().describe('The privacy note about it.'),
  note: text.optional().describe('What else a reader of the data should know.'),
});
export type PayloadVersion = z.infer<typeof version>;

/** `payloads/<id>.md`: what the app sends in one piece, version by version. */
export const payloadSchema = z.strictObject({
  title: text.describe('Name of the payload.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('What it is and when it is sent, in one sentence.'),
  categories: z.array(id).min(1).describe('Categories of which it sends the fields.'),
  products: oneOrMore(id)
    .optional()
    .describe('The products that send it, by id, where the project has several. Default: those of its categories.'),
  number: id.optional().describe('The field that holds the number of the version, where it is sent.'),
  versions: z.array(version).min(1).describe('Its versions, oldest first.'),
});
export type Payload = z.infer<typeof payloadSchema>;
