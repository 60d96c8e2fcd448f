import { z } from 'zod';
import { day, duration, howTo, id, language, sensitivity, text } from './scalars.ts';

const count = z.int().positive();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const address = z.url();
const inLanguages = <S extends z.ZodType>(schema: S) => z.record(language, schema);

/** Words of a dialog in one language; `language` is the one they are really in where a translation is missing. */
const dialog = z.strictObject({
  language: language.describe('Language of these texts.'),
  title: text.describe('The title to show.'),
  text: text.describe('The text to show.'),
  link: address.describe('Where to read more.'),
});

const category = z.strictObject({
  id: id.describe('The id of the category; the app stores answers under it.'),
  consentVersion: count.describe(
    'Raised when what the category covers grows: an answer to a lower version is asked for again.',
  ),
  noticeVersion: count.describe('Raised when the words change; no reason to ask.'),
  since: day.describe('First day of the consent version.'),
  default: z
    .enum(['off', 'on'])
    .describe('Whether it is off until somebody turns it on, or on until somebody turns it off.'),
  action: z
    .enum(['ask', 'tell'])
    .describe(
      'What the app does before it sends anything, and again before it sends more: `ask` a question, and send only ' +
        'after a yes; or `tell`, with the way to turn it off (`optOut`), and send nothing after a no.',
    ),
  products: z
    .array(id)
    .min(1)
    .optional()
    .describe(
      'The products that have this switch, by the ids of `products`; an app of another one leaves the category out. ' +
        'Absent where the project names no products: then every app has it.',
    ),
  sensitivity: sensitivity.describe('How sensitive the data are.'),
  validity: duration.optional().describe('How long a yes is valid; absent: until something material changes.'),
  validityDays: count
    .optional()
    .describe('The same in whole days, rounded down: on this day after a yes the app asks again.'),
  fingerprint: hash.describe('SHA-256 of the canonical JSON of what the category covers.'),
  sha256: hash
    .optional()
    .describe("SHA-256 of the snapshot's bytes, as in the log; absent while nothing is recorded yet."),
  snapshot: address.optional().describe('The recorded policy of the consent version.'),
  changes: z
    .array(
      z.strictObject({
        consentVersion: count.describe('The version that brought it.'),
        date: day.describe('Its first day.'),
        what: z
          .array(
            z.strictObject({
              kind: text.describe('What kind of growth it is.'),
              subject: text.optional().describe('What grew: a field, a purpose, a recipient.'),
              text: inLanguages(text).describe('The same as a sentence, by language.'),
            }),
          )
          .describe('What grew, one by one.'),
      }),
    )
    .describe('What grew from one consent version to the next, oldest first; empty for the first version.'),
  versions: z
    .array(
      z.strictObject({
        consentVersion: count.describe('Consent version.'),
        noticeVersion: count.describe('Notice version.'),
        date: day.describe('Day on which it was recorded.'),
        sha256: hash.describe('Fingerprint of the recorded policy.'),
        urls: inLanguages(
          z.strictObject({
            page: address.describe('What it covered.'),
            since: address.describe('What has changed since.'),
          }),
        ).describe('Addresses of the version, by language.'),
      }),
    )
    .describe('Every state that was recorded, oldest first, each with its permanent page.'),
  dialog: inLanguages(dialog).describe('Texts for the dialog of the app, by language.'),
  optOut: inLanguages(howTo).describe('How to turn it off, by language.'),
  urls: inLanguages(
    z.strictObject({
      card: address.describe('The card an app can show in a web view.'),
      short: address.describe('A short address, for places with little room.'),
      category: address.describe('Its page.'),
      dictionary: address.describe('The list of its fields.'),
    }),
  ).describe('Addresses of pages about it, by language.'),
});

/**
 * `/consent.json`: what an app needs to ask, to ask again and to say no. Keys may be added; their meaning never changes
 * within one `schemaVersion`.
 */
export const consentFileSchema = z.strictObject({
  $schema: address.describe('Address of the schema of this file.'),
  schemaVersion: z.literal(1).describe('Of this format. An app that knows another one changes nothing.'),
  project: z
    .strictObject({
      id: text.describe('The origin of the log: a name that never changes.'),
      name: text.describe('Name of the project.'),
      url: text.describe('Its home page.'),
    })
    .describe('`id` is the origin of the log, a name that never changes.'),
  url: address.describe('Address of the site.'),
  asOf: day.describe('Day on which the file was made.'),
  synthetic: text.optional().describe('Set where everything is made up.'),
  operator: z
    .strictObject({
      name: text.describe('The person, body or company.'),
      country: text.optional().describe('Its country.'),
      url: text.optional().describe('Its page.'),
    })
    .describe('Who answers for the telemetry.'),
  contact: z
    .strictObject({
      privacy: text.describe('For questions about privacy.'),
      security: text.optional().describe('For reports of vulnerabilities.'),
    })
    .describe('Whom to ask.'),
  languages: z.array(language).min(1).describe('Every language the site offers.'),
  default: z.enum(['off', 'on']).describe('What holds for a category that says nothing else; each says its own.'),
  log: z
    .strictObject({
      origin: text.describe('Name of the release log.'),
      size: z.int().nonnegative().describe('Number of its entries.'),
      root: text.describe('Its root hash, in base64.'),
      signed: z.boolean().describe('Whether its checkpoint is signed.'),
      checkpoint: address.describe('Address of the checkpoint.'),
    })
    .describe('The state of the release log in which the versions stand.'),
  optOut: howTo.describe('The one setting that turns everything off.'),
  urls: inLanguages(
    z.strictObject({
      all: address.describe('The card with every switch.'),
      developers: address.describe('The page for those who build the app.'),
      dialog: address.describe('The page of the dialog.'),
    }),
  ).describe('Addresses of the cards about all switches, by language.'),
  words: inLanguages(
    z.strictObject({
      title: text.describe('Title of the dialog.'),
      lead: text.describe('First sentence of the dialog.'),
      yes: text.describe('The button that says yes.'),
      no: text.describe('The button that says no.'),
      more: text.describe('The link to more.'),
      done: text.describe('The button that closes the dialog.'),
      on: text.describe('A switch that is on.'),
      off: text.describe('A switch that is off.'),
      undecided: text.describe('A switch nobody has decided about.'),
      leaveOn: text.describe('Of a switch that is on by default: the button that leaves it on.'),
      turnOff: text.describe('Of a switch that is on by default: the button that turns it off.'),
      told: text.describe('Of a switch that is on by default: its state before there was an answer.'),
    }),
  ).describe("Words for the dialog's own parts."),
  products: z
    .array(
      z.strictObject({
        id: id.describe('The id by which categories name it; an app knows its own.'),
        title: inLanguages(text).describe('Its name, by language.'),
        optOut: inLanguages(howTo).describe('How to turn everything off in it, by language.'),
        urls: inLanguages(address).describe('The page with all that it sends, by language.'),
      }),
    )
    .min(1)
    .optional()
    .describe('The products of the project, where it has several: an app asks for the categories of its own alone.'),
  categories: z.array(category).describe('Every category, in the order in which they are shown.'),
  unwritten: z
    .array(id)
    .min(1)
    .optional()
    .describe(
      'Ids of categories whose texts are still to write; they are not in `categories`, so that no app asks about them.',
    ),
});
export type ConsentFile = z.infer<typeof consentFileSchema>;
