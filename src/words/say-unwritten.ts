import type { Words } from './words-for.ts';

/** What is said in the place of a text that is not written yet, in a language; the hint may be empty. */
export const unwrittenWords =
  ({ frame }: Pick<Words, 'frame'>) =>
  (hint: string): string =>
    hint === '' ? frame.unwrittenText : frame.unwritten({ hint });
