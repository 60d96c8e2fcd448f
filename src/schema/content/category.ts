import { z } from 'zod';
import { day, duration, howTo, id, link, rate, sensitivity, text } from '../scalars.ts';

/** `categories/<id>.md`: one consent category, that is one switch in the app. */
export const categorySchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** What this switch sends, in one sentence. */
  summary: text,
  sensitivity,
  /** Why it is collected; at least one purpose. */
  purposes: z.array(text).min(1),
  /** Raised when what the category covers grows; the app then asks again. */
  consentVersion: z.int().positive(),
  /** Raised when the words change. */
  noticeVersion: z.int().positive(),
  /** Day of the current consent version. */
  since: day,
  /** Whether it is off until somebody turns it on, or on until somebody turns it off. Default: that of the site. */
  default: z.enum(['off', 'on']).optional(),
  /**
   * How long a yes is valid before the app asks again. Of one that is on by default: how long until
   * the app tells people again. Absent: until something material changes.
   */
  validity: duration.optional(),
  /** The schedule that says how long it is kept. */
  retention: id,
  /** Who receives or can see it. */
  recipients: z.array(text).min(1),
  /** Methods that protect it. */
  methods: z.array(id).optional(),
  /** Share of the installations that send it when switched on. Default: 1. */
  sampleRate: rate.optional(),
  /** How to turn this switch off. */
  optOut: howTo,
  /** What happens in the app when it is off. */
  whenOff: text,
  /** What improved thanks to it. */
  benefits: z.array(z.strictObject({ text, link: link.optional() })).optional(),
  /** A real example of what is sent, nested as it is sent. What is in it are the keys of dictionary fields. */
  example: z.record(z.string(), z.unknown()),
  /** The short text for the app's dialog: a question, or a notice where the switch is on by default. */
  dialog: z.strictObject({ title: text, text }),
});
export type Category = z.infer<typeof categorySchema>;
