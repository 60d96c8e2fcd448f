/** A stretch that wants to be centred somewhere. */
export interface Wish {
  readonly centre: number;
  readonly size: number;
}

/**
 * Centres as near as possible to those wished for, in the same order from low to high, so that no two stretches
 * overlap and all lie between `low` and `high`. When they do not fit at all, they overlap evenly.
 */
export function dodge(wishes: readonly Wish[], low: number, high: number): number[] {
  const order = wishes
    .map((_, index) => index)
    .sort((a, b) => (wishes[a]?.centre ?? 0) - (wishes[b]?.centre ?? 0) || a - b);
  const sizes = order.map((index) => wishes[index]?.size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const squeeze = total > high - low ? (high - low) / total : 1;
  // Groups of touching stretches, each centred on the mean of what its members wished for.
  const groups: { members: number[]; start: number; size: number }[] = [];
  order.forEach((index, rank) => {
    const size = (sizes[rank] ?? 0) * squeeze;
    groups.push({ members: [index], size, start: (wishes[index]?.centre ?? 0) - size / 2 });
    for (;;) {
      const [before, group] = [groups.at(-2), groups.at(-1)];
      if (group === undefined) break;
      let offset = 0;
      const wished = group.members.map((member) => {
        const half = ((wishes[member]?.size ?? 0) * squeeze) / 2;
        const start = (wishes[member]?.centre ?? 0) - half - offset;
        offset += half * 2;
        return start;
      });
      const mean = wished.reduce((sum, start) => sum + start, 0) / wished.length;
      group.start = Math.min(Math.max(mean, low), Math.max(low, high - group.size));
      if (before === undefined || before.start + before.size <= group.start) break;
      groups.splice(-2, 2, {
        members: [...before.members, ...group.members],
        size: before.size + group.size,
        start: 0,
      });
    }
  });
  const centres: number[] = wishes.map(() => 0);
  for (const { members, start } of groups) {
    let at = start;
    for (const member of members) {
      const size = (wishes[member]?.size ?? 0) * squeeze;
      centres[member] = at + size / 2;
      at += size;
    }
  }
  return centres;
}
