import { z } from 'zod';
import { day, duration, howTo, id, language, sensitivity, text } from './scalars.ts';

const count = z.int().positive();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const address = z.url();
const inLanguages = <S extends z.ZodType>(schema: S) => z.record(language, schema);

/** Words of a dialog in one language; `language` is the one they are really in where a translation is missing. */
const dialog = z.strictObject({ language, title: text, text, link: address });

const category = z.strictObject({
  id,
  /** Raised when what the category covers grows: an answer to a lower version is asked for again. */
  consentVersion: count,
  /** Raised when the words change; no reason to ask. */
  noticeVersion: count,
  /** First day of the consent version. */
  since: day,
  /** Whether it is off until somebody turns it on, or on until somebody turns it off. */
  default: z.enum(['off', 'on']),
  /**
   * What the app does before it sends anything, and again before it sends more: `ask` a question, and send only after a
   * yes; or `tell`, with the way to turn it off (`optOut`), and send nothing after a no.
   */
  action: z.enum(['ask', 'tell']),
  sensitivity,
  /** How long a yes is valid; absent: until something material changes. */
  validity: duration.optional(),
  /** The same in whole days, rounded down: on this day after a yes the app asks again. */
  validityDays: count.optional(),
  /** SHA-256 of the canonical JSON of what the category covers. */
  fingerprint: hash,
  /** SHA-256 of the snapshot's bytes, as in the log; absent while nothing is recorded yet. */
  sha256: hash.optional(),
  snapshot: address.optional(),
  /** What grew from one consent version to the next, oldest first; empty for the first version. */
  changes: z.array(
    z.strictObject({
      consentVersion: count,
      date: day,
      what: z.array(z.strictObject({ kind: text, subject: text.optional(), text: inLanguages(text) })),
    }),
  ),
  /** Every state that was recorded, oldest first, each with its permanent page. */
  versions: z.array(
    z.strictObject({
      consentVersion: count,
      noticeVersion: count,
      date: day,
      sha256: hash,
      urls: inLanguages(z.strictObject({ page: address, since: address })),
    }),
  ),
  dialog: inLanguages(dialog),
  optOut: inLanguages(howTo),
  urls: inLanguages(z.strictObject({ card: address, short: address, category: address, dictionary: address })),
});

/**
 * `/consent.json`: what an app needs to ask, to ask again and to say no. Keys may be added; their meaning never changes
 * within one `schemaVersion`.
 */
export const consentFileSchema = z.strictObject({
  $schema: address,
  /** Of this format. An app that knows another one changes nothing. */
  schemaVersion: z.literal(1),
  /** `id` is the origin of the log, a name that never changes. */
  project: z.strictObject({ id: text, name: text, url: text }),
  url: address,
  asOf: day,
  /** Set where everything is made up. */
  synthetic: text.optional(),
  operator: z.strictObject({ name: text, country: text.optional(), url: text.optional() }),
  contact: z.strictObject({ privacy: text, security: text.optional() }),
  languages: z.array(language).min(1),
  /** What holds for a category that says nothing else; each says its own. */
  default: z.enum(['off', 'on']),
  /** The state of the release log in which the versions stand. */
  log: z.strictObject({
    origin: text,
    size: z.int().nonnegative(),
    root: text,
    signed: z.boolean(),
    checkpoint: address,
  }),
  /** The one setting that turns everything off. */
  optOut: howTo,
  urls: inLanguages(z.strictObject({ all: address, developers: address, dialog: address })),
  /** Words for the dialog's own parts. */
  words: inLanguages(
    z.strictObject({
      title: text,
      lead: text,
      yes: text,
      no: text,
      more: text,
      done: text,
      on: text,
      off: text,
      undecided: text,
      /** Of a switch that is on by default: its two answers, and its state before one was given. */
      leaveOn: text,
      turnOff: text,
      told: text,
    }),
  ),
  categories: z.array(category),
  /** Ids of categories whose texts are still to write; they are not in `categories`, so that no app asks about them. */
  unwritten: z.array(id).min(1).optional(),
});
export type ConsentFile = z.infer<typeof consentFileSchema>;
