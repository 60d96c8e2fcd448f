/** A line of cells that add up to a published total. */
export interface Line {
  /** Contributors in each cell, before rounding. */
  readonly contributors: readonly number[];
  /** What would be published of each cell and adds up to a total; every such column of the line. */
  readonly published: readonly (readonly number[])[];
  /** Cells that must be hidden for another reason. */
  readonly mustHide?: (index: number) => boolean;
}

const sum = (values: readonly number[], hidden: readonly boolean[]) =>
  values.reduce((total, value, index) => total + (hidden[index] ? value : 0), 0);

/**
 * Which cells of a line to hide: those with fewer than `least` contributors, none included, and as many of the
 * smallest others as it takes until nothing hidden can be worked out.
 *
 * Whoever subtracts what is shown from the total learns what the hidden cells make together, S. If there are two or
 * more, each of them can be anything from 0 to S. So it is enough that there are two and that S is `least` or more,
 * in every column that adds up, before and after rounding.
 */
export function hideSmall({ contributors, published, mustHide = () => false }: Line, least: number): boolean[] {
  const hidden = contributors.map((count, index) => count < least || mustHide(index));
  const columns = [contributors, ...published];
  const isExposed = () =>
    hidden.includes(true) &&
    (hidden.filter(Boolean).length < 2 || columns.some((values) => sum(values, hidden) < least));
  while (isExposed()) {
    let guard = -1;
    contributors.forEach((count, index) => {
      if (!hidden[index] && (guard < 0 || count < (contributors[guard] ?? 0))) guard = index;
    });
    // All are hidden, and still too little: then the total must go as well.
    if (guard < 0)
      throw new RangeError(
        `a line of ${contributors.length} cells with ${contributors.join(' + ')} contributors cannot be published with its total`,
      );
    hidden[guard] = true;
  }
  return hidden;
}
