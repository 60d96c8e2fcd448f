import { z } from 'zod';
import { duration, text } from '../scalars.ts';

/** How long something is kept: a duration, or for ever with a reason. */
export const keep = z.union([duration, z.strictObject({ forever: text.describe('Why it is kept for ever.') })]);
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
  title: text.describe('Name of the schedule.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('How long, in one sentence.'),
  startsWith: text.describe('The event from which time counts.'),
  stages: z
    .array(
      z.strictObject({
        place: z.enum(places).describe('Where the data are then.'),
        what: text.describe('What is there.'),
        keep: keep.describe('How long: a duration such as P30D, or `forever` with the reason.'),
        then: text.describe('What happens at the end of the stage.'),
        access: z.array(text).optional().describe('Who can see it.'),
        removed: z.array(text).optional().describe('What is taken out on the way in.'),
      }),
    )
    .min(1)
    .describe('The places data pass through, from the person outwards, with how long each keeps them.'),
});
export type Schedule = z.infer<typeof scheduleSchema>;
