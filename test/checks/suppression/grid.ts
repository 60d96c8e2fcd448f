import type { SystemCell, Equation, System } from '../../../src/checks/suppression/system.ts';

/** A seeded generator: the same numbers from 0 to 1 on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A table with both margins published; `at[row][column]` is the index of the cell. `slack`: how far rounding reaches.
 */
export function grid(
  values: readonly (readonly number[])[],
  isHidden: (row: number, column: number) => boolean,
  slack = 0,
): { system: System; at: number[][] } {
  const cells: SystemCell[] = [];
  const publish = (value: number) =>
    cells.push({ kind: 'published', low: Math.max(0, value - slack), high: value + slack, integer: true }) - 1;
  const hide = () => cells.push({ kind: 'suppressed', low: 0, high: Infinity, integer: true }) - 1;
  const at = values.map((row, r) => row.map((value, c) => (isHidden(r, c) ? hide() : publish(value))));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);
  const columns = values[0]?.map((_, c) => c) ?? [];
  const equations: Equation[] = [
    ...values.map((row, r) => ({ total: publish(sum(row)), parts: at[r] ?? [] })),
    ...columns.map((c) => ({
      total: publish(sum(values.map((row) => row[c] ?? 0))),
      parts: at.map((row) => row[c] ?? -1),
    })),
  ];
  return { system: { cells, equations, rows: [] }, at };
}
