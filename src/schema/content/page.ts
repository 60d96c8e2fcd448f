import { z } from 'zod';
import { menuGroups } from '../content-kind.ts';
import { day, text } from '../scalars.ts';

/** Where a link of the project's own is offered: under a question of the menu, in the footer, or by links alone. */
export const linkPlaces = [...menuGroups, 'footer', 'none'] as const;

/** `pages/<id>.md`: a page of the project's own at `/<id>/`, such as an imprint. */
export const pageSchema = z.strictObject({
  title: text.describe('Title of the page; the menu shows it.'),
  order: z.int().positive().describe('Place among the pages of your own, from 1.'),
  summary: text.describe('One sentence, below the title and in search.'),
  where: z.enum(linkPlaces).describe('Where a link leads to it: a group of the menu, the footer, or `none`.'),
  updated: day.optional().describe('Day of its last change, which the page says.'),
});
export type OwnPage = z.infer<typeof pageSchema>;
