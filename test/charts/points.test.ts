import { describe, expect, test } from 'vitest';
import { liesInRows, nearestPoint, placeAfter } from '../../src/browser/nearest-point.ts';
import { chartWidths } from '../../src/charts/chart-input.ts';
import { packPoints, unpackPoints } from '../../src/charts/pack-points.ts';
import { cases, type ChartCase } from './cases.ts';
import { drawCase } from './draw-case.ts';

const all = Object.entries(cases) as [string, () => ChartCase][];
const widths = Object.entries(chartWidths);

/** Where Plot's groups put an element, in units of the view box. */
function placeOf(circle: Element): { x: number; y: number } {
  let [x, y] = [Number(circle.getAttribute('cx')), Number(circle.getAttribute('cy'))];
  for (let group = circle.parentElement; group; group = group.parentElement) {
    const [, dx, dy] = /translate\(([-\d.]+),\s*([-\d.]+)\)/.exec(group.getAttribute('transform') ?? '') ?? [];
    x += Number(dx ?? 0);
    y += Number(dy ?? 0);
  }
  return { x, y };
}

describe.each(all)('points of %s', (name, make) => {
  test.each(widths)('stand where the drawing has its dots, inside of it: %s', (_, width) => {
    const { svg, points, height } = drawCase(name, make(), width);
    for (const circle of svg.querySelectorAll('g.chart-dot circle, g.chart-hollow circle')) {
      const { x, y } = placeOf(circle);
      expect(
        points.some(({ cx, cy }) => Math.abs(cx - x) < 1 && Math.abs(cy - y) < 1),
        `dot at ${x}, ${y}`,
      ).toBe(true);
    }
    for (const { cx, cy, label } of points) {
      expect(cx >= 0 && cx <= width && cy >= 0 && cy <= height, `${label} at ${cx}, ${cy}`).toBe(true);
    }
  });

  test('come back as they were packed, on whole places', () => {
    const drawn = {
      wide: drawCase(name, make(), chartWidths.wide).points,
      narrow: drawCase(name, make(), chartWidths.narrow).points,
    };
    const back = unpackPoints(JSON.parse(JSON.stringify(packPoints(drawn))) as ReturnType<typeof packPoints>);
    for (const width of ['wide', 'narrow'] as const) {
      expect(back[width].map(({ label, state }) => [label, state])).toEqual(
        drawn[width].map(({ label, state }) => [label, state]),
      );
      expect(back[width].map(({ cx, cy }) => [cx, cy])).toEqual(
        drawn[width].map(({ cx, cy }) => [Math.round(cx), Math.round(cy)]),
      );
    }
  });

  test.each(widths)('are each found by their own place: %s', (_, width) => {
    const { points } = drawCase(name, make(), width);
    for (const { cx, cy } of points) {
      const found = points[nearestPoint(points, cx, cy)];
      expect(Math.hypot((found?.cx ?? NaN) - cx, (found?.cy ?? NaN) - cy)).toBeLessThan(3);
    }
  });

  test.each(widths)('are all reached with the right arrow, and with the left one back: %s', (_, width) => {
    const { points } = drawCase(name, make(), width);
    let at = 0;
    for (const [index] of points.entries()) {
      expect(at).toBe(index);
      at = placeAfter(points, at, 'ArrowRight') ?? -1;
    }
    expect(at).toBe(Math.max(0, points.length - 1));
    for (let step = 0; step < points.length; step += 1) at = placeAfter(points, at, 'ArrowLeft') ?? -1;
    expect(at).toBe(0);
  });
});

describe('rows and axes', () => {
  test.each([
    ['ranking', true],
    ['rankingOfMany', true],
    ['barsWithLongNames', true],
    ['lineOfOneSeries', false],
    ['linesOfFourSeries', false],
    ['barsByMonth', false],
    ['area', false],
    ['multiples', false],
  ] as const)('%s lies in rows: %s', (name, expected) => {
    expect(liesInRows(drawCase(name, cases[name](), chartWidths.wide).points)).toBe(expected);
  });

  test('a pointer anywhere in a row means that row, and anywhere over a month that month', () => {
    const { points } = drawCase('ranking', cases.ranking(), chartWidths.wide);
    for (const [index, { cy }] of points.entries()) expect(nearestPoint(points, 600, cy + 2)).toBe(index);
    const line = drawCase('line', cases.lineOfOneSeries(), chartWidths.wide).points;
    for (const [index, { cx }] of line.entries()) expect(nearestPoint(line, cx - 2, 300)).toBe(index);
  });

  test('up and down lead to the other series of the same month, and stay at the last', () => {
    const { points } = drawCase('lines', cases.linesOfFourSeries(), chartWidths.wide);
    const seen = [0];
    for (let turn = 0; turn < 6; turn += 1) seen.push(placeAfter(points, seen.at(-1) ?? 0, 'ArrowDown') ?? -1);
    for (let turn = 0; turn < 6; turn += 1) seen.push(placeAfter(points, seen.at(-1) ?? 0, 'ArrowUp') ?? -1);
    expect(new Set(seen).size).toBe(4);
    expect(new Set(seen.map((index) => Math.round(points[index]?.cx ?? 0))).size).toBe(1);
  });

  test('other keys lead nowhere, and no points have no nearest', () => {
    const places = [{ cx: 1, cy: 1 }];
    expect(placeAfter(places, 0, 'a')).toBeUndefined();
    expect(placeAfter(places, 0, 'Tab')).toBeUndefined();
    expect(nearestPoint([], 1, 1)).toBe(-1);
  });
});
