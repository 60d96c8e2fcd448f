import { describe, expect, test } from 'vitest';
import { axisTicks } from '../../src/charts/axis-ticks.ts';
import { type ChartContext, makeContext } from '../../src/charts/chart-context.ts';
import type { CellValue, ChartInput, ChartOptions } from '../../src/charts/chart-input.ts';
import { dodge } from '../../src/charts/dodge.ts';
import { durationScale } from '../../src/charts/duration-scale.ts';
import { findChartFaults } from '../../src/charts/find-chart-faults.ts';
import { allMarks } from '../../src/charts/marks/all-marks.ts';
import { setApart, setNameApart } from '../../src/charts/set-apart.ts';
import { sideOf } from '../../src/charts/split-runs.ts';
import { stackColumns } from '../../src/charts/stack-columns.ts';
import { fitsLines, textWidth, wrapText } from '../../src/charts/text-width.ts';
import { valueScale } from '../../src/charts/value-scale.ts';
import type { SeriesBreak } from '../../src/schema/data/privacy.ts';
import { toDay } from '../../src/values/day.ts';
import type { Duration } from '../../src/values/duration.ts';
import { languageWords } from '../../src/words/words-for.ts';
import { cases } from './cases.ts';
import { emptyDocument } from './draw-case.ts';

const spec = cases.lineOfOneSeries().input.spec;
const positionsOf = (of: ChartInput['spec'], values: readonly CellValue[]) => allMarks[of.mark].place(values, of);
const contextOf = (input: ChartInput, options: ChartOptions): ChartContext =>
  makeContext(input, options, allMarks[input.spec.mark]);

describe('the x axis', () => {
  test('firsts of months are months, and stand in the middle of what they speak of', () => {
    const { kind, periodKind, list } = positionsOf(spec, ['2026-02-01', '2026-03-01']);
    expect([kind, periodKind, list.map(({ key }) => key)]).toEqual(['time', 'month', ['2026-02', '2026-03']]);
    expect(new Date(list[0]?.middle ?? 0).toISOString()).toBe('2026-02-15T00:00:00.000Z');
  });
  test('quarters written as months are no gaps, once there are enough to tell', () => {
    expect(positionsOf(spec, ['2025-03', '2025-06', '2025-09', '2025-12']).step).toBe(3);
    expect(positionsOf(spec, ['2025-03', '2025-06']).step).toBe(1);
  });
  test('periods of different kinds are names', () => {
    expect(positionsOf(spec, ['2025', '2025-03']).kind).toBe('ordinal');
  });
  test('years as numbers are years where the author names the column as the period, numbers otherwise', () => {
    expect(positionsOf({ ...spec, period: 'month' }, [2024, 2025]).periodKind).toBe('year');
    expect(positionsOf(spec, [2024, 2025]).kind).toBe('number');
  });
  test('classes keep the order in which they come, and a ranking never has a time axis', () => {
    expect(
      positionsOf({ ...spec, mark: 'distribution' }, ['under 1', '1–2', 'over 2', '1–2']).list.map(({ key }) => key),
    ).toEqual(['under 1', '1–2', 'over 2']);
    expect(positionsOf({ ...spec, mark: 'ranking' }, ['2025', '2026']).kind).toBe('ordinal');
  });
  test('nothing has no positions', () => {
    expect(positionsOf(spec, []).list).toEqual([]);
  });
});

describe('sideOf', () => {
  const march = positionsOf(spec, ['2026-03']).list[0]!;
  const each = (date: string, kind: SeriesBreak['kind'], until?: string): SeriesBreak => ({
    date: toDay(date),
    kind,
    reason: 'x',
    ...(until === undefined ? {} : { until: toDay(until) }),
  });
  test.each([
    ['2026-03-01', 'definition', undefined, 'after'],
    ['2026-03-02', 'definition', undefined, 'within'],
    ['2026-03-31', 'sampling', undefined, 'within'],
    ['2026-04-01', 'sampling', undefined, 'before'],
    ['2026-02-27', 'outage', '2026-02-28', 'after'],
    ['2026-02-27', 'outage', '2026-03-01', 'within'],
    ['2026-03-31', 'outage', undefined, 'within'],
    ['2026-04-01', 'outage', '2026-04-02', 'before'],
  ] as const)('%s %s until %s: March is %s', (date, kind, until, side) => {
    expect(sideOf(each(date, kind, until), march)).toBe(side);
  });
});

describe('valueScale', () => {
  const domain = (values: number[], options = {}) => valueScale(values, spec, 'en', options).domain;
  test('holds zero and ends on a tick', () => {
    expect(domain([9800, 14215])).toEqual([0, 16000]);
    expect(domain([-7, 940])).toEqual([-200, 1000]);
  });
  test('leaves zero out only when told to', () => {
    expect(domain([9800, 10120], { zero: false })).toEqual([9800, 10150]);
  });
  test('has whole ticks for whole numbers', () => {
    expect(valueScale([0, 2], spec, 'en').ticks.map(({ at }) => at)).toEqual([0, 1, 2]);
  });
  test('has no ticks of binary fractions', () => {
    expect(valueScale([0.1, 0.3], spec, 'en').ticks.map(({ at }) => at)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
  });
  test('shortens millions as the language does', () => {
    expect(valueScale([2_679_000], spec, 'de').ticks.at(-1)?.text).toMatch(/^3\sMio\.$/);
  });
  test('nothing, only zeros, and a single value away from zero have a scale too', () => {
    expect(domain([])).toEqual([0, 1]);
    expect(domain([0, 0])).toEqual([0, 1]);
    const [low, high] = domain([50], { zero: false });
    expect(low).toBeLessThan(50);
    expect(high).toBeGreaterThan(50);
  });
});

describe('time ticks', () => {
  const ticks = (values: string[], width: number, language = 'en') =>
    axisTicks(
      contextOf(
        { id: 'x', spec, columns: ['month', 'installations'], rows: values.map((value) => [value, 1]) },
        { document: emptyDocument(), language, words: languageWords(language).chart },
      ),
      width,
    ).ticks.map(({ lines }) => lines.join(' '));
  const months = Array.from(
    { length: 30 },
    (_, index) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  );
  test('are whole quarters where months are too close, then half years, then years', () => {
    expect(ticks(months.slice(0, 14), 250)).toEqual(['Jan 2024', 'Apr', 'Jul', 'Oct', 'Jan 2025']);
    expect(ticks(months, 240)).toEqual(['Jan 2024', 'Jul', 'Jan 2025', 'Jul', 'Jan 2026']);
    expect(ticks(months, 140)).toEqual(['2024', '2025', '2026']);
  });
  test('of days are Mondays', () => {
    expect(
      ticks(
        Array.from({ length: 28 }, (_, index) => `2026-06-${String(index + 1).padStart(2, '0')}`),
        300,
      ),
    ).toEqual(['1 Jun 2026', '8 Jun', '15 Jun', '22 Jun']);
  });
  test('are written as the language does', () => {
    expect(ticks(months.slice(2, 5), 600, 'de')).toEqual(['Mär 2024', 'Apr', 'Mai']);
  });
});

describe('stackColumns', () => {
  const area = cases.areaOfVersions().input;
  const context = contextOf(
    { ...area, id: 'x' },
    { document: emptyDocument(), language: 'en', words: languageWords('en').chart },
  );
  const columns = stackColumns(context.arranged.shown, context.data.positions, area.spec, () => 1);
  test('a part that does not exist yet adds nothing and leaves the column complete', () => {
    expect(columns[0]).toMatchObject({ complete: true, layers: [{ series: 0, from: 0 }] });
  });
  test('a suppressed part makes the column incomplete', () => {
    expect(columns.filter(({ complete }) => !complete).map(({ x }) => x)).toEqual([11, 12, 13]);
  });
  test('a part missing between two rows makes the column incomplete', () => {
    const { input } = cases.area();
    const rows = input.rows.filter(([month, platform]) => !(month === '2026-01' && platform === 'linux'));
    const gap = contextOf(
      { ...input, rows, id: 'x' },
      { document: emptyDocument(), language: 'en', words: languageWords('en').chart },
    );
    expect(
      stackColumns(gap.arranged.shown, gap.data.positions, input.spec, () => 1)
        .filter(({ complete }) => !complete)
        .map(({ x }) => x),
    ).toEqual([5]);
  });
});

describe('findChartFaults', () => {
  const input = (rows: readonly (readonly (string | number | null)[])[], mark: 'line' | 'area' | 'dots' = 'line') => ({
    id: 'x',
    spec: { ...spec, mark },
    columns: ['month', 'installations'],
    rows,
  });
  const codes = (rows: readonly (readonly (string | number | null)[])[], mark?: 'line' | 'area' | 'dots') =>
    findChartFaults(input(rows, mark)).map(({ code, row }) => `${code} ${row}`);
  test('a suppressed cell is no fault', () => expect(codes([['2026-01', null]])).toEqual([]));
  test('finds text in place of a number, an empty key, a repeated key, a negative part', () => {
    expect(
      codes([
        ['2026-01', '12'],
        [null, 3],
        ['2026-02', 4],
        ['2026-02', 5],
      ]),
    ).toEqual(['not-a-number 1', 'empty-key 2', 'repeated 4']);
    expect(codes([['2026-01', -3]], 'area')).toEqual(['negative-part 1']);
    expect(codes([['2026-01', -3]])).toEqual([]);
  });
  test('dots may share a place', () =>
    expect(
      codes(
        [
          ['2026-01', 1],
          ['2026-01', 2],
        ],
        'dots',
      ),
    ).toEqual([]));
  test('a whole number too large for a double comes as digits and is taken', () =>
    expect(codes([['2026-01', '9007199254740993123']])).toEqual([]));
});

describe('dodge', () => {
  const wish = (...centres: number[]) => centres.map((centre) => ({ centre, size: 10 }));
  test('leaves what is apart', () => expect(dodge(wish(20, 40, 60), 0, 100)).toEqual([20, 40, 60]));
  test('moves what overlaps by as little as it can, in order', () =>
    expect(dodge(wish(52, 50), 0, 100)).toEqual([56, 46]));
  test('stays within the ends', () => expect(dodge(wish(99, 98), 0, 100)).toEqual([95, 85]));
  test('squeezes what does not fit', () => expect(dodge(wish(5, 5, 5), 0, 15)).toEqual([2.5, 7.5, 12.5]));
  test('has nothing to do for nothing', () => expect(dodge([], 0, 100)).toEqual([]));
});

describe('text', () => {
  test('breaks at spaces, and cuts only what is wider than a line', () => {
    expect(wrapText('one two three', textWidth('one two') + 1)).toEqual(['one two', 'three']);
    expect(wrapText('Donaudampfschifffahrt', 60).join('')).toBe('Donaudampfschifffahrt');
    expect(wrapText('', 60)).toEqual(['']);
    expect(wrapText('0.5 to 1 s', textWidth('0.5 to 1') + 1)).toEqual(['0.5 to', '1 s']);
    expect(fitsLines('Donaudampfschifffahrt', 60, 9)).toBe(false);
  });
  test('an isolate that runs over the end of a line is whole on both', () => {
    expect(wrapText('\u2068one two\u2069 three', textWidth('one t'))).toEqual([
      '\u2068one\u2069',
      '\u2068two\u2069',
      'three',
    ]);
  });
  test('wide scripts are wide, marks that sit on letters have no width', () => {
    expect(textWidth('統計')).toBe(26);
    expect(textWidth('e\u0301')).toBe(textWidth('e'));
  });
});

describe('words', () => {
  test('count in Arabic as Arabic counts, in the digits of its pages', () => {
    const { suppressedCount } = languageWords('ar').chart;
    const said = (count: number) => suppressedCount({ count }).replaceAll(/[\u2068\u2069]/g, '');
    expect([1, 2, 3, 11, 100].map(said)).toEqual([
      'قيمة واحدة محجوبة.',
      'قيمتان محجوبتان.',
      '3 قيم محجوبة.',
      '11 قيمة محجوبة.',
      '100 قيمة محجوبة.',
    ]);
  });
  test('set every value apart where the language runs from right to left, and only there', () => {
    const values = { series: 'Linux (64)', at: '2026' };
    expect(languageWords('ar').chart.nameAt(values)).toBe('\u2068Linux (64)\u2069، \u20682026\u2069');
    expect(languageWords('az-Arab', { chart: { nameAt: '{at} {series}' } }).chart.nameAt(values)).toBe(
      '\u20682026\u2069 \u2068Linux (64)\u2069',
    );
    expect(languageWords('de').chart.nameAt(values)).toBe('Linux (64), 2026');
  });
  test('run as Arabic does where they are Arabic, and keep their own order where they are not', () => {
    expect(setApart('أغسطس 2026', 'ar')).toBe('\u2067أغسطس 2026\u2069');
    expect(setApart('11 to 30', 'ar')).toBe('\u206811 to 30\u2069');
    expect([setApart('', 'ar'), setApart('11 to 30', 'de')]).toEqual(['', '11 to 30']);
    expect(['11 to 30', 'ويندوز (64)', '2026', ''].map((name) => setNameApart(name, 'ar'))).toEqual([
      '\u206811 to 30\u2069',
      'ويندوز (64)',
      '2026',
      '',
    ]);
    expect(setNameApart('11 to 30', 'en')).toBe('11 to 30');
  });
});

describe('durationScale', () => {
  const keep = (text: string) => text as Duration;
  test('has even steps, each longer than the one before, up to the first that covers everything', () => {
    const { ticks, end } = durationScale([keep('P0D'), keep('P30D'), keep('P13M')], 0, 600);
    expect(ticks).toEqual(
      ['P0D', 'P1D', 'P1W', 'P1M', 'P3M', 'P1Y', 'P3Y'].map((duration, index) => ({ at: index * 100, duration })),
    );
    expect(end(keep('P0D'))).toBe(0);
    expect(end(keep('P7D'))).toBe(200);
    expect(end(keep('P2Y'))).toBeCloseTo(550, 0);
  });
  test('for ever is a step of its own', () => {
    const scale = durationScale([keep('P1D'), { forever: 'because' }], 0, 200);
    expect(scale.ticks.map(({ at }) => at)).toEqual([0, 100]);
    expect([scale.forever, scale.end({ forever: 'because' })]).toEqual([200, 200]);
  });
});
