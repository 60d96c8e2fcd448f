/**
 * Puts groups together until each has at least `least` contributors: small ones go into the group `rest`, and where
 * that is still too small, the smallest others follow. Returns for each group the one it is published in. Throws where
 * all of them together are too few.
 */
export function mergeSmall(groups: ReadonlyMap<string, number>, least: number, rest: string): Map<string, string> {
  const target = new Map([...groups.keys()].map((label) => [label, label]));
  const ascending = [...groups].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  let merged = 0;
  for (const [label, count] of ascending) {
    if (count >= least && (merged === 0 || merged >= least)) break;
    target.set(label, rest);
    merged += count;
  }
  if (merged > 0 && merged < least) throw new RangeError(`${merged} contributors in all are fewer than ${least}`);
  return target;
}
