import { z } from 'zod';
import { menuGroups } from '../content-kind.ts';
import { day, text } from '../scalars.ts';

/** Where a link of the project's own is offered: under a question of the menu, in the footer, or by links alone. */
export const linkPlaces = [...menuGroups, 'footer', 'none'] as const;

/** `pages/<id>.md`: a page of the project's own at `/<id>/`, such as an imprint. */
export const pageSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** One sentence, below the title and in search. */
  summary: text,
  where: z.enum(linkPlaces),
  /** Day of its last change, which the page says. */
  updated: day.optional(),
});
export type OwnPage = z.infer<typeof pageSchema>;
