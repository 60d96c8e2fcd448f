import type { BoundSystem } from '../../checks/suppression/bound-cells.ts';
import type { BuiltSystem } from '../../checks/suppression/build-system.ts';
import type { CellOrigin } from '../../checks/suppression/drafts.ts';
import type { GroupTable } from '../../checks/suppression/group.ts';
import type { PlacedRow } from '../../checks/suppression/placed-rows.ts';

/** A hidden number that could still be worked out, exactly or nearly. */
export interface Exposed {
  readonly cell: number;
  readonly place: CellOrigin<PlacedRow>;
  /** What its range is short of. */
  readonly need: number;
}

/** Hidden cells of a slice that could still be worked out, as the check of suppression sees it. */
export async function findExposed(
  system: BuiltSystem<PlacedRow>,
  tables: readonly GroupTable[],
  bound: BoundSystem,
): Promise<Exposed[]> {
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const bounded = await bound(system, { enough });
  return [...bounded.intervals].flatMap(([cell, { low, high, exact }]): Exposed[] => {
    const place = system.origins.get(cell);
    const need = (place?.table.table.privacy.minimumCount ?? 0) - (high - low);
    return place && exact && need > 0 && !(place.row === undefined && low <= 0) ? [{ cell, place, need }] : [];
  });
}

/**
 * Hidden cells that are the only ones of an equation: these need no linear program. Where the others are rounded, their
 * rounding leaves the hidden one a little room.
 */
export function findAlone({ cells, equations, origins }: BuiltSystem<PlacedRow>): Exposed[] {
  const found = new Map<number, Exposed>();
  for (const { total, parts } of equations) {
    const hidden = [total, ...parts].filter((cell) => cells[cell]?.kind !== 'published');
    const [cell] = hidden;
    const place = cell === undefined ? undefined : origins.get(cell);
    if (hidden.length !== 1 || cell === undefined || place?.row === undefined) continue;
    const room = [total, ...parts]
      .filter((other) => other !== cell)
      .reduce((sum, other) => sum + (cells[other]?.high ?? 0) - (cells[other]?.low ?? 0), 0);
    const need = place.table.table.privacy.minimumCount - room;
    if (need > 0) found.set(cell, { cell, place, need });
  }
  return [...found.values()];
}
