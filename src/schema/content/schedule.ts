import { z } from 'zod';
import { duration, text } from '../scalars.ts';

/** How long something is kept: a duration, or for ever with a reason. */
export const keep = z.union([duration, z.strictObject({ forever: text })]);
export type Keep = z.infer<typeof keep>;

/** Places data pass through, from the person outwards. */
export const places = [
  'device',
  'network',
  'collector',
  'raw-store',
  'backup',
  'aggregate-store',
  'published',
] as const;

/** `retention/<id>.md`: one schedule, as the stages data pass through. */
export const scheduleSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** How long, in one sentence. */
  summary: text,
  /** The event from which time counts. */
  startsWith: text,
  stages: z
    .array(
      z.strictObject({
        place: z.enum(places),
        /** What is there. */
        what: text,
        keep,
        /** What happens at the end of the stage. */
        then: text,
        /** Who can see it. */
        access: z.array(text).optional(),
        /** What is taken out on the way in. */
        removed: z.array(text).optional(),
      }),
    )
    .min(1),
});
export type Schedule = z.infer<typeof scheduleSchema>;
