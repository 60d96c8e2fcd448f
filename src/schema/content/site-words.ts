import { z } from 'zod';
import { type HowTo, text } from '../scalars.ts';

const ways = { setting: text.optional(), note: text.optional() };

/**
 * `_/<language>/site.yaml`: what of `site.yaml` is words, in another language. What it leaves out stays as it is there.
 */
export const siteWordsSchema = z.strictObject({
  /** Title of the site. */
  title: text.optional(),
  /** The sentence shown on every page when the data are made up. */
  synthetic: text.optional(),
  /** The sentence of the project's own in the footer. */
  footer: text.optional(),
  /** The titles of further links, in the order of the originals. */
  links: z
    .array(z.strictObject({ title: text.optional() }))
    .min(1)
    .optional(),
  /** The words of the one setting that turns everything off; commands and variables are the same in every language. */
  optOut: z
    .strictObject({
      ...ways,
      earlier: z
        .array(z.strictObject({ releases: text.optional(), ...ways }))
        .min(1)
        .optional(),
    })
    .optional(),
});

/** What of `site.yaml` is said in another language; what is absent is not translated. */
export interface SiteWords {
  readonly title?: string;
  readonly synthetic?: string;
  readonly footer?: string;
  readonly links?: readonly { readonly title: string }[];
  /** Whole: with the commands and variables of the original. */
  readonly optOut?: HowTo;
}
