import type { BoundSystem } from '../../../src/checks/suppression/bound-cells.ts';
import { grid } from '../../checks/suppression/grid.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

/** In what range each hidden cell of a table with all margins lies. */
export async function trySuppression(
  { suppression }: Pick<Vectors, 'suppression'>,
  bound: BoundSystem,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { name, table, hidden, intervals: wanted } of suppression.trials) {
    const values = suppression.tables[table] ?? [];
    const { system, at } = grid(values, (row, column) => hidden.includes(`${row}${column}`));
    const { intervals } = await bound(system, {});
    const rangeOf = (cell: string) => {
      const interval = intervals.get(at[Number(cell[0])]?.[Number(cell[1])] ?? -1);
      return interval && [interval.low, interval.high];
    };
    trials.push({
      name: `${table}, ${name} hidden`,
      got: Object.fromEntries(Object.keys(wanted).map((cell) => [cell, rangeOf(cell)])),
      want: wanted,
    });
  }
  return trials;
}
