import type { Reduced, SystemRow } from './reduce.ts';

/** Unknowns that hang together through equations, and those equations. */
export interface Component {
  /** Indices into `Reduced.unknowns`. */
  readonly unknowns: readonly number[];
  readonly rows: readonly SystemRow[];
  /** False where equations between rounded cells alone were left out because there were too many. */
  readonly whole: boolean;
}

function connect({ unknowns }: Reduced, rows: readonly SystemRow[], whole: boolean): Component[] {
  const parent = unknowns.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let node = at; parent[node] !== root;) [node, parent[node]] = [parent[node] ?? root, root];
    return root;
  };
  for (const row of rows) for (const unknown of row.unknowns) parent[find(unknown)] = find(row.unknowns[0] ?? unknown);
  const found = new Map<number, { unknowns: number[]; rows: SystemRow[]; whole: boolean }>();
  const component = (at: number) => {
    const root = find(at);
    let existing = found.get(root);
    if (!existing) found.set(root, (existing = { unknowns: [], rows: [], whole }));
    return existing;
  };
  unknowns.forEach((_, at) => component(at).unknowns.push(at));
  for (const row of rows) component(row.unknowns[0] ?? 0).rows.push(row);
  return [...found.values()];
}

/**
 * The parts of a system that can be looked at one by one, those of which nothing is asked dropped. Settled unknowns
 * (`low` = `high`) no longer connect. A component of more than `maxUnknowns` loses the equations in which nothing was
 * left out: rounded cells are then bounded by their own rounding, no longer by each other.
 */
export function findComponents(reduced: Reduced, maxUnknowns: number): Component[] {
  const { unknowns } = reduced;
  const settled = (at: number) => unknowns[at]?.low === unknowns[at]?.high;
  const rows = reduced.rows
    .map((row): SystemRow => {
      const open = row.unknowns.map((unknown, at) => ({ unknown, coefficient: row.coefficients[at] ?? 0 }));
      const known = open
        .filter(({ unknown }) => settled(unknown))
        .reduce((sum, { unknown, coefficient }) => sum + coefficient * (unknowns[unknown]?.low ?? 0), 0);
      const left = open.filter(({ unknown }) => !settled(unknown));
      return {
        unknowns: left.map(({ unknown }) => unknown),
        coefficients: left.map(({ coefficient }) => coefficient),
        low: row.low - known,
        high: row.high - known,
      };
    })
    .filter((row) => row.unknowns.length > 0);
  const isLeftOut = (at: number) => unknowns[at]?.leftOut ?? false;
  const hidesFirst = (a: Component, b: Component) =>
    Number(b.unknowns.some(isLeftOut)) - Number(a.unknowns.some(isLeftOut));
  const all = connect(reduced, rows, true).sort(hidesFirst);
  return all.flatMap((component) => {
    if (!component.unknowns.some((at) => unknowns[at]?.asked)) return [];
    if (component.unknowns.length <= maxUnknowns || !component.rows.some((row) => !row.unknowns.some(isLeftOut)))
      return [component];
    const fewer = component.rows.filter((row) => row.unknowns.some(isLeftOut));
    return connect(reduced, fewer, false).filter((part) => part.rows.length > 0 && part.unknowns.some(isLeftOut));
  });
}
