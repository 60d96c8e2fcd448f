import highsLoader from 'highs';
import { describe, expect, test } from 'vitest';
import { boundCells } from '../../../src/checks/suppression/bound-cells.ts';
import { newBudget } from '../../../src/checks/suppression/budget.ts';
import type { System } from '../../../src/checks/suppression/system.ts';
import { grid, seeded } from './grid.ts';

type Bounds = readonly [number, number];

async function boundsOf(system: System): Promise<Map<number, Bounds>> {
  const { intervals } = await boundCells(system);
  return new Map([...intervals].map(([cell, { low, high }]) => [cell, [low, high]]));
}

/** The same question put to HiGHS, one program for each end of each interval. */
async function askHighs(system: System): Promise<Map<number, Bounds>> {
  const highs = await highsLoader();
  const term = (coefficient: number, cell: number) => `${coefficient < 0 ? '-' : '+'} x${cell}`;
  const rows = system.equations.map(
    ({ total, parts }, at) => ` c${at}: ${term(1, total)} ${parts.map((part) => term(-1, part)).join(' ')} = 0`,
  );
  const bounds = system.cells.map(
    ({ low, high }, cell) => ` ${low} <= x${cell}${high === Infinity ? '' : ` <= ${high}`}`,
  );
  const solve = (goal: string, cell: number) =>
    highs.solve(`${goal}\n obj: x${cell}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`)
      .ObjectiveValue;
  const hidden = system.cells.flatMap(({ kind }, cell) => (kind === 'suppressed' ? [cell] : []));
  // Whole counts: the ends of an interval are the whole numbers within.
  return new Map(
    hidden.map((cell) => [
      cell,
      [Math.ceil(solve('Minimize', cell) - 1e-6) + 0, Math.floor(solve('Maximize', cell) + 1e-6) + 0],
    ]),
  );
}

describe('agrees with HiGHS', () => {
  test.each(Array.from({ length: 24 }, (_, seed) => seed))('on table %i', async (seed) => {
    const random = seeded(seed + 1);
    const rows = 3 + Math.floor(random() * 5);
    const columns = 3 + Math.floor(random() * 5);
    const values = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => Math.floor(random() ** 3 * (seed % 2 === 0 ? 200 : 2e7))),
    );
    const share = 0.15 + random() * 0.4;
    const hidden = values.map((row) => row.map((value) => value < 5 || random() < share));
    const { system } = grid(values, (row, column) => hidden[row]?.[column] ?? false, seed % 3);
    expect(await boundsOf(system)).toEqual(await askHighs(system));
  });
});

describe('what is not asked', () => {
  const random = seeded(7);
  const values = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => Math.floor(random() * 1000)));
  const hidden = values.map((row) => row.map(() => random() < 0.2));
  const { system } = grid(values, (row, column) => hidden[row]?.[column] ?? false);

  test('a cell seen to range far enough is not asked again, and its true interval is at least as wide', async () => {
    const some = await boundCells(system, { enough: 20 });
    const all = await boundCells(system);
    expect(some.linearPrograms).toBeLessThan(all.linearPrograms / 5);
    expect([...some.intervals.keys()].sort()).toEqual([...all.intervals.keys()].sort());
    for (const [cell, { low, high, exact }] of some.intervals) {
      const whole = all.intervals.get(cell);
      if (exact) expect([low, high]).toEqual([whole?.low, whole?.high]);
      else
        expect([whole && whole.low <= low + 1e-6, whole && whole.high >= high - 1e-6, high - low >= 20 - 1e-6]).toEqual(
          [true, true, true],
        );
    }
  });

  test('cells beyond the budget are named, none is passed over', async () => {
    const budget = { ...newBudget(), programs: 10 };
    const { intervals, skipped, linearPrograms } = await boundCells(system, { budget });
    expect(linearPrograms).toBe(10);
    expect(intervals.size + skipped.length).toBe(system.cells.filter(({ kind }) => kind === 'suppressed').length);
    const none = await boundCells(system, { budget: { ...newBudget(), tableau: 100 } });
    expect(none.linearPrograms).toBe(0);
    expect(none.intervals.size + none.skipped.length).toBe(intervals.size + skipped.length);
    expect(none.skipped.length).toBeGreaterThan(0);
  });

  test('hidden cells of one line without other equations need no program', async () => {
    const { intervals, linearPrograms } = await boundCells({
      cells: [
        { kind: 'published', low: 30, high: 30, integer: true },
        ...Array.from({ length: 3 }, () => ({ kind: 'suppressed', low: 0, high: Infinity, integer: true }) as const),
      ],
      equations: [{ total: 0, parts: [1, 2, 3] }],
    });
    expect(linearPrograms).toBe(0);
    expect([...intervals.values()]).toEqual(Array.from({ length: 3 }, () => ({ low: 0, high: 30, exact: true })));
  });
});

describe('odd input', () => {
  test('contradicting totals are named', async () => {
    const { system } = grid(
      [
        [1, 2],
        [3, 4],
      ],
      () => true,
    );
    const cells = system.cells.map((cell, at) => (at === 4 ? { ...cell, low: 100, high: 100 } : cell));
    const { intervals, contradicted } = await boundCells({ ...system, cells });
    expect([intervals.size, contradicted.length]).toEqual([0, 4]);
  });

  test('no cell, no answer', async () => {
    expect(await boundCells({ cells: [], equations: [] })).toMatchObject({
      linearPrograms: 0,
      components: 0,
      skipped: [],
      contradicted: [],
    });
  });
});
