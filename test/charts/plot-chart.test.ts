import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartWidths, fontSize } from '../../src/charts/chart-input.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import { marks } from '../../src/schema/content/chart.ts';
import { cases, type ChartCase } from './cases.ts';
import { asLines, drawCase, wordsOf } from './draw-case.ts';

const all = Object.entries(cases) as [string, () => ChartCase][];
const widths = Object.entries(chartWidths);

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn');
});
afterEach(() => {
  expect(warn, 'Plot warns, and puts a sign on the chart').not.toHaveBeenCalled();
  warn.mockRestore();
});

describe.each(all)('%s', (name, make) => {
  test.each(widths)(
    'is drawn as before, obeys a strict policy, has one name, ids of its own and readable text: %s',
    async (variant, width) => {
      const id = `${name}-${variant}`;
      const figure = drawCase(id, make(), width);
      const { svg, points, height } = figure;
      await expect(asLines(svg)).toMatchFileSnapshot(`snapshots/${name}.${variant}.svg`);
      if (variant === 'wide') await expect(wordsOf(figure)).toMatchFileSnapshot(`snapshots/${name}.txt`);

      const text = serializeSvg(svg);
      expect(text).not.toMatch(/<style|<script|\sstyle=|\son\w+=|javascript:|⚠|NaN|Infinity|undefined/);
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.querySelector(`#${svg.getAttribute('aria-labelledby')}`)?.textContent).toBe(make().input.spec.title);
      expect(svg.querySelector(`#${svg.getAttribute('aria-describedby')}`)?.textContent).toContain(figure.summary);
      const inside = [...svg.children].find(({ localName }) => localName === 'g');
      expect(inside?.getAttribute('aria-hidden')).toBe('true');
      expect(
        [...(inside?.querySelectorAll('*') ?? [])]
          .flatMap((element) => element.getAttributeNames())
          .filter((attribute) => attribute.startsWith('aria-')),
      ).toEqual([]);

      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, own]) => own ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((own) => own.startsWith(`${id}-`))).toBe(true);
      for (const [, target] of text.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);

      for (const { cx, cy, label } of points) {
        expect(cx, label).toBeGreaterThanOrEqual(0);
        expect(cx, label).toBeLessThanOrEqual(width);
        expect(cy, label).toBeGreaterThanOrEqual(0);
        expect(cy, label).toBeLessThanOrEqual(height);
        expect(label).not.toBe('');
      }
      const elements = [svg, ...svg.querySelectorAll('*')];
      expect(elements.flatMap((element) => element.getAttribute('font-size') ?? []).map(Number)).toEqual([fontSize]);
      // Colours come from classes: Plot's own attributes name none.
      const paints = new Set(
        elements
          .flatMap((element) => [element.getAttribute('fill'), element.getAttribute('stroke')])
          .filter((paint) => paint !== null),
      );
      for (const paint of paints) expect(paint).toMatch(/^(?:none|currentColor|url\(#[\w-]+\))$/);
    },
  );
});

test('every mark is drawn by a case', () => {
  expect([...new Set(all.map(([, make]) => make().input.spec.mark))].sort()).toEqual([...marks].sort());
});

test('text keeps 11 pixels on a phone of 360 pixels with margins of 16, and where the wide drawing takes over', () => {
  expect((fontSize * (360 - 32)) / chartWidths.narrow).toBeGreaterThanOrEqual(11);
  const from = Number(/min-width: (\d+)px/.exec(readFileSync('src/charts/chart.css', 'utf8'))?.[1]);
  expect((fontSize * from) / chartWidths.wide).toBeGreaterThanOrEqual(10.98);
});

test('the same input gives the same bytes', () => {
  const draw = () => serializeSvg(drawCase('same', cases.multiples(), 640).svg);
  expect(draw()).toBe(draw());
});

test('a result that cannot be drawn is refused with every fault in words', () => {
  const { input } = cases.lineOfOneSeries();
  expect(() => drawCase('bad', { input: { ...input, columns: ['month', 'count'] } }, 640)).toThrowError(
    'the SQL returns no column "installations"; it returns "month", "count"',
  );
});
