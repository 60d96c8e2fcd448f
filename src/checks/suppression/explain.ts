import type { BuiltSystem } from './build-system.ts';
import type { CellOrigin } from './drafts.ts';
import type { PlacedRow } from './placed-rows.ts';
import { type CellInterval, type Equation, tolerance } from './system.ts';

type Built = BuiltSystem<PlacedRow>;

/** A sum of cells, each with how often it is taken; cells with one value are what a reader can look up. */
type Sum = Map<number, number>;

/** Numbers shown of a calculation; of more, how many there are. */
const maxShown = 12;
/** Equations and unknowns up to which a calculation is looked for. */
const maxEquations = 150;

const digits = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** What tells a cell apart from the one that is explained: its table, its column, what its key holds elsewhere. */
function labelOf(place: CellOrigin<PlacedRow>, target: CellOrigin<PlacedRow>): string {
  const isOther = place.table !== target.table;
  const own = new Map(target.table.dimensions.map((name, at) => [name, target.dimensions[at]]));
  const differs = place.table.dimensions.flatMap((name, at) => {
    const value = place.dimensions[at] ?? '';
    return own.get(name) === value ? [] : [`${name}=${value}`];
  });
  const { row } = place;
  return [
    ...(isOther ? [place.table.table.table] : []),
    ...(place.measure === target.measure || (isOther && differs.length > 0) ? [] : [place.measure]),
    ...differs,
    ...(row && target.row && row.release !== target.row.release ? [row.file] : []),
  ].join(', ');
}

const isKnown = ({ cells }: Built, cell: number) => cells[cell]?.low === cells[cell]?.high;

/** The equations that each unknown cell is in. */
function equationsByCell(system: Built): Map<number, Equation[]> {
  const byCell = new Map<number, Equation[]>();
  for (const equation of system.equations)
    for (const cell of [equation.total, ...equation.parts]) {
      if (isKnown(system, cell)) continue;
      const own = byCell.get(cell) ?? [];
      own.push(equation);
      byCell.set(cell, own);
    }
  return byCell;
}

/** The equations that hang together with a cell through unknown ones; the nearest first. */
function nearEquations(system: Built, byCell: ReadonlyMap<number, Equation[]>, target: number): Equation[] {
  const found = new Set<Equation>();
  const cells = new Set([target]);
  for (const cell of cells) {
    for (const equation of byCell.get(cell) ?? []) {
      found.add(equation);
      for (const next of [equation.total, ...equation.parts]) if (!isKnown(system, next)) cells.add(next);
    }
    if (found.size >= maxEquations) break;
  }
  return [...found].slice(0, maxEquations);
}

const sumOf = ({ total, parts }: Equation): Sum => {
  const sum: Sum = new Map([[total, 1]]);
  for (const part of parts) sum.set(part, (sum.get(part) ?? 0) - 1);
  return sum;
};

/** `into` + `factor` × `from`, cells that cancel left out. */
function addTo(into: Sum, from: Sum, factor: number): void {
  for (const [cell, coefficient] of from) {
    const value = (into.get(cell) ?? 0) + factor * coefficient;
    if (Math.abs(value) < tolerance) into.delete(cell);
    else into.set(cell, value);
  }
}

/** A combination of equations in which the target is the only unknown; undefined where there is none. */
function combine(system: Built, target: number, equations: readonly Equation[]): Sum | undefined {
  const open = equations.map(sumOf);
  const unknown = (sum: Sum) => [...sum.keys()].filter((cell) => cell !== target && !isKnown(system, cell));
  for (;;) {
    const alone = open.find((sum) => sum.has(target) && unknown(sum).length === 0);
    if (alone) return alone;
    // The shortest sum gives the shortest calculation.
    const pivot = open
      .map((sum) => ({ sum, others: unknown(sum) }))
      .filter(({ others }) => others.length > 0)
      .sort((a, b) => a.others.length - b.others.length || a.sum.size - b.sum.size)[0];
    const cell = pivot?.others[0];
    if (!pivot || cell === undefined) return undefined;
    open.splice(open.indexOf(pivot.sum), 1);
    for (const sum of open) {
      const coefficient = sum.get(cell);
      if (coefficient !== undefined) addTo(sum, pivot.sum, -coefficient / (pivot.sum.get(cell) ?? 1));
    }
  }
}

/** `213 (totals) − 100 (platform=windows)`, and the result; what is added first. */
function write(system: Built, known: Sum, target: CellOrigin<PlacedRow>): { text: string; result: number } {
  const valueOf = (cell: number) => system.cells[cell]?.low ?? 0;
  const result = [...known].reduce((sum, [cell, factor]) => sum + factor * valueOf(cell), 0);
  const terms = [...known]
    .filter(([cell]) => system.places.has(cell))
    .sort(([, a], [, b]) => Number(b > 0) - Number(a > 0))
    .map(([cell, factor]) => {
      const place = system.places.get(cell);
      const times = Math.abs(Math.abs(factor) - 1) < tolerance ? '' : `${digits(Math.abs(factor))} × `;
      const label = place ? labelOf(place, target) : '';
      return { minus: factor < 0, text: `${times}${digits(valueOf(cell))}${label === '' ? '' : ` (${label})`}` };
    });
  const shown = terms.slice(0, maxShown);
  const text = shown.map(({ minus, text: term }, at) => {
    if (at === 0) return minus ? `−${term}` : term;
    return `${minus ? '−' : '+'} ${term}`;
  });
  const more = terms.length - shown.length;
  return { text: `${text.join(' ')}${more > 0 ? ` and ${more} more numbers` : ''}`, result };
}

/** The equation whose other cells, by what their markers and rounding allow, leave the target just this interval. */
function tightEquation(system: Built, target: number, interval: CellInterval, equations: readonly Equation[]) {
  return equations.find((equation) => {
    const sum = sumOf(equation);
    const own = sum.get(target);
    if (own === undefined || Math.abs(own) !== 1) return false;
    let [low, high] = [0, 0];
    for (const [cell, factor] of sum) {
      if (cell === target) continue;
      const bounds = system.cells[cell] ?? { low: -Infinity, high: Infinity };
      const [a, b] = [(-factor / own) * bounds.low, (-factor / own) * bounds.high];
      low += Math.min(a, b);
      high += Math.max(a, b);
    }
    const bounds = system.cells[target] ?? { low: -Infinity, high: Infinity };
    return (
      Math.max(low, bounds.low) >= interval.low - tolerance && Math.min(high, bounds.high) <= interval.high + tolerance
    );
  });
}

/** `from 1 to 9`, where every hidden number of a calculation is held to the same limits. */
function limitsOf(system: Built, hidden: readonly number[]): string {
  const limits = new Set(hidden.map((cell) => `${system.cells[cell]?.low} ${system.cells[cell]?.high}`));
  const { low = 0, high = Infinity } = system.cells[hidden[0] ?? -1] ?? {};
  if (limits.size > 1 || (low <= 0 && high === Infinity)) return '';
  if (high === Infinity) return `, each at least ${digits(low)}`;
  return low <= 0 ? `, each at most ${digits(high)}` : `, each from ${digits(low)} to ${digits(high)}`;
}

/** How somebody works a hidden cell out; undefined where it takes more than sums. */
export type Explain = (target: number, interval: CellInterval) => string | undefined;

/**
 * How a rounded number is worked out from one equation: `45 (totals) − 15 (platform=macos, at most) = 15 at least`.
 * Undefined where it takes more than one, or an end is open.
 */
function explainRounded(system: Built, target: number, interval: CellInterval, equations: readonly Equation[]) {
  const tight = tightEquation(system, target, interval, equations);
  const place = system.places.get(target);
  if (!tight || !place) return undefined;
  const sum = sumOf(tight);
  const own = sum.get(target) ?? 1;
  const before = system.cells[target] ?? interval;
  const side = interval.low > before.low + tolerance ? 'least' : 'most';
  let result = 0;
  const terms = [...sum]
    .filter(([cell]) => cell !== target && system.places.has(cell))
    .map(([cell, factor]) => ({ cell, minus: -factor / own < 0 }))
    .sort((a, b) => Number(a.minus) - Number(b.minus))
    .map(({ cell, minus }, at) => {
      const { low = 0, high = Infinity } = system.cells[cell] ?? {};
      const isHigh = minus === (side === 'least');
      const value = isHigh ? high : low;
      result += minus ? -value : value;
      const other = system.places.get(cell);
      const limit = isHigh ? ['at most'] : ['at least'];
      const words = [other ? labelOf(other, place) : '', ...(low === high ? [] : limit)].filter((word) => word !== '');
      const first = minus ? '−' : '';
      return `${at === 0 ? first : `${minus ? '−' : '+'} `}${digits(value)}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
    });
  if (terms.length > maxShown || !Number.isFinite(result)) return undefined;
  return `${terms.join(' ')} = ${digits(result)} at ${side}`;
}

function explainCell(
  system: Built,
  equations: readonly Equation[],
  target: number,
  interval: CellInterval,
): string | undefined {
  const place = system.places.get(target);
  if (!place) return undefined;
  if (system.cells[target]?.kind === 'published') return explainRounded(system, target, interval, equations);
  const isExact = interval.high - interval.low < tolerance;
  const alone = isExact ? combine(system, target, equations) : undefined;
  if (alone) {
    const own = alone.get(target) ?? 1;
    alone.delete(target);
    const known: Sum = new Map([...alone].map(([cell, factor]) => [cell, -factor / own]));
    const { text, result } = write(system, known, place);
    return known.size === 1 && text.startsWith(digits(result)) ? text : `${text} = ${digits(result)}`;
  }
  const tight = tightEquation(system, target, interval, equations);
  if (!tight) return undefined;
  const sum = sumOf(tight);
  const sign = -(sum.get(target) ?? 1);
  const open = [...sum.keys()].filter((cell) => !isKnown(system, cell));
  // With a rounded number among them, what is left is a range, and the sentence would not be true.
  const isSum = open.every((cell) => system.cells[cell]?.kind !== 'published' && sum.get(cell) === -sign);
  if (!isSum) return undefined;
  const known: Sum = new Map(
    [...sum].flatMap(([cell, factor]) => (open.includes(cell) ? [] : [[cell, factor * sign]])),
  );
  const { text, result } = write(system, known, place);
  const left = known.size === 1 ? text : `${text} = ${digits(result)}`;
  const others = open.length - 1;
  return `${left} is left for it and ${others} more hidden ${others === 1 ? 'number' : 'numbers'}${limitsOf(system, open)}`;
}

/**
 * Explains the cells of a system, each as a calculation to be done with a pencil from what is published, such as
 * `213 (totals) − 100 (platform=windows) = 113`.
 */
export function explainCells(system: Built): Explain {
  let byCell: Map<number, Equation[]> | undefined;
  return (target, interval) => {
    byCell ??= equationsByCell(system);
    return explainCell(system, nearEquations(system, byCell, target), target, interval);
  };
}
