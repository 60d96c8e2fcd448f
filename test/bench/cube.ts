import type { Equation, System, SystemCell } from '../../src/checks/suppression/system.ts';

/**
 * A table of counts with all totals over each set of its dimensions, a share of its inner cells hidden: every cell by
 * its place, where `size` stands for the total. `random` gives numbers from 0 to 1; counts are below `most`, small ones
 * more often.
 */
export function cube(sizes: readonly number[], share: number, random: () => number, most = 1000): System {
  const steps = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * (size + 1), 1));
  const total = sizes.reduce((product, size) => product * (size + 1), 1);
  const places = Array.from({ length: total }, (_, cell) =>
    sizes.map((size, at) => Math.floor(cell / (steps[at] ?? 1)) % (size + 1)),
  );
  const isInner = (place: readonly number[]) => place.every((value, at) => value < (sizes[at] ?? 0));
  const values = places.map((place) => (isInner(place) ? Math.floor(random() ** 3 * most) : 0));
  const hidden = places.map((place) => isInner(place) && random() < share);
  const partsOf = (cell: number, at: number) =>
    Array.from({ length: sizes[at] ?? 0 }, (_, value) => cell + (value - (sizes[at] ?? 0)) * (steps[at] ?? 1));
  const equations: Equation[] = [];
  sizes.forEach((size, at) => {
    places.forEach((place, cell) => {
      if (place[at] !== size) return;
      const parts = partsOf(cell, at);
      equations.push({ total: cell, parts });
      values[cell] = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0);
    });
  });
  const cells = values.map((value, cell): SystemCell =>
    hidden[cell]
      ? { kind: 'suppressed', low: 0, high: Infinity, integer: true }
      : { kind: 'published', low: value, high: value, integer: true },
  );
  return { cells, equations, rows: [] };
}
