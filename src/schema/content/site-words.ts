import { z } from 'zod';
import { type HowTo, text } from '../scalars.ts';

const ways = {
  setting: text.optional().describe('Where the setting is, in this language.'),
  note: text.optional().describe('What else there is to know, in this language.'),
};

/**
 * `_/<language>/site.yaml`: what of `site.yaml` is words, in another language. What it leaves out stays as it is there.
 */
export const siteWordsSchema = z.strictObject({
  title: text.optional().describe('Title of the site.'),
  synthetic: text.optional().describe('The sentence shown on every page when the data are made up.'),
  footer: text.optional().describe("The sentence of the project's own in the footer."),
  links: z
    .array(z.strictObject({ title: text.optional().describe('Text of the link, in this language.') }))
    .min(1)
    .optional()
    .describe('The titles of further links, in the order of the originals.'),
  optOut: z
    .strictObject({
      ...ways,
      earlier: z
        .array(
          z.strictObject({ releases: text.optional().describe('The releases, in words of this language.'), ...ways }),
        )
        .min(1)
        .optional()
        .describe('Ways of earlier releases, in the order of the original.'),
    })
    .optional()
    .describe(
      'The words of the one setting that turns everything off; commands and variables are the same in every language.',
    ),
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
