import { z } from 'zod';
import { day, id, text } from '../scalars.ts';
import { places } from './schedule.ts';

/** Somebody who can see data at a stage. */
const role = z.strictObject({
  id,
  /** As the figure names them: "the telemetry team (three people)". */
  title: text,
  /** How categories name them among their recipients, word for word. */
  recipients: z.array(text).min(1).optional(),
});

/** A stage of the data flow. How long data stay there is not said here: the schedules say it. */
const stage = z.strictObject({
  id,
  title: text,
  place: z.enum(places),
  /** The stage before it, by its id. Default: the one above; needed where the way forks. */
  after: id.optional(),
  /** What is there. */
  holds: z.array(text).min(1),
  /** Roles that can see it; an empty list is nobody. */
  seenBy: z.array(id),
  /** A sentence on who can see it, where the names are not enough. */
  note: text.optional(),
  /** What is taken out on the way in, in words. */
  removed: z.array(text).min(1).optional(),
  /** Fields taken out on the way in: their ids, or `unpublished` for all that no table publishes. */
  without: z.union([z.literal('unpublished'), z.array(id).min(1)]).optional(),
  /** Schedules that have a stage at this place. They say how long, and whose data pass here. */
  schedules: z.array(id).min(1),
});
export type FlowStage = z.infer<typeof stage>;

/** `security/<id>.md`: the posture (one file) and advisories. */
export const securitySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('posture'),
    title: text,
    reviewed: day,
    measures: z.array(z.strictObject({ topic: text, statement: text })).min(1),
    /** The way of the data from device to published table, and everybody who can see any of it. */
    flow: z.strictObject({ roles: z.array(role).min(1), stages: z.array(stage).min(1) }).optional(),
  }),
  z.strictObject({
    kind: z.literal('advisory'),
    title: text,
    date: day,
    severity: z.enum(['low', 'moderate', 'high', 'critical']),
    affectedFrom: day,
    affectedUntil: day,
    /** What it meant for people's data. */
    meaning: text,
    mitigation: text,
    datasets: z.array(id).optional(),
  }),
]);
export type SecurityPage = z.infer<typeof securitySchema>;
export type Flow = NonNullable<Extract<SecurityPage, { kind: 'posture' }>['flow']>;
