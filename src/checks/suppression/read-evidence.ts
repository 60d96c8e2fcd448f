import type { Value } from '../../engine/engine.ts';
import type { GroupTable } from './group.ts';
import { type PlacedRow, readPlacedRows } from './placed-rows.ts';
import { maxEvidence } from './queries.ts';

/**
 * The rows from which relations of a table are read: `newest`, the result of its evidence query, and those of `open`
 * slices, all of the newest release. The oldest period of a result that was cut off is left out: it may lack rows.
 */
export function readEvidence(
  one: GroupTable,
  newest: readonly (readonly Value[])[],
  open: ReadonlyMap<string, readonly PlacedRow[]>,
): PlacedRow[] {
  const rows = [...readPlacedRows(one, newest).values()].flat();
  const oldest = rows.at(-1)?.period;
  const whole = rows.length < maxEvidence ? rows : rows.filter(({ period }) => period !== oldest);
  const known = new Set(whole.map(({ file, line }) => `${file}:${line}`));
  const others = [...open.values()].flat().filter(({ file, line }) => !known.has(`${file}:${line}`));
  return [...whole, ...others.filter(({ release }) => release === '')];
}
