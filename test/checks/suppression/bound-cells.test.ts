import highsLoader from 'highs';
import { describe, expect, test } from 'vitest';
import { boundInNode } from '../../../src/build/local/bound-in-node.ts';
import { newBudget } from '../../../src/checks/suppression/budget.ts';
import { type LinearRow, type System, rowOfEquation } from '../../../src/checks/suppression/system.ts';
import { grid, seeded } from './grid.ts';

const boundAll = boundInNode();
const bound = (system: System, options = {}) => boundAll(system, options);

type Bounds = readonly [number, number];

async function boundsOf(system: System): Promise<Map<number, Bounds>> {
  const { intervals } = await bound(system);
  return new Map([...intervals].map(([cell, { low, high }]) => [cell, [low, high]]));
}

/** The same question put to HiGHS, one program for each end of each interval; `isWhole`: over whole numbers alone. */
async function askHighs(system: System, isWhole = false): Promise<Map<number, Bounds>> {
  const highs = await highsLoader();
  const sum = ({ terms }: LinearRow) =>
    terms.map(([cell, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${cell}`).join(' ');
  const rows = [...system.equations.map(rowOfEquation), ...system.rows].flatMap((row, at) => [
    ...(row.low === -Infinity ? [] : [` least${at}: ${sum(row)} >= ${row.low}`]),
    ...(row.high === Infinity ? [] : [` most${at}: ${sum(row)} <= ${row.high}`]),
  ]);
  const bounds = system.cells.map(
    ({ low, high }, cell) => ` ${low} <= x${cell}${high === Infinity ? '' : ` <= ${high}`}`,
  );
  const whole = isWhole ? `General\n${system.cells.map((_, cell) => `x${cell}`).join(' ')}\n` : '';
  const solve = (goal: string, cell: number) =>
    highs.solve(`${goal}\n obj: x${cell}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\n${whole}End`)
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

describe('any linear row', () => {
  const hidden = (low: number, high = Infinity) => ({ kind: 'suppressed', low, high, integer: true }) as const;
  const within = (low: number, high: number, ...terms: LinearRow['terms']): LinearRow => ({ terms, low, high });
  const published = (value: number) => ({ kind: 'published', low: value, high: value, integer: true }) as const;

  test('a share of a published total: the hidden number to within the rounding of the share', async () => {
    // 0.03 of 100, rounded to two decimals.
    const system: System = {
      cells: [published(100), hidden(0)],
      equations: [],
      rows: [within(0, Infinity, [0, -0.025], [1, 1]), within(-Infinity, 0, [0, -0.035], [1, 1])],
    };
    expect([...(await boundsOf(system)).values()]).toEqual([[3, 3]]);
  });

  test('one number inside another; a marker that bounds; a net change without a least value', async () => {
    const inside: System = {
      cells: [published(7), hidden(0), hidden(1, 9), hidden(-Infinity)],
      equations: [],
      rows: [within(-Infinity, 0, [1, 1], [0, -1]), within(-Infinity, 0, [3, 1], [2, -1])],
    };
    expect([...(await boundsOf(inside))].sort(([a], [b]) => a - b)).toEqual([
      [1, [0, 7]],
      [2, [1, 9]],
      [3, [-Infinity, 9]],
    ]);
  });

  test('a hidden cell in no row ranges as far as its marker says', async () => {
    const { intervals } = await bound({
      cells: [hidden(1, 9), hidden(0)],
      equations: [],
      rows: [],
    });
    expect([...intervals.values()]).toEqual([
      { low: 1, high: 9, exact: true },
      { low: 0, high: Infinity, exact: true },
    ]);
  });

  test.each(Array.from({ length: 7 }, (_, seed) => seed))(
    'lies between whole and fractional values by HiGHS on table %i',
    async (seed) => {
      const random = seeded(seed + 100);
      const values = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => Math.floor(random() * 50)));
      const { system, at } = grid(values, () => random() < 0.6);
      const rows = Array.from({ length: 6 }, (): LinearRow => {
        const pick = () => Math.floor(random() * 4);
        const [a, b] = [pick(), pick()];
        const [factor, left, right] = [1 + pick(), values[a]?.[b] ?? 0, values[b]?.[a] ?? 0];
        const exact = factor * left - right;
        const terms = [[at[a]?.[b] ?? -1, factor] as const, [at[b]?.[a] ?? -1, -1] as const];
        return {
          terms,
          low: random() < 0.3 ? -Infinity : exact - pick(),
          high: random() < 0.3 ? Infinity : exact + pick(),
        };
      });
      const mixed = { ...system, rows };
      const [found, least, most] = [await boundsOf(mixed), await askHighs(mixed, true), await askHighs(mixed)];
      expect([...found.keys()].sort()).toEqual([...least.keys()].sort());
      // Never narrower than what whole numbers can take, never wider than what any numbers can.
      for (const [cell, [low, high]] of found) {
        const [inner, outer] = [least.get(cell), most.get(cell)];
        const ends = [outer?.[0] ?? NaN, low, inner?.[0] ?? NaN, inner?.[1] ?? NaN, high, outer?.[1] ?? NaN];
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      }
    },
  );
});

describe('what is not asked', () => {
  const random = seeded(7);
  const values = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => Math.floor(random() * 1000)));
  const hidden = values.map((row) => row.map(() => random() < 0.2));
  const { system } = grid(values, (row, column) => hidden[row]?.[column] ?? false);

  test('a cell seen to range far enough is not asked again, and its true interval is at least as wide', async () => {
    const some = await bound(system, { enough: 20 });
    const all = await bound(system);
    expect(some.linearPrograms).toBeLessThan(all.linearPrograms / 2);
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
    const budget = { ...newBudget(), work: 12_000 };
    const { intervals, skipped, linearPrograms } = await bound(system, {
      budget,
    });
    expect([linearPrograms > 0, skipped.length > 0]).toEqual([true, true]);
    expect(intervals.size + skipped.length).toBe(system.cells.filter(({ kind }) => kind === 'suppressed').length);
    const none = await bound(system, {
      budget: { ...newBudget(), work: 100 },
    });
    expect(none.linearPrograms).toBe(0);
    expect(none.intervals.size + none.skipped.length).toBe(intervals.size + skipped.length);
    expect(none.skipped.length).toBeGreaterThan(0);
  });

  test('hidden cells of one line without other equations need no program', async () => {
    const { intervals, linearPrograms } = await bound({
      cells: [
        { kind: 'published', low: 30, high: 30, integer: true },
        ...Array.from(
          { length: 3 },
          () =>
            ({
              kind: 'suppressed',
              low: 0,
              high: Infinity,
              integer: true,
            }) as const,
        ),
      ],
      equations: [{ total: 0, parts: [1, 2, 3] }],
      rows: [],
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
    const { intervals, contradicted } = await bound({ ...system, cells });
    expect([intervals.size, contradicted.length]).toEqual([0, 4]);
  });

  test('no cell, no answer', async () => {
    expect(await bound({ cells: [], equations: [], rows: [] })).toMatchObject({
      linearPrograms: 0,
      components: 0,
      skipped: [],
      contradicted: [],
    });
  });
});
