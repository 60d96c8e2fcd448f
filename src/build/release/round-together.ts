import type { LinearProgram, LinearSolver } from '../../solver/linear-program.ts';

/** The cell at index `total` is the sum of the cells at the indices `parts`. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Steps of the solver after which it is given up. */
const maxSteps = 200_000;

/** The nearest multiple of a base; halves go up. */
export const roundToBase = (value: number, base: number) => Math.round(value / base) * base + 0;

const floorOf = (value: number, base: number) => Math.floor(value / base) * base;

/** Cells that hang together through sums, and those sums. */
function connect(count: number, sums: readonly Sum[]): { cells: number[]; sums: Sum[] }[] {
  const parent = Array.from({ length: count }, (_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let node = at; parent[node] !== root;) [node, parent[node]] = [parent[node] ?? root, root];
    return root;
  };
  for (const { total, parts } of sums) for (const part of parts) parent[find(part)] = find(total);
  const groups = new Map<number, { cells: number[]; sums: Sum[] }>();
  for (let at = 0; at < count; at += 1) {
    const root = find(at);
    const group = groups.get(root) ?? { cells: [], sums: [] };
    groups.set(root, group);
    group.cells.push(at);
  }
  for (const sum of sums) groups.get(find(sum.total))?.sums.push(sum);
  return [...groups.values()];
}

/** The rows `Σ parts − total = what is missing`, in steps of the base, over the cells that may go up. */
function programOf(open: readonly number[], sums: readonly Sum[], missing: readonly number[]): LinearProgram {
  const place = new Map(open.map((cell, at) => [cell, at]));
  const rows = sums.map(({ total, parts }) => {
    const row = new Map<number, number>();
    const add = (cell: number, sign: number) => {
      const at = place.get(cell);
      if (at !== undefined) row.set(at, (row.get(at) ?? 0) + sign);
    };
    add(total, -1);
    for (const part of parts) add(part, 1);
    return [...row];
  });
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.length));
  return {
    lows: new Float64Array(open.length),
    highs: new Float64Array(open.length).fill(1),
    rowLows: Float64Array.from(missing),
    rowHighs: Float64Array.from(missing),
    starts,
    indices: Int32Array.from(rows.flat(), ([at]) => at),
    coefficients: Float64Array.from(rows.flat(), ([, sign]) => sign),
  };
}

/** Which cells go up, 1, and which down, 0; undefined where a sum cannot hold, or the program gives fractions. */
function stepsUp(
  open: readonly number[],
  sums: readonly Sum[],
  values: readonly number[],
  base: number,
  least: (cell: number) => number,
  solver: LinearSolver,
): Map<number, number> | undefined {
  const missing = sums.map(
    ({ total, parts }) => (least(total) - parts.reduce((sum, part) => sum + least(part), 0)) / base,
  );
  const weights = Float64Array.from(open, (cell) => {
    const remainder = (values[cell] ?? 0) - floorOf(values[cell] ?? 0, base);
    return (2 * remainder - base) / base;
  });
  const program = solver.open(programOf(open, sums, missing));
  try {
    const answer = program.maximise(weights, maxSteps);
    if (answer.status !== 'optimal') return undefined;
    const { values: shares } = answer;
    if (shares.some((share) => Math.abs(share - Math.round(share)) > 1e-6)) return undefined;
    return new Map(open.map((cell, at) => [cell, Math.round(shares[at] ?? 0)]));
  } finally {
    program.close();
  }
}

/**
 * Rounds each value of a group down or up to a multiple of the base so that all sums hold, `fixed` cells to the
 * nearest.
 * Undefined where there is no such rounding, where the program gives fractions (possible from three dimensions on), or
 * where it takes too long.
 */
function solveRounding(
  cells: readonly number[],
  sums: readonly Sum[],
  values: readonly number[],
  base: number,
  fixed: ReadonlySet<number>,
  solver: LinearSolver,
): Map<number, number> | undefined {
  const open = cells.filter((cell) => !fixed.has(cell) && (values[cell] ?? 0) % base !== 0);
  const settled = (cell: number) => roundToBase(values[cell] ?? 0, base);
  const isOpen = new Set(open);
  const least = (cell: number) => (isOpen.has(cell) ? floorOf(values[cell] ?? 0, base) : settled(cell));
  const up = open.length === 0 ? new Map<number, number>() : stepsUp(open, sums, values, base, least, solver);
  if (up === undefined) return undefined;
  const rounded = new Map(
    cells.map((cell) => [cell, least(cell) + (isOpen.has(cell) ? (up.get(cell) ?? 0) * base : 0)]),
  );
  const holds = sums.every(
    ({ total, parts }) => parts.reduce((sum, part) => sum + (rounded.get(part) ?? 0), 0) === rounded.get(total),
  );
  return holds ? rounded : undefined;
}

/** Rounds what is no sum to the nearest multiple and adds up the rest; sums of sums need a few passes. */
function addUp(
  cells: readonly number[],
  sums: readonly Sum[],
  values: readonly number[],
  base: number,
): Map<number, number> {
  const rounded = new Map(cells.map((cell) => [cell, roundToBase(values[cell] ?? 0, base)]));
  for (let pass = 0; pass < 8; pass += 1) {
    for (const { total, parts } of sums)
      rounded.set(
        total,
        parts.reduce((sum, part) => sum + (rounded.get(part) ?? 0), 0),
      );
  }
  return rounded;
}

/**
 * Values as multiples of a base such that every sum that held before holds afterwards. Each value moves by less than
 * the base, and totals that are no part of another sum go to their nearest multiple (controlled rounding: Cox and Ernst
 * 1982, solved as a linear program). Where no such rounding is found, parts go to their nearest multiple and totals
 * follow, which can move them further. Without sums: each value to its nearest multiple.
 */
export function roundTogether(
  values: readonly number[],
  base: number,
  sums: readonly Sum[],
  solver: LinearSolver,
): number[] {
  const rounded = [...values];
  for (const group of connect(values.length, sums)) {
    const parts = new Set(group.sums.flatMap((sum) => sum.parts));
    const tops = new Set(group.sums.map(({ total }) => total).filter((total) => !parts.has(total)));
    const found =
      group.sums.length === 0
        ? undefined
        : (solveRounding(group.cells, group.sums, values, base, tops, solver) ??
          solveRounding(group.cells, group.sums, values, base, new Set(), solver));
    for (const [cell, value] of found ?? addUp(group.cells, group.sums, values, base)) rounded[cell] = value;
  }
  return rounded;
}
