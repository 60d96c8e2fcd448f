import { describe, expect, test } from 'vitest';
import type { ChartInput } from '../../src/charts/chart-input.ts';
import { toDay } from '../../src/values/day.ts';
import type { Duration } from '../../src/values/duration.ts';
import { drawCase } from './draw-case.ts';

interface DrawnOtherwise {
  readonly mark?: ChartInput['spec']['mark'];
  readonly width?: number;
  readonly language?: string;
}

const spec: ChartInput['spec'] = {
  title: 'Active installations',
  order: 1,
  question: 'How many installations are there?',
  dataset: 'active-installations',
  mark: 'line',
  x: { column: 'day', label: 'Until' },
  y: { column: 'installations', label: 'Installations' },
};
const draw = (
  days: readonly string[],
  { mark, width = 640, language = 'en', ...more }: Partial<ChartInput> & DrawnOtherwise,
) =>
  drawCase(
    'case',
    {
      input: {
        spec: mark === undefined ? spec : { ...spec, mark },
        columns: ['day', 'installations'],
        rows: days.map((day, at) => [day, 100 + 10 * at]),
        ...more,
      },
      options: { language },
    },
    width,
  );
const linesOf = (svg: Element) => svg.querySelectorAll('.chart-line path').length;
const every = (step: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, 0, 31 + step * at)).toISOString().slice(0, 10));
const windowOf = (length: string, step: string) => ({
  window: { length: length as Duration, step: step as Duration },
});
const boxesOf = ({ svg }: ReturnType<typeof draw>) =>
  [...svg.querySelectorAll('.chart-box rect')]
    .map((rect) => ({ x: Number(rect.getAttribute('x')), width: Number(rect.getAttribute('width')) }))
    .sort((a, b) => a.x - b.x);
const hollowOf = ({ svg }: ReturnType<typeof draw>) => svg.querySelectorAll('g.chart-hollow circle').length;
const signsOf = ({ svg }: ReturnType<typeof draw>) =>
  [...svg.querySelectorAll('.chart-letter')].filter(({ textContent }) => textContent === '✻');
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

  test.each([
    // In days: how long, how far apart; of the distance between neighbours, a bar takes this share less its padding.
    ['that follow one another fill the axis', 'P30D', 'P30D', 30, 1],
    ['that overlap are as wide as the step', 'P28D', 'P7D', 7, 1],
    ['that are shorter than their step leave the days between them free', 'P7D', 'P28D', 28, 7 / 28],
  ])('as bars, those %s', (_, length, step, days, share) => {
    const bars = boxesOf(draw(every(days, 6), { ...windowOf(length, step), mark: 'bars' }));
    const distances = bars.slice(1).map(({ x }, at) => x - (bars[at]?.x ?? 0));
    for (const distance of distances) expect(distance).toBeCloseTo(distances[0] ?? 0, 1);
    // 14 of 100 are left empty at either side.
    for (const { width } of bars) expect(width / (distances[0] ?? 0)).toBeCloseTo(0.72 * share, 2);
  });

  test('of a month are as wide as the days between them, and a missing one leaves its room', () => {
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-05-31'];
    const bars = boxesOf(draw(days, { ...windowOf('P1M', 'P1M'), mark: 'bars' }));
    // 4 January, 4 February …: the first window has the 31 days up to its last; then 28, 31, and after April again 31.
    const perDay = (bars[0]?.width ?? 0) / (0.72 * 31);
    expect(bars.map(({ width }) => Math.round(width / perDay / 0.72))).toEqual([31, 28, 31, 31]);
    const ends = bars.map(({ x, width }) => (x + width + (0.14 / 0.72) * width) / perDay);
    expect(ends.slice(1).map((end, at) => Math.round(end - (ends[at] ?? 0)))).toEqual([28, 31, 61]);
  });

  test.each([
    ['en', ['to 31 Jan', '2026', 'to 2 Mar', 'to 1 Apr']],
    ['de', ['bis 31. Jan.', '2026', 'bis 2. März', 'bis 1. Apr.']],
    ['ar', ['حتى 31 يناير', '2026', 'حتى 2 مارس', 'حتى 1 أبريل']],
  ])('are named on the axis by their last days, under their bars: %s', (language, texts) => {
    const { svg } = draw(every(30, 3), { ...windowOf('P30D', 'P30D'), mark: 'bars', language });
    const axis = [...svg.querySelectorAll('.chart-axis')].at(-1)?.textContent ?? '';
    const bare = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');
    for (const text of texts) expect(bare(axis)).toContain(text);
  });

  test('that end on firsts of a month are no months', () => {
    const firsts = ['2026-02-01', '2026-03-01', '2026-04-01'];
    const heads = (window: ChartInput['window']) =>
      draw(firsts, window ? { window } : {}).table.rows.map(([head]) => head?.text);
    const monthly = windowOf('P30D', 'P1M').window;
    expect(heads({ ...monthly, endsOnFirsts: true })[0]).toBe('30 days to 1 February 2026');
    // Otherwise it was the query that cut days down to their month.
    expect(heads(monthly)[0]).toBe('February 2026');
  });

  test('into which a break falls count partly in the old way: hollow, and no line crosses them', () => {
    const breaks = [{ date: toDay('2026-02-10'), kind: 'definition' as const, reason: 'Counted anew.', change: 'x' }];
    // Windows of 28 days to 31 January, 7, 14, 21, 28 February, 7 and 14 March: those from 14 February to 7 March began
    // before 10 February, and the one to 14 March, on 15 February, after it.
    const figure = draw(every(7, 7), { ...windowOf('P28D', 'P7D'), breaks });
    expect(hollowOf(figure)).toBe(4);
    expect(linesOf(figure.svg)).toBe(1);
  });

  test.each(['line', 'multiples'] as const)(
    'of which the first began before a break are partial too, and the break is at the edge: %s',
    (mark) => {
      const breaks = [{ date: toDay('2026-01-20'), kind: 'definition' as const, reason: 'Counted anew.', change: 'x' }];
      // 28 days to 31 January, 7 and 14 February began before 20 January; those to 21 and 28 February did not. The axis
      // begins on 25 January, a week before the last day of the first.
      const figure = draw(every(7, 5), { ...windowOf('P28D', 'P7D'), breaks, mark });
      expect(hollowOf(figure)).toBe(3);
      expect(figure.notes[0]?.text).toContain('20 January 2026');
      expect(figure.svg.querySelectorAll('.chart-break').length).toBe(1);
    },
  );

  test('in rows of a ranking are named like anywhere else', () => {
    const { table } = draw(every(30, 2), { ...windowOf('P30D', 'P30D'), mark: 'ranking' });
    expect(table.rows.map(([head]) => head?.text)).toEqual(['30 days to 31 January 2026', '30 days to 2 March 2026']);
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

  test.each([340, 640])('has its sign in each panel of small multiples that shows it: %i wide', (width) => {
    const months = ['2026-01', '2026-02', '2026-03'];
    const figure = draw([], {
      mark: 'multiples',
      width,
      corrected,
      spec: { ...spec, mark: 'multiples', series: { column: 'platform', label: 'Platform' } },
      columns: ['day', 'installations', 'platform'],
      rows: [
        ...months.map((day, at) => [day, 100 + at, 'linux'] as const),
        ...months.map((day, at) => [day, 200 + at, 'macos'] as const),
        // This one has no number for the month that was corrected.
        ['2026-01', 10, 'plan9'],
        ['2026-03', 10, 'plan9'],
      ],
    });
    // Two panels and the legend.
    expect(signsOf(figure)).toHaveLength(3);
    expect(figure.svg.textContent).toContain('Corrected after its release');
    expect(figure.points.filter(({ label }) => label.includes('(corrected)'))).toHaveLength(2);
  });

  test.each([
    ['beside the names', 640, 'en'],
    ['of a language written from right to left', 640, 'ar'],
    ['on a phone', 340, 'en'],
  ])('has its sign beside its row of a ranking: %s', (_, width, language) => {
    const figure = draw(['2026-01', '2026-02', '2026-03'], { mark: 'ranking', corrected, width, language });
    const [legend, sign] = signsOf(figure);
    expect(signsOf(figure)).toHaveLength(2);
    // The row of February is the second of three, and its sign is at its height.
    const bars = [...figure.svg.querySelectorAll('.chart-box rect')].map((rect) => ({
      top: Number(rect.getAttribute('y')),
      height: Number(rect.getAttribute('height')),
      left: Number(rect.getAttribute('x')),
      right: Number(rect.getAttribute('x')) + Number(rect.getAttribute('width')),
    }));
    const second = bars.sort((a, b) => a.top - b.top)[1]!;
    const [x, y] = ['x', 'y'].map((name) => Number(sign?.getAttribute(name)));
    expect(legend).toBeDefined();
    expect(y).toBeGreaterThan(second.top);
    expect(y).toBeLessThan(second.top + second.height);
    if (language === 'ar') expect(x).toBeGreaterThan(second.right);
    else expect(x).toBeLessThan(second.left);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(width);
  });

  test('marks the longer period in which a chart shows it, and no other axis', () => {
    const quarters = draw(['2025-Q4', '2026-Q1'], { corrected });
    expect(quarters.table.rows.map(([head]) => head?.text)[1]).toContain('(corrected)');
    expect(draw(['linux', 'macos'], { corrected }).notes).toEqual([]);
    expect(draw(['linux', '2026'], { corrected, mark: 'ranking' }).notes).toEqual([]);
    expect(draw(['2026-03', '2026-04'], { corrected }).notes).toEqual([]);
  });
});
