import { describe, expect, test } from 'vitest';
import type { ChartInput } from '../../src/charts/chart-input.ts';
import { toDay } from '../../src/values/day.ts';
import type { Duration } from '../../src/values/duration.ts';
import { drawCase } from './draw-case.ts';

const spec: ChartInput['spec'] = {
  title: 'Active installations',
  order: 1,
  question: 'How many installations are there?',
  dataset: 'active-installations',
  mark: 'line',
  x: { column: 'day', label: 'Until' },
  y: { column: 'installations', label: 'Installations' },
};
const draw = (days: readonly string[], more: Partial<ChartInput>) =>
  drawCase(
    'case',
    {
      input: {
        spec,
        columns: ['day', 'installations'],
        rows: days.map((day, at) => [day, 100 + 10 * at]),
        ...more,
      },
    },
    640,
  );
const linesOf = (svg: Element) => svg.querySelectorAll('.chart-line path').length;
const every = (step: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, 0, 31 + step * at)).toISOString().slice(0, 10));
const windowOf = (length: string, step: string) => ({
  window: { length: length as Duration, step: step as Duration },
});
const absent = ({ table }: ReturnType<typeof draw>) =>
  table.rows.filter(([, value]) => value?.state === 'absent').map(([head]) => head?.text);

describe('rolling windows', () => {
  test('are named by their length and last day, in the table, in tooltips and in the summary', () => {
    const figure = draw(every(30, 3), windowOf('P30D', 'P30D'));
    expect(figure.table.rows.map(([head]) => head?.text)).toEqual([
      '30 days to 31 January 2026',
      '30 days to 2 March 2026',
      '30 days to 1 April 2026',
    ]);
    expect(figure.points[0]?.label).toBe('30 days to 31 January 2026: 100');
    expect(figure.summary).toContain('30 days to 1 April 2026');
    expect(figure.notes).toEqual([
      { kind: 'windows', text: 'Each number is of 30 days, and the next one begins after 30 days.' },
    ]);
  });

  test.each([
    ['of whole days', 'P30D', every(30, 6)],
    // Their distance in days is never the same.
    ['a month long', 'P1M', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
  ])('%s that follow the step leave no gap, however few they are', (_, step, days) => {
    for (const count of [2, days.length]) {
      const figure = draw(days.slice(0, count), windowOf(step, step));
      expect(linesOf(figure.svg)).toBe(1);
      expect(absent(figure)).toEqual([]);
      expect(figure.summary).not.toContain('missing');
    }
  });

  test('that are missing are gaps, one for each step', () => {
    const days = every(30, 7).filter((_, at) => at !== 2 && at !== 3);
    const figure = draw(days, windowOf('P30D', 'P30D'));
    expect(absent(figure)).toEqual(['30 days to 1 April 2026', '30 days to 1 May 2026']);
    expect(linesOf(figure.svg)).toBe(2);
    expect(figure.summary).toContain('2');
  });

  test('that overlap say that they must not be added up', () => {
    const { notes } = draw(every(7, 5), windowOf('P28D', 'P7D'));
    expect(notes.map(({ text }) => text)).toEqual([
      'Each number is of 28 days, and a new one is published every 7 days: neighbours share days, so they must not be added up.',
    ]);
  });

  test('on an axis of months say nothing: the chart joined them to calendar periods', () => {
    const figure = draw(['2026-01', '2026-02'], windowOf('P28D', 'P7D'));
    expect(figure.notes).toEqual([]);
    expect(figure.table.rows[0]?.[0]?.text).toBe('January 2026');
  });
});

describe('a period that was corrected', () => {
  const corrected = [{ period: '2026-02', date: toDay('2026-04-05'), reason: 'Counted twice.' }];

  test('has a sign in the drawing with its meaning, and the same in words, table and tooltip', () => {
    const figure = draw(['2026-01', '2026-02', '2026-03'], { corrected });
    const signs = [...figure.svg.querySelectorAll('.chart-letter')].map(({ textContent }) => textContent);
    expect(signs).toEqual(['✻', '✻']);
    expect(figure.svg.textContent).toContain('Corrected after its release');
    expect(figure.table.rows.map(([head]) => head?.text)).toEqual([
      'January 2026',
      'February 2026 (corrected)',
      'March 2026',
    ]);
    expect(figure.points[1]?.label).toBe('February 2026 (corrected): 110');
    expect(figure.notes).toEqual([
      { kind: 'corrected', text: 'February 2026 was corrected on 5 April 2026: Counted twice.' },
    ]);
  });

  test('marks the longer period in which a chart shows it, and no other axis', () => {
    const quarters = draw(['2025-Q4', '2026-Q1'], { corrected });
    expect(quarters.table.rows.map(([head]) => head?.text)[1]).toContain('(corrected)');
    expect(draw(['linux', 'macos'], { corrected }).notes).toEqual([]);
    expect(draw(['2026-03', '2026-04'], { corrected }).notes).toEqual([]);
  });
});
