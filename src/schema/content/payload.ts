import { z } from 'zod';
import { day, id, text } from '../scalars.ts';

/** One version of a payload. */
const version = z.strictObject({
  version: z.int().positive(),
  /** Day from which the app sends it. */
  from: day,
  /** Last day on which it is taken from older releases of the app; left out where it still is. */
  until: day.optional(),
  /** First release of the app that sends it. */
  first: text,
  /** Last release that sends it; left out where the newest does. */
  last: text.optional(),
  /** Fields it has and the version before has not; of the first version, all. */
  added: z.array(id).min(1).optional(),
  /** Fields of the version before that it has no longer. */
  removed: z.array(id).min(1).optional(),
  /** Fields that mean something else from here on, or are sent otherwise. */
  changed: z
    .array(z.strictObject({ field: id, how: text }))
    .min(1)
    .optional(),
  /** The privacy note about it. */
  change: id.optional(),
  /** What else a reader of the data should know. */
  note: text.optional(),
});
export type PayloadVersion = z.infer<typeof version>;

/** `payloads/<id>.md`: what the app sends in one piece, version by version. */
export const payloadSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** What it is and when it is sent, in one sentence. */
  summary: text,
  /** Categories of which it sends the fields. */
  categories: z.array(id).min(1),
  /** The field that holds the number of the version, where it is sent. */
  number: id.optional(),
  versions: z.array(version).min(1),
});
export type Payload = z.infer<typeof payloadSchema>;
