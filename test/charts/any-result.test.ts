import { languageWords } from '../../src/words/words-for.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChartFaults } from '../../src/charts/find-chart-faults.ts';
import { plotChart } from '../../src/charts/plot-chart.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import type { CellValue, ChartInput } from '../../src/charts/chart-input.ts';
import { type ChartMark, marks } from '../../src/schema/content/chart.ts';
import { periodFromOrdinal, type PeriodKind } from '../../src/values/period.ts';
import { toDay } from '../../src/values/day.ts';
import { emptyDocument } from './draw-case.ts';

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn');
});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const starts: Record<PeriodKind, number> = { year: 2019, quarter: 8096, month: 24_300, week: 2900, day: 20_500 };

/** The place of a row along an axis of a kind: a period, a class with an odd name, or a number. */
function placeOf(kind: PeriodKind | 'class' | 'number', index: number): CellValue {
  if (kind === 'class') return `Class <${index}> & ${'long '.repeat(index % 5)}`;
  if (kind === 'number') return index * 0.37;
  return periodFromOrdinal(kind, starts[kind] + index);
}

/** A result such as a query may return: holes, suppressed cells, tiny and huge numbers, odd names. */
function inputOf(mark: ChartMark, seed: number): ChartInput {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const kind = pick(['year', 'quarter', 'month', 'week', 'day', 'class', 'number'] as const);
  const count = pick([0, 1, 2, 5, 14, 60]);
  const seriesCount = pick([0, 1, 3, 12, 20]);
  const scale = pick([1e-6, 0.01, 1, 500, 3e7]);
  const signed = mark !== 'area' && mark !== 'share' && random() < 0.3;
  const suppressed = pick([0, 0.1, 1]);
  const rows: CellValue[][] = [];
  for (let index = 0; index < count; index += 1) {
    for (let which = 0; which < Math.max(1, seriesCount); which += 1) {
      if (random() < 0.15) continue;
      const value = random() < suppressed ? null : (random() - (signed ? 0.4 : 0)) * scale;
      rows.push([
        placeOf(kind, index),
        `Series ${which}`,
        value,
        ...[-scale / 10, scale / 10].map((by) => (value === null ? null : value + by)),
      ]);
    }
  }
  const hasInterval = random() < 0.2;
  return {
    id: `any-${mark}-${seed}`,
    spec: {
      title: 'Anything',
      order: 1,
      question: 'What?',
      dataset: 'any',
      mark,
      x: { column: 'x', label: 'Along' },
      y: {
        column: 'y',
        label: 'Up',
        unit: 'things',
        ...(random() < 0.3 ? { format: 'percent' as const } : {}),
        ...(random() < 0.3 ? { zero: false } : {}),
      },
      ...(seriesCount > 0 ? { series: { column: 's', label: 'Series' } } : {}),
      ...(hasInterval ? { interval: { low: 'low', high: 'high', label: 'noise' } } : {}),
    },
    columns: ['x', 's', 'y', 'low', 'high'],
    rows: seriesCount > 0 ? rows : rows.filter(([x], index) => rows.findIndex(([other]) => other === x) === index),
    breaks:
      random() < 0.5
        ? [
            {
              date: toDay('2026-02-11'),
              kind: 'definition',
              reason: 'another definition. '.repeat(1 + Math.floor(random() * 8)).trim(),
            },
            { date: toDay('2025-06-01'), until: toDay('2025-09-30'), kind: 'outage', reason: 'no collector.' },
          ]
        : [],
    minimumCount: 20,
  };
}

test.each(marks)(
  'any faultless result is drawn, whatever is in it: %s',
  (mark) => {
    const document = emptyDocument();
    for (let seed = 1; seed <= 14; seed += 1) {
      const input = inputOf(mark, seed * 7919);
      expect(findChartFaults(input)).toEqual([]);
      const language = seed % 5 === 0 ? 'ar' : 'en';
      const { svg, points, summary, height, width } = plotChart(input, {
        document,
        language,
        words: languageWords(language).chart,
        width: seed % 2 === 0 ? 340 : 640,
      });
      const text = serializeSvg(svg);
      expect(text, input.id).not.toMatch(/NaN|Infinity|undefined|⚠|\{\w+\}/);
      expect(summary).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/);
      for (const { cx, cy, label } of points) {
        expect(
          cx >= -0.01 && cx <= width + 0.01 && cy >= -0.01 && cy <= height + 0.01,
          `${input.id}: ${label} at ${cx}, ${cy}`,
        ).toBe(true);
      }
    }
  },
  60_000,
);
