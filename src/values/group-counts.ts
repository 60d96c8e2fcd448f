/** A named group with its count; null where the table does not show it. */
export interface Group {
  readonly name: string;
  readonly count: number | null;
}

/** What a least size of groups would show of a table: whole groups, and how many people the shown ones hold. */
export function groupsAt(
  groups: readonly Group[],
  k: number,
): { readonly shown: number; readonly hidden: number; readonly counted: number } {
  const shown = groups.filter(({ count }) => count !== null && count >= k);
  return {
    shown: shown.length,
    hidden: groups.length - shown.length,
    counted: shown.reduce((sum, { count }) => sum + (count ?? 0), 0),
  };
}
