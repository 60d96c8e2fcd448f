import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundInNode } from '../../../src/build/local/bound-in-node.ts';
import { allChecks } from '../../../src/checks/all-checks.ts';
import type { LinearRow, System, SystemCell } from '../../../src/checks/suppression/system.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { buildCase } from '../case.ts';
import { loadCase, runTask, unloadCase } from '../run-case.ts';
import { seeded } from './grid.ts';

/** Tables tried of each kind; `VITRINE_TABLES=500` tries more. */
const tables = Number(process.env['VITRINE_TABLES'] ?? 25);
const seeds = Array.from({ length: tables }, (_, seed) => seed);
const bound = boundInNode();

type Random = () => number;
const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));
const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Rows × columns of ranges, a range for every sum over a row, a column and all. */
interface Known {
  readonly cells: readonly (readonly Range[])[];
  readonly rows: readonly Range[];
  readonly columns: readonly Range[];
  readonly all: Range;
}

const holds = (value: number, { low, high }: Range) => value >= low && value <= high;

/** Every whole table that agrees with what is known, one after another; nothing is reckoned but sums. */
function forEachTable(known: Known, take: (values: readonly number[]) => void): void {
  const width = known.columns.length;
  const flat = known.cells.flat();
  const values: number[] = [];
  const rowSum = (row: number) => sum(values.slice(row * width, (row + 1) * width));
  const open: Range = { low: 0, high: Infinity };
  const step = (at: number): void => {
    const row = Math.floor(at / width);
    if (at > 0 && at % width === 0 && !holds(rowSum(row - 1), known.rows[row - 1] ?? open)) return;
    if (at === flat.length) {
      const ofColumn = (column: number) => sum(values.filter((_, place) => place % width === column));
      if (holds(sum(values), known.all) && known.columns.every((range, column) => holds(ofColumn(column), range)))
        take(values);
      return;
    }
    const { low, high } = flat[at] ?? open;
    const left = Math.min((known.rows[row]?.high ?? Infinity) - rowSum(row), known.all.high - sum(values));
    for (let value = low; value <= Math.min(high, left); value += 1) {
      values.push(value);
      step(at + 1);
      values.pop();
    }
  };
  step(0);
}

/** A program's view of the same: inner cells first, then the sums over rows, columns and all. */
function systemOf(known: Known, isAsked: (cell: number) => boolean, rows: readonly LinearRow[] = []): System {
  const width = known.columns.length;
  const inner = known.cells.flat();
  const ranges = [...inner, ...known.rows, ...known.columns, known.all];
  const cells = ranges.map(({ low, high }, at): SystemCell => {
    if (at < inner.length && low !== high)
      return isAsked(at)
        ? { kind: 'suppressed', low, high, integer: true }
        : { kind: 'published', low, high, integer: true, enough: Infinity };
    return { kind: 'published', low, high, integer: true };
  });
  const rowTotal = (row: number) => inner.length + row;
  const columnTotal = (column: number) => inner.length + known.rows.length + column;
  const places = inner.map((_, at) => at);
  return {
    cells,
    rows,
    equations: [
      ...known.rows.map((_, row) => ({
        total: rowTotal(row),
        parts: places.filter((at) => Math.floor(at / width) === row),
      })),
      ...known.columns.map((_, column) => ({
        total: columnTotal(column),
        parts: places.filter((at) => at % width === column),
      })),
      { total: cells.length - 1, parts: places },
    ],
  };
}

interface Options {
  readonly base?: number;
  readonly limit?: number;
}

/** A small table, some cells hidden, all sums printed; `base`: every number rounded, `limit`: what a marker states. */
function smallTable(random: Random, { base = 1, limit }: Options): { known: Known; hidden: ReadonlySet<number> } {
  const [height, width] = [2 + upTo(random, 1), 2 + upTo(random, 1)];
  const values = Array.from({ length: height }, () => Array.from({ length: width }, () => upTo(random, 5)));
  const hidden = new Set<number>();
  const print = (value: number): Range => {
    const rounded = Math.round(value / base) * base;
    const slack = Math.floor(base / 2);
    return { low: Math.max(0, rounded - slack), high: rounded + slack };
  };
  const cells = values.map((row, r) =>
    row.map((value, c) => {
      const isSmall = limit !== undefined && value >= 1 && value <= limit;
      if (limit === undefined ? random() > 0.5 : !isSmall) return print(value);
      hidden.add(r * width + c);
      return limit === undefined ? { low: 0, high: Infinity } : { low: 1, high: limit };
    }),
  );
  const columns = Array.from({ length: width }, (_, c) => print(sum(values.map((row) => row[c] ?? 0))));
  const known = { cells, rows: values.map((row) => print(sum(row))), columns, all: print(sum(values.flat())) };
  return { known, hidden };
}

/** By inner cell, the least and the greatest value over all tables. */
function bruteForce(known: Known, isAllowed: (values: readonly number[]) => boolean = () => true): Range[] {
  const found = known.cells.flat().map(() => ({ low: Infinity, high: -Infinity }));
  forEachTable(known, (values) => {
    if (!isAllowed(values)) return;
    found.forEach((range, at) => {
      range.low = Math.min(range.low, values[at] ?? 0);
      range.high = Math.max(range.high, values[at] ?? 0);
    });
  });
  return found;
}

describe.each<[string, Options]>([
  ['hidden cells', {}],
  ['hidden cells among rounded ones', { base: 3 }],
  ['cells whose marker states a limit', { limit: 3 }],
])('every interval agrees with all tables counted out: %s', (_, options) => {
  test.each(seeds)('table %i', async (seed) => {
    const { known, hidden } = smallTable(seeded(seed * 7 + 11), options);
    const system = systemOf(known, (cell) => hidden.has(cell));
    const { intervals, skipped, contradicted } = await bound(system, {});
    expect([skipped, contradicted]).toEqual([[], []]);
    const expected = bruteForce(known);
    const asked = known.cells.flat().flatMap(({ low, high }, at) => (low === high ? [] : [at]));
    expect(asked.map((at) => [at, intervals.get(at)?.low, intervals.get(at)?.high])).toEqual(
      asked.map((at) => [at, expected[at]?.low, expected[at]?.high]),
    );
  });
});

describe('numbers inside others: no interval is narrower than all tables counted out', () => {
  let [same, all] = [0, 0];
  test.each(seeds)('table %i', async (seed) => {
    const random = seeded(seed * 13 + 5);
    const { known, hidden } = smallTable(random, {});
    const count = known.cells.flat().length;
    const pairs = [0, 1].map(() => [upTo(random, count - 1), upTo(random, count - 1)] as const);
    // Of each pair, the one is no larger than the other in the true table or the other way round; both are tried.
    const isAllowed = (values: readonly number[]) => pairs.every(([a, b]) => (values[a] ?? 0) <= (values[b] ?? 0));
    const rows = pairs
      .filter(([a, b]) => a !== b)
      .map(([a, b]): LinearRow => ({
        terms: [
          [a, 1],
          [b, -1],
        ],
        low: -Infinity,
        high: 0,
      }));
    const expected = bruteForce(known, isAllowed);
    const { intervals, contradicted } = await bound(
      systemOf(known, (cell) => hidden.has(cell), rows),
      {},
    );
    for (const cell of hidden) {
      const range = expected[cell] ?? { low: NaN, high: NaN };
      if (range.low === Infinity) continue;
      expect(contradicted).not.toContain(cell);
      const interval = intervals.get(cell) ?? { low: NaN, high: NaN };
      expect([interval.low <= range.low, interval.high >= range.high]).toEqual([true, true]);
      all += 1;
      if (interval.low === range.low && interval.high === range.high) same += 1;
    }
  });

  test('nearly all are as narrow', () => expect(same / all).toBeGreaterThan(0.95));
});

describe('the whole check agrees with all tables counted out', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine();
  });
  afterAll(() => engine.close());

  const k = 4;
  const regions = ['r0', 'r1', 'r2'];
  const kinds = ['k0', 'k1', 'k2'];
  const check = allChecks.find(({ id }) => id === 'suppression');

  test.each(seeds.slice(0, Math.ceil(tables / 2)))('site %i', async (seed) => {
    const random = seeded(seed * 31 + 3);
    const width = 2 + upTo(random, 1);
    const values = regions.map(() => kinds.slice(0, width).map(() => upTo(random, 7)));
    const isHidden = values.map((row) => row.map(() => random() < 0.5));
    const areRowsHidden = regions.map(() => random() < 0.3);
    const printed: number[] = [];
    const write = (value: number, hides: boolean) => {
      if (!hides) printed.push(value);
      return hides ? '*' : String(value);
    };
    const total = (numbers: readonly number[], label: string, kind: string, hides = false) =>
      `2026-08,${label},${kind},${write(sum(numbers), hides)}`;
    const lines = values.flatMap((row, r) => [
      ...row.map((value, c) => `2026-08,r${r},k${c},${write(value, isHidden[r]?.[c] ?? false)}`),
      total(row, `r${r}`, 'all', areRowsHidden[r]),
    ]);
    const byKind = kinds.slice(0, width).map((_, c) => values.map((row) => row[c] ?? 0));
    lines.push(...byKind.map((column, c) => total(column, 'all', `k${c}`)));
    const files = {
      'installs/2026-08.csv': `month,region,kind,installations\n${lines.join('\n')}\n`,
      'totals/2026-08.csv': `month,installations\n2026-08,${sum(values.flat())}\n`,
    };
    const kase = await buildCase(
      'suppression/random',
      {
        tables: [
          {
            columns: [
              { name: 'month', type: 'yearmonth' },
              { name: 'region', type: 'string' },
              { name: 'kind', type: 'string' },
              { name: 'installations', type: 'integer' },
            ],
            missing: ['', '*'],
            primaryKey: ['month', 'region', 'kind'],
            privacy: {
              minimumCount: k,
              suppressed: '*',
              margins: [
                { column: 'region', total: 'all' },
                { column: 'kind', total: 'all' },
              ],
            },
          },
          {
            dataset: 'totals',
            columns: [
              { name: 'month', type: 'yearmonth' },
              { name: 'installations', type: 'integer' },
            ],
            primaryKey: ['month'],
            privacy: { minimumCount: k, margins: [{ of: 'installs', by: ['month'] }] },
          },
        ],
      },
      files,
    );
    await loadCase(kase, engine);
    const found = new Map<string, string>();
    for (const task of check?.plan(kase.input) ?? [])
      for (const { row, observed, status } of (await runTask(task, engine, bound)).findings)
        if (row !== undefined && observed !== undefined && !observed.startsWith('rows'))
          found.set(row, `${status} ${observed}`);
    await unloadCase(kase, engine);

    const exact = (value: number): Range => ({ low: value, high: value });
    const knownFrom = (least: number): Known => ({
      cells: values.map((row, r) =>
        row.map((value, c) => (isHidden[r]?.[c] ? { low: least, high: Infinity } : exact(value))),
      ),
      rows: values.map((row, r) => (areRowsHidden[r] ? { low: least, high: Infinity } : exact(sum(row)))),
      columns: byKind.map((column) => exact(sum(column))),
      all: exact(sum(values.flat())),
    });
    // Where a 0 is printed, no 0 needs hiding; unless no table agrees with that.
    let isPossible = false;
    forEachTable(knownFrom(1), () => (isPossible = true));
    const known = knownFrom(printed.includes(0) && isPossible ? 1 : 0);
    const expected = new Map<string, string>();
    const say = (name: string, { low, high }: Range) => {
      if (low === high) expected.set(name, `fail exactly ${low}`);
      else if (high - low < k) expected.set(name, `review ${low} to ${high}, a range of ${high - low}`);
    };
    bruteForce(known).forEach((range, at) => {
      const [r, c] = [Math.floor(at / width), at % width];
      if (isHidden[r]?.[c]) say(`month=2026-08, region=r${r}, kind=k${c}`, range);
    });
    const rowRanges = regions.map(() => ({ low: Infinity, high: -Infinity }));
    forEachTable(known, (table) =>
      rowRanges.forEach((range, r) => {
        const value = sum(table.slice(r * width, (r + 1) * width));
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }),
    );
    rowRanges.forEach((range, r) => {
      if (areRowsHidden[r]) say(`month=2026-08, region=r${r}, kind=all`, range);
    });
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...expected].sort()));
  });
});
