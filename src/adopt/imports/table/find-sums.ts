/** The numbers of labels in a group of rows. */
export type LabelledNumbers = ReadonlyMap<string, number>;

/** A label whose number is the sum of those of its parts in every group. */
export interface FoundSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** So many sums are tried for a label before it counts as none. */
const mostTried = 20_000;

interface Row {
  readonly label: string;
  readonly numbers: readonly number[];
  readonly sum: number;
}

const minus = (from: readonly number[], part: readonly number[]): number[] =>
  from.map((number, index) => number - (part[index] ?? 0));
const fits = (part: readonly number[], whole: readonly number[]): boolean =>
  part.every((number, index) => number <= (whole[index] ?? 0));

/** Parts of a row that add up to it in every group, the greatest first; undefined where there are none. */
function partsOf(total: Row, others: readonly Row[]): readonly string[] | undefined {
  const candidates = others.filter((one) => one.sum > 0 && fits(one.numbers, total.numbers));
  // What all that is left could still add, from each place on.
  const left = [total.numbers.map(() => 0)];
  for (const one of candidates.toReversed())
    left.push((left.at(-1) ?? []).map((number, index) => number + (one.numbers[index] ?? 0)));
  left.reverse();
  let tried = 0;
  const search = (rest: readonly number[], from: number): string[] | undefined => {
    if (rest.every((number) => number === 0)) return [];
    if ((tried += 1) > mostTried || !fits(rest, left[from] ?? [])) return undefined;
    for (let index = from; index < candidates.length; index++) {
      const one = candidates[index];
      if (!one || !fits(rest, left[index] ?? [])) return undefined;
      if (!fits(one.numbers, rest)) continue;
      const found = search(minus(rest, one.numbers), index + 1);
      if (found) return [one.label, ...found];
    }
    return undefined;
  };
  return search(total.numbers, 0);
}

/**
 * Labels that are sums of others in every group, with their parts, the least first, so that a total of totals names
 * those. A label that is absent from a group counts as 0 there. One sum must come out in `leastGroups` groups in which
 * it and at least two of its parts are above 0: fewer could be chance. No groups: none.
 */
export function findSums(groups: readonly LabelledNumbers[], leastGroups: number): FoundSum[] {
  const labels = [...new Set(groups.flatMap((group) => [...group.keys()]))];
  const rows = labels
    .map((label): Row => {
      const numbers = groups.map((group) => group.get(label) ?? 0);
      return { label, numbers, sum: numbers.reduce((sum, one) => sum + one, 0) };
    })
    .filter(({ numbers }) => numbers.every((number) => number >= 0))
    .sort((a, b) => b.sum - a.sum);
  return rows.toReversed().flatMap((total): FoundSum[] => {
    const parts = partsOf(
      total,
      rows.filter((one) => one !== total && one.sum < total.sum),
    );
    if (!parts || parts.length < 2) return [];
    const sound = groups.filter(
      (group) => (group.get(total.label) ?? 0) > 0 && parts.filter((part) => (group.get(part) ?? 0) > 0).length > 1,
    );
    return sound.length >= leastGroups ? [{ total: total.label, parts }] : [];
  });
}
