import { z } from 'zod';
import { day, id, text } from '../scalars.ts';
import { places } from './schedule.ts';

/** Somebody who can see data at a stage. */
const role = z.strictObject({
  id: id.describe('Id, by which stages name it.'),
  title: text.describe('As the figure names them: "the telemetry team (three people)".'),
  recipients: z
    .array(text)
    .min(1)
    .optional()
    .describe('How categories name them among their recipients, word for word.'),
});

/** A stage of the data flow. How long data stay there is not said here: the schedules say it. */
const stage = z.strictObject({
  id: id.describe('Id, by which other stages name it.'),
  title: text.describe('What happens there, in a few words.'),
  place: z.enum(places).describe('Where data are at this stage.'),
  after: id.optional().describe('The stage before it, by its id. Default: the one above; needed where the way forks.'),
  holds: z.array(text).min(1).describe('What is there.'),
  seenBy: z.array(id).describe('Roles that can see it; an empty list is nobody.'),
  note: text.optional().describe('A sentence on who can see it, where the names are not enough.'),
  removed: z.array(text).min(1).optional().describe('What is taken out on the way in, in words.'),
  without: z
    .union([z.literal('unpublished'), z.array(id).min(1)])
    .optional()
    .describe('Fields taken out on the way in: their ids, or `unpublished` for all that no table publishes.'),
  schedules: z
    .array(id)
    .min(1)
    .describe('Schedules that have a stage at this place. They say how long, and whose data pass here.'),
});
export type FlowStage = z.infer<typeof stage>;

/** `security/<id>.md`: the posture (one file) and advisories. */
export const securitySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .literal('posture')
      .describe('`posture`: how data are protected, one file. `advisory`: something that went wrong.'),
    title: text.describe('Title of the page.'),
    reviewed: day.describe('Day on which somebody last made sure that it is true.'),
    measures: z
      .array(
        z.strictObject({
          topic: text.describe('What it protects, in a word or two.'),
          statement: text.describe('What is done, in one sentence.'),
        }),
      )
      .min(1)
      .describe('What is done to protect the data.'),
    flow: z
      .strictObject({
        roles: z.array(role).min(1).describe('Who can see data.'),
        stages: z.array(stage).min(1).describe('What happens to data, from the app to the published table.'),
      })
      .optional()
      .describe('The way of the data from device to published table, and everybody who can see any of it.'),
  }),
  z.strictObject({
    kind: z
      .literal('advisory')
      .describe('`posture`: how data are protected, one file. `advisory`: something that went wrong.'),
    title: text.describe('What happened, in a few words.'),
    date: day.describe('Day on which it was published.'),
    severity: z.enum(['low', 'moderate', 'high', 'critical']).describe('How bad it was.'),
    affectedFrom: day.describe('First day that is affected.'),
    affectedUntil: day.describe('Last day that is affected.'),
    meaning: text.describe("What it meant for people's data."),
    mitigation: text.describe('What was done about it, and what people can do.'),
    datasets: z.array(id).optional().describe('Datasets that are affected, by name.'),
  }),
]);
export type SecurityPage = z.infer<typeof securitySchema>;
export type Flow = NonNullable<Extract<SecurityPage, { kind: 'posture' }>['flow']>;
