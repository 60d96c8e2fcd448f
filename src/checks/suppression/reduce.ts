import { type System, type SystemCell, isAsked, rowOfEquation, tolerance } from './system.ts';

/** Unknowns that stand in the same equations with the same sign, taken as one: only their sum matters elsewhere. */
export interface Unknown {
  /** Indices of the cells it stands for; several only for cells of which but a common least value is known. */
  readonly cells: readonly number[];
  /** The least that was given. */
  readonly floor: number;
  low: number;
  high: number;
  /** Whether an upper bound was given, and does not follow from the rows. */
  readonly bounded: boolean;
  /** Whether a cell was left out. */
  readonly leftOut: boolean;
  /** Whether its values are asked for: one of its cells was left out, or rounded. */
  readonly asked: boolean;
  /** The range from which on nothing more need be known, where it has one of its own. */
  readonly enough: number | undefined;
  readonly integer: boolean;
}

/** `low ≤ Σ coefficient × unknown ≤ high`, by index of the unknown. */
export interface SystemRow {
  readonly unknowns: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** A system with everything certain folded away. */
export interface Reduced {
  readonly unknowns: readonly Unknown[];
  readonly rows: readonly SystemRow[];
  /** Unknowns whose bounds contradict each other: no table agrees with what is published. */
  readonly contradictions: ReadonlySet<number>;
}

interface Open {
  readonly coefficients: Map<number, number>;
  readonly low: number;
  readonly high: number;
}

const unknownCell: SystemCell = { kind: 'published', low: NaN, high: NaN, integer: false };

/** Rows over cells without one value, the others summed up. */
function openRows({ cells, equations, rows }: System): Open[] {
  return [...equations.map(rowOfEquation), ...rows].map(({ terms, low, high }) => {
    const coefficients = new Map<number, number>();
    let constant = 0;
    for (const [index, coefficient] of terms) {
      const cell = cells[index];
      if (!cell) throw new RangeError(`no cell ${index}`);
      if (cell.low === cell.high) constant += coefficient * cell.low;
      else coefficients.set(index, (coefficients.get(index) ?? 0) + coefficient);
    }
    for (const [index, coefficient] of coefficients) if (coefficient === 0) coefficients.delete(index);
    return { coefficients, low: low - constant, high: high - constant };
  });
}

/**
 * Folds published values into constants, takes interchangeable unknowns together, and narrows bounds along single
 * rows until nothing moves. What that settles, no linear program needs to be asked. Rows without an unknown say
 * nothing.
 */
export function reduceSystem(system: System): Reduced {
  const open = openRows(system).filter((row) => row.coefficients.size > 0);
  const places = new Map<number, string>();
  open.forEach((row, at) => {
    for (const [cell, coefficient] of row.coefficients)
      places.set(cell, `${places.get(cell) ?? ''}${at}:${coefficient} `);
  });
  const groups = new Map<string, number[]>();
  for (const [cell, place] of places) {
    const { low = NaN, high, integer } = system.cells[cell] ?? {};
    const group = Number.isFinite(low) && high === Infinity ? `${low} ${String(integer)} ${place}` : `cell ${cell}`;
    const known = groups.get(group);
    if (known) known.push(cell);
    else groups.set(group, [cell]);
  }
  const unknowns: Unknown[] = [...groups.values()].map((cells) => {
    const first = system.cells[cells[0] ?? -1];
    const floor = cells.reduce((sum, cell) => sum + (system.cells[cell]?.low ?? 0), 0);
    const isOne = (test: (cell: SystemCell) => boolean) => cells.some((at) => test(system.cells[at] ?? unknownCell));
    return {
      cells,
      floor,
      low: floor,
      high: first?.high ?? Infinity,
      bounded: first?.high !== Infinity,
      leftOut: isOne(({ kind }) => kind !== 'published'),
      asked: isOne(isAsked),
      enough: first?.enough,
      integer: cells.every((cell) => system.cells[cell]?.integer ?? false),
    };
  });
  const unknownOf = new Map(unknowns.flatMap((unknown, at) => unknown.cells.map((cell) => [cell, at] as const)));
  const rows = open.map(({ coefficients, low, high }): SystemRow => {
    const merged = new Map<number, number>();
    for (const [cell, coefficient] of coefficients) merged.set(unknownOf.get(cell) ?? -1, coefficient);
    return {
      unknowns: [...merged.keys()],
      coefficients: [...merged.values()],
      low,
      high,
    };
  });
  return { unknowns, rows, contradictions: narrowBounds(unknowns, rows) };
}

/** Narrows the bounds of one unknown in place, where that moves them noticeably; whether it did. */
function narrow(unknown: Unknown, low: number, high: number): boolean {
  const newLow = unknown.integer ? Math.ceil(low - tolerance) : low;
  const newHigh = unknown.integer ? Math.floor(high + tolerance) : high;
  const isHigher = newLow > unknown.low + tolerance;
  const isLower = newHigh < unknown.high - tolerance;
  if (isHigher) unknown.low = newLow;
  if (isLower) unknown.high = newHigh;
  return isHigher || isLower;
}

/** Narrows the bounds of `unknowns` in place; returns those that contradict themselves. */
function narrowBounds(unknowns: readonly Unknown[], rows: readonly SystemRow[]): Set<number> {
  const contradictions = new Set<number>();
  const rowsOf: number[][] = unknowns.map(() => []);
  rows.forEach((row, at) => row.unknowns.forEach((unknown) => rowsOf[unknown]?.push(at)));
  const queue = new Set(rows.keys());
  // Narrowing can go on for ever in ever smaller steps; what is left over is the linear program's.
  let steps = 50 * rows.length + 1000;
  for (const at of queue) {
    queue.delete(at);
    if (steps-- <= 0) break;
    const row = rows[at];
    if (!row) continue;
    for (const [unknown, low, high] of impliedBounds(unknowns, row)) {
      const bounds = unknowns[unknown];
      if (!bounds || contradictions.has(unknown)) continue;
      const moved = narrow(bounds, low, high);
      if (bounds.low > bounds.high + tolerance) contradictions.add(unknown);
      else if (bounds.low > bounds.high) bounds.low = bounds.high;
      if (moved) for (const next of rowsOf[unknown] ?? []) queue.add(next);
    }
  }
  return contradictions;
}

/** The bounds that one row puts on each of its unknowns, given the bounds of the others. */
export function impliedBounds(
  unknowns: readonly Pick<Unknown, 'low' | 'high'>[],
  row: SystemRow,
): [unknown: number, low: number, high: number][] {
  let [least, most, openBelow, openAbove] = [0, 0, 0, 0];
  const ends = row.unknowns.map((unknown, at) => {
    const coefficient = row.coefficients[at] ?? 0;
    const { low, high } = unknowns[unknown] ?? { low: 0, high: 0 };
    const [from, to] =
      coefficient > 0 ? [coefficient * low, coefficient * high] : [coefficient * high, coefficient * low];
    if (from === -Infinity) openBelow += 1;
    else least += from;
    if (to === Infinity) openAbove += 1;
    else most += to;
    return { unknown, coefficient, from, to };
  });
  return ends.map(({ unknown, coefficient, from, to }) => {
    const othersLeast =
      openBelow - (from === -Infinity ? 1 : 0) > 0 ? -Infinity : least - (from === -Infinity ? 0 : from);
    const othersMost = openAbove - (to === Infinity ? 1 : 0) > 0 ? Infinity : most - (to === Infinity ? 0 : to);
    const [a, b] = [(row.low - othersMost) / coefficient, (row.high - othersLeast) / coefficient];
    return coefficient > 0 ? [unknown, a, b] : [unknown, b, a];
  });
}
