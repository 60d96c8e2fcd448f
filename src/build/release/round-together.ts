import { type Model, solve } from 'yalps';

/** The cell at index `total` is the sum of the cells at the indices `parts`. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Numbers in one tableau beyond which no program is set up. */
const maxTableau = 4_000_000;

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

/**
 * Rounds each value of a group down or up to a multiple of the base so that all sums hold, `fixed` cells to the
 * nearest.
 * Undefined where there is no such rounding, where the program gives fractions (possible from three dimensions on), or
 * where it would be too large.
 */
function solveRounding(
  cells: readonly number[],
  sums: readonly Sum[],
  values: readonly number[],
  base: number,
  fixed: ReadonlySet<number>,
): Map<number, number> | undefined {
  const open = cells.filter((cell) => !fixed.has(cell) && (values[cell] ?? 0) % base !== 0);
  const settled = (cell: number) => roundToBase(values[cell] ?? 0, base);
  const isOpen = new Set(open);
  const least = (cell: number) => (isOpen.has(cell) ? floorOf(values[cell] ?? 0, base) : settled(cell));
  if ((open.length + 1) * (open.length + 2 * sums.length + 1) > maxTableau) return undefined;
  const coefficients = new Map(open.map((cell) => [cell, new Map<number, number>()]));
  const constraints = sums.map(({ total, parts }, key): [number, { equal: number }] => {
    const add = (cell: number, sign: number) =>
      coefficients.get(cell)?.set(key, (coefficients.get(cell)?.get(key) ?? 0) + sign);
    add(total, -1);
    for (const part of parts) add(part, 1);
    return [key, { equal: (least(total) - parts.reduce((sum, part) => sum + least(part), 0)) / base }];
  });
  const bounds = open.map((_, at): [number, { max: number }] => [sums.length + at, { max: 1 }]);
  const objective = -1;
  const variables = open.map((cell, at): [number, [number, number][]] => {
    const remainder = (values[cell] ?? 0) - floorOf(values[cell] ?? 0, base);
    return [
      cell,
      [...(coefficients.get(cell) ?? []), [sums.length + at, 1], [objective, (2 * remainder - base) / base]],
    ];
  });
  if (
    constraints.some(([key, { equal }]) => equal !== 0 && !variables.some(([, own]) => own.some(([at]) => at === key)))
  )
    return undefined;
  const model: Model<number, number> = {
    direction: 'maximize',
    objective,
    constraints: [...constraints, ...bounds],
    variables,
  };
  const solution = solve(model);
  if (solution.status !== 'optimal') return undefined;
  const up = new Map(solution.variables);
  if ([...up.values()].some((share) => Math.abs(share - Math.round(share)) > 1e-6)) return undefined;
  const rounded = new Map(
    cells.map((cell) => [cell, least(cell) + (isOpen.has(cell) ? Math.round(up.get(cell) ?? 0) * base : 0)]),
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
export function roundTogether(values: readonly number[], base: number, sums: readonly Sum[]): number[] {
  const rounded = [...values];
  for (const group of connect(values.length, sums)) {
    const parts = new Set(group.sums.flatMap((sum) => sum.parts));
    const tops = new Set(group.sums.map(({ total }) => total).filter((total) => !parts.has(total)));
    const found =
      group.sums.length === 0
        ? undefined
        : (solveRounding(group.cells, group.sums, values, base, tops) ??
          solveRounding(group.cells, group.sums, values, base, new Set()));
    for (const [cell, value] of found ?? addUp(group.cells, group.sums, values, base)) rounded[cell] = value;
  }
  return rounded;
}
