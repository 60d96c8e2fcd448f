import { z } from 'zod';
import { howTo, link, text } from '../scalars.ts';

/** `products/<id>.md`: one product or channel of the project, where it has several; the body says more. */
export const productSchema = z.strictObject({
  title: text.describe('Name of the product or the channel, as people know it.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  summary: text.describe('What it is, in one sentence.'),
  url: link.optional().describe("Its home page, where it is not the project's."),
  collector: text.optional().describe('Where its reports arrive, where that is not the place for all of them.'),
  recipients: z
    .array(text)
    .min(1)
    .optional()
    .describe('Who receives or can see its reports besides the recipients of the switches that it has.'),
  optOut: howTo.optional().describe("How to turn everything off in it. Default: the site's."),
});
export type Product = z.infer<typeof productSchema>;
