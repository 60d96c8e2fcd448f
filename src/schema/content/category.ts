import { z } from 'zod';
import { day, duration, howTo, id, link, oneOrMore, rate, sensitivity, text } from '../scalars.ts';

/** `categories/<id>.md`: one consent category, that is one switch in the app. */
export const categorySchema = z.strictObject({
  title: text.describe('Name of the switch, as the app shows it.'),
  order: z.int().positive().describe('Place in lists, from 1; the app shows its switches in the same order.'),
  summary: text.describe('What this switch sends, in one sentence.'),
  sensitivity: sensitivity.describe('How sensitive the data are. Readers see it before anything else about a switch.'),
  purposes: z.array(text).min(1).describe('Why it is collected; at least one purpose.'),
  consentVersion: z.int().positive().describe('Raised when what the category covers grows; the app then asks again.'),
  noticeVersion: z.int().positive().describe('Raised when the words change.'),
  since: day.describe('Day of the current consent version.'),
  default: z
    .enum(['off', 'on'])
    .optional()
    .describe("Whether it is off until somebody turns it on, or on until somebody turns it off. Default: the site's."),
  validity: duration
    .optional()
    .describe(
      'How long a yes is valid before the app asks again. Of one that is on by default: how long until ' +
        'the app tells people again. Absent: until something material changes.',
    ),
  retention: id.describe('The schedule that says how long it is kept.'),
  recipients: z.array(text).min(1).describe('Who receives or can see it.'),
  products: oneOrMore(id)
    .optional()
    .describe('The products that have this switch, by id, where the project has several. Default: all.'),
  methods: z.array(id).optional().describe('Methods that protect it.'),
  sampleRate: rate.optional().describe('Share of the installations that send it when switched on. Default: 1.'),
  optOut: howTo.describe('How to turn this switch off.'),
  whenOff: text.describe('What happens in the app when it is off.'),
  benefits: z
    .array(
      z.strictObject({
        text: text.describe('What became better, in one sentence that can be checked.'),
        link: link.optional().describe('Where that can be seen: a release, an issue, a page of this site.'),
      }),
    )
    .optional()
    .describe('What improved thanks to it.'),
  example: z
    .record(z.string(), z.unknown())
    .describe('A real example of what is sent, nested as it is sent. What is in it are the keys of dictionary fields.'),
  dialog: z
    .strictObject({
      title: text.describe('The question, or the name of the switch, in a few words.'),
      text: text.describe('What is sent and what for, short enough to be read in a dialog.'),
    })
    .describe("The short text for the app's dialog: a question, or a notice where the switch is on by default."),
});
export type Category = z.infer<typeof categorySchema>;
