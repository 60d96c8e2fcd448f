import { describe, expect, test } from 'vitest';
import { cases, type ChartCase } from './cases.ts';
import { drawCase } from './draw-case.ts';

type Box = { x: number; y: number; width: number; height: number };

const box = (element: Element): Box => {
  const number = (name: string) => Number(element.getAttribute(name));
  return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
};
const paths = (svg: Element, selector: string) =>
  [...svg.querySelectorAll(`${selector} path`)].map((path) => path.getAttribute('d') ?? '');
/** Corners of a path, piece by piece. */
const pieces = (d: string) =>
  d
    .split('M')
    .filter(Boolean)
    .map((piece) =>
      piece
        .split(/[LHVZ]/)
        .filter(Boolean)
        .map((point) => point.split(',').map(Number) as [number, number]),
    );
const lines = (svg: Element) => paths(svg, '.chart-line').flatMap(pieces);
const suppressed = (svg: Element) =>
  [...svg.querySelectorAll('rect.chart-suppressed, .chart-suppressed rect')].map(box);
/** Without the sign in the legend, which is 14 pixels high and lies above the rest. */
const bands = (svg: Element) => suppressed(svg).filter(({ height, width }) => !(height === 14 && width === 16));
const draw = (make: () => ChartCase, width = 640) => drawCase('honest', make(), width);

describe('a suppressed cell', () => {
  test('is hatched over its period, and no line crosses it', () => {
    const { svg, points } = draw(cases.lineWithSuppressedCells);
    const hatched = bands(svg);
    expect(hatched).toHaveLength(2);
    for (const band of hatched) {
      for (const piece of lines(svg)) {
        const xs = piece.map(([x]) => x);
        const crosses = Math.min(...xs) < band.x && Math.max(...xs) > band.x + band.width;
        expect(crosses).toBe(false);
        expect(xs.some((x) => x > band.x && x < band.x + band.width)).toBe(false);
      }
    }
    expect(points.filter(({ state }) => state === 'suppressed').map(({ label }) => label)).toEqual([
      'December 2025: Suppressed, to protect groups of fewer than 20',
      'May 2026: Suppressed, to protect groups of fewer than 20',
      'June 2026: Suppressed, to protect groups of fewer than 20',
    ]);
  });

  test('of one series among several lies below the axis, never at zero', () => {
    const { svg } = draw(cases.linesWithSuppressedCells);
    const zero = Number(
      svg.querySelector('.chart-baseline line')?.getAttribute('y1') ??
        svg.querySelector('.chart-baseline line')?.getAttribute('y'),
    );
    expect(zero).toBeGreaterThan(0);
    expect(bands(svg)).toHaveLength(4);
    for (const { y } of bands(svg)) expect(y).toBeGreaterThan(zero);
  });

  test('makes no bar', () => {
    const { svg } = draw(cases.barsByKind);
    expect(svg.querySelectorAll('.chart-box rect')).toHaveLength(3);
    expect(bands(svg)).toHaveLength(1);
  });

  test('is named beside its hatched stub in a ranking, below every known value', () => {
    const { svg, points } = draw(cases.ranking);
    const words = [...svg.querySelectorAll('text.chart-label')].map(({ textContent }) => textContent);
    expect(words.filter((text) => text === 'Suppressed')).toHaveLength(2);
    const known = points.filter(({ state }) => state === 'value').map(({ cy }) => cy);
    for (const { cy } of points.filter(({ state }) => state === 'suppressed'))
      expect(cy).toBeGreaterThan(Math.max(...known));
  });

  test('leaves a stack of sums with a hatched cap from what is known to the top', () => {
    const { svg } = draw(cases.areaWithSuppressedCells);
    expect(bands(svg)).toHaveLength(2);
    // The two months are columns of the three known layers; the areas end before and begin after them.
    expect(svg.querySelectorAll('.chart-box rect')).toHaveLength(6);
    const areas = paths(svg, '.chart-area').flatMap(pieces);
    for (const band of bands(svg)) {
      for (const area of areas) {
        const xs = area.map(([x]) => x);
        expect(Math.min(...xs) < band.x && Math.max(...xs) > band.x).toBe(false);
      }
    }
  });

  test('leaves no shares of counts whose whole is not known', () => {
    const { svg } = draw(cases.shareOfCountsWithSuppressedCells);
    expect(svg.querySelectorAll('.chart-box rect')).toHaveLength(0);
    expect(bands(svg)).toHaveLength(3);
    expect(new Set(bands(svg).map(({ height }) => height)).size).toBe(1);
  });

  test('at every place leaves no share to be told', () => {
    const chart = cases.shareOfCountsWithSuppressedCells();
    const { columns, rows } = chart.input;
    const hidden = rows[0]?.[columns.indexOf(chart.input.spec.series?.column ?? '')];
    const y = columns.indexOf(chart.input.spec.y.column);
    const none = rows.map((row) => row.map((value, at) => (at === y && row.includes(hidden ?? '') ? null : value)));
    const { summary } = draw(() => ({ ...chart, input: { ...chart.input, rows: none } }));
    expect(summary).not.toMatch(/%|largest/);
  });

  test('takes exactly the rest of published shares', () => {
    const { svg } = draw(cases.shareOfSharesWithSuppressedCells);
    const heights = bands(svg).map(({ height }) => height);
    expect(heights).toHaveLength(3);
    for (const height of heights) expect(height / (640 * 0.5)).toBeCloseTo(0.1, 5);
  });

  test('is counted and named in the table', () => {
    const { table, summary } = draw(cases.linesWithSuppressedCells);
    expect(
      table.rows
        .flat()
        .filter(({ state }) => state === 'suppressed')
        .map(({ text }) => text),
    ).toEqual(Array(4).fill('Suppressed'));
    expect(summary).toContain('4 values are suppressed.');
  });
});

describe('a line', () => {
  test('is cut at missing periods; a value between two gaps stands alone', () => {
    const { svg, summary } = draw(cases.lineWithGap);
    expect(lines(svg).map((piece) => piece.length)).toEqual([5, 5]);
    expect(svg.querySelectorAll('.chart-dot circle')).toHaveLength(11);
    expect(summary).toContain('3 periods have no data.');
  });

  test('is cut at a break, beside a rule with its reason', () => {
    const { svg, notes } = draw(cases.lineWithBreak);
    expect(lines(svg).map((piece) => piece.length)).toEqual([7, 7]);
    const rule = Number(/^M([\d.]+)/.exec(svg.querySelector('path.chart-break')?.getAttribute('d') ?? '')?.[1]);
    const [before, after] = lines(svg);
    expect(rule).toBeGreaterThan(before?.at(-1)?.[0] ?? Infinity);
    expect(rule).toBeLessThan(after?.[0]?.[0] ?? -Infinity);
    expect(svg.querySelector('text.chart-note')?.textContent).toContain('1 March 2026: Start-up is now');
    expect(notes.filter(({ kind }) => kind === 'break')).toHaveLength(1);
  });

  test('leaves a period that a break cuts in two alone and hollow', () => {
    const { svg } = draw(cases.lineWithBreakInsidePeriod);
    expect(lines(svg).map((piece) => piece.length)).toEqual([7, 6]);
    expect(svg.querySelectorAll('.chart-hollow circle')).toHaveLength(1);
  });

  test('is cut around an outage, which is a hatched band', () => {
    const { svg } = draw(cases.lineWithOutage);
    expect(lines(svg).map((piece) => piece.length)).toEqual([5, 8]);
    const band = box(svg.querySelector('rect.chart-outage')!);
    expect(band.width).toBeGreaterThanOrEqual(6);
    expect(svg.querySelectorAll('.chart-hollow circle')).toHaveLength(1);
  });

  test('is whole where the author turned breaks off', () => {
    const { input } = cases.lineWithBreak();
    const { svg, notes } = drawCase('off', { input: { ...input, spec: { ...input.spec, breaks: false } } }, 640);
    expect(lines(svg).map((piece) => piece.length)).toEqual([14]);
    expect(notes).toEqual([]);
  });

  test('starts at zero unless it is told otherwise, and then says so', () => {
    const ticks = (make: () => ChartCase) =>
      [...draw(make).svg.querySelectorAll('.chart-axis text')].map(({ textContent }) => textContent);
    expect(ticks(cases.lineOfOneSeries)).toContain('0');
    expect(ticks(cases.lineNotFromZero)).not.toContain('0');
    expect(draw(cases.lineNotFromZero).svg.textContent).toContain('the axis does not start at zero');
  });
});

test('bars and stacks start at zero even when told otherwise', () => {
  for (const make of [cases.barsByMonth, cases.area, cases.distribution] as (() => ChartCase)[]) {
    const { input } = make();
    const { svg } = drawCase(
      'zero',
      { input: { ...input, spec: { ...input.spec, y: { ...input.spec.y, zero: false } } } },
      640,
    );
    expect([...svg.querySelectorAll('.chart-axis text')].map(({ textContent }) => textContent)).toContain('0');
  }
});

test('more than eight series: eight in colour, the rest in grey, and a note that says so', () => {
  const { svg, notes } = draw(cases.linesOfManySeries);
  const colours = new Set(
    [...svg.querySelectorAll('.chart-line')].map((group) => /series-\d/.exec(group.getAttribute('class') ?? '')?.[0]),
  );
  expect(colours.size).toBe(8);
  expect(svg.querySelectorAll('g.chart-context path')).toHaveLength(6);
  expect(notes).toEqual([
    { kind: 'folded', text: '6 more lines are drawn in grey without a name; the table names them.' },
  ]);
});

test('a filter does not recolour the series that stay', () => {
  const { input } = cases.linesOfFourSeries();
  const classOf = (platforms: string[]) => {
    const { svg } = drawCase(
      'colour',
      { input: { ...input, rows: input.rows.filter(([, platform]) => platforms.includes(String(platform))) } },
      640,
    );
    return [...svg.querySelectorAll('.chart-line')].map((group) => group.getAttribute('class')).reverse();
  };
  expect(classOf(['windows', 'android', 'linux', 'macos'])).toEqual(
    [1, 2, 3, 4].map((slot) => `chart-line series-${slot}`),
  );
  expect(classOf(['linux'])).toEqual(['chart-line series-3']);
});

test('names of series at the ends of their lines do not overlap', () => {
  const { svg } = draw(cases.linesOfManySeries);
  const ys = [...svg.querySelectorAll('text.chart-text')]
    .filter(({ textContent }) => textContent?.startsWith('Feature'))
    .map((text) => Number(text.getAttribute('y')))
    .sort((a, b) => a - b);
  expect(ys).toHaveLength(8);
  ys.slice(1).forEach((y, index) => expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(15.9));
});

test('points lie where Plot drew their dots, in panels too', () => {
  for (const make of [cases.linesOfFourSeries, cases.dotsOverNumbers] as (() => ChartCase)[]) {
    const { svg, points } = draw(make);
    const dots = [...svg.querySelectorAll('.chart-dot circle')].map((dot) => [
      Number(dot.getAttribute('cx')),
      Number(dot.getAttribute('cy')),
    ]);
    for (const { cx, cy } of points)
      expect(dots.some(([x, y]) => Math.abs((x ?? 0) - cx) < 0.02 && Math.abs((y ?? 0) - cy) < 0.02)).toBe(true);
  }
  const { svg, points } = draw(cases.multiplesOfSeven);
  const shift = (element: Element | null): [number, number] => {
    const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(element?.getAttribute('transform') ?? '') ?? [];
    return [Number(x ?? 0), Number(y ?? 0)];
  };
  const corners = [...svg.querySelectorAll('path')]
    .filter((path) => path.parentElement?.getAttribute('class')?.startsWith('chart-line') === true)
    .flatMap((path) => {
      const [dx, dy] = shift(path.parentElement);
      return pieces(path.getAttribute('d') ?? '')
        .flat()
        .map(([x, y]) => [x + dx, y + dy]);
    });
  expect(corners).toHaveLength(points.length);
  for (const { cx, cy } of points)
    expect(corners.some(([x, y]) => Math.abs((x ?? 0) - cx) < 0.02 && Math.abs((y ?? 0) - cy) < 0.02)).toBe(true);
});

test('no rows: a figure that says so in words', () => {
  const { svg, empty, summary, points } = draw(cases.lineOfNoRows);
  expect(empty).toBe(true);
  expect(summary).toBe('There is no data for this choice.');
  expect(svg.textContent).toContain('There is no data for this choice.');
  expect(points).toEqual([]);
});
