import type { ChartContext } from './chart-context.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { svgElement } from './svg-element.ts';
import { widestOf, wrapText } from './text-width.ts';

/** One sign and what it means. */
export interface LegendEntry {
  readonly sign: 'line' | 'box' | 'dot' | 'suppressed' | 'interval' | 'hollow' | 'thin' | 'corrected';
  /** Class that gives the colour; empty for signs without one. */
  readonly className: string;
  readonly text: string;
}

/** The sign over a position whose numbers were corrected. */
export const correctedSign = '✻';

const signWidth = 18;
const gap = 8;

function drawSign(context: ChartContext, { sign, className }: LegendEntry, x: number, y: number): SVGElement[] {
  const { document, id } = context;
  const make = (name: string, classes: string, attributes: Record<string, string | number>, ...content: string[]) =>
    svgElement(document, name, { class: `${classes} ${className}`.trim(), ...attributes }, ...content);
  const middle = x + signWidth / 2;
  switch (sign) {
    case 'line':
      return [make('path', 'chart-line', { d: `M${x},${y}H${x + signWidth}` })];
    case 'thin':
      return [make('path', 'chart-context', { d: `M${x},${y}H${x + signWidth}` })];
    case 'box':
      return [make('rect', 'chart-box', { x: x + 2, y: y - 7, width: 14, height: 14 })];
    case 'dot':
      return [make('circle', 'chart-dot', { cx: middle, cy: y, r: 4.5 })];
    case 'hollow':
      return [make('circle', 'chart-hollow', { cx: middle, cy: y, r: 4 })];
    case 'corrected':
      return [
        make('text', 'chart-note chart-letter', { x: middle, y, dy: '0.32em', 'text-anchor': 'middle' }, correctedSign),
      ];
    case 'suppressed':
      return [
        make('rect', 'chart-suppressed', { x: x + 1, y: y - 7, width: 16, height: 14, fill: `url(#${id}-suppressed)` }),
      ];
    case 'interval':
      return [
        make('path', 'chart-interval', {
          d: `M${middle},${y - 7}V${y + 7}M${middle - 4},${y - 7}h8M${middle - 4},${y + 7}h8`,
        }),
      ];
  }
}

/** Lays entries out in rows over a width. `draw` puts them below a y; no entries have no height. */
export function layLegend(
  context: ChartContext,
  entries: readonly LegendEntry[],
  width: number,
): { readonly height: number; draw(left: number, top: number): SVGElement[] } {
  const placed: { entry: LegendEntry; lines: string[]; x: number; y: number }[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const entry of entries) {
    const lines = wrapText(entry.text, width - signWidth - gap);
    const entryWidth = signWidth + gap + widestOf(lines);
    if (x > 0 && x + entryWidth > width) [x, y, rowHeight] = [0, y + rowHeight, 0];
    placed.push({ entry, lines, x, y });
    x += entryWidth + 2 * gap;
    rowHeight = Math.max(rowHeight, lines.length * lineHeight + 5);
  }
  return {
    height: entries.length === 0 ? 0 : y + rowHeight + 4,
    draw: (left, top) =>
      placed.flatMap(({ entry, lines, x: start, y: row }) => {
        const middle = top + row + lineHeight / 2 + 1;
        const signAt = context.rightToLeft ? left + width - start - signWidth : left + start;
        const textAt = context.rightToLeft ? signAt - gap : signAt + signWidth + gap;
        const anchor = context.rightToLeft ? ('end' as const) : ('start' as const);
        return [
          ...drawSign(context, entry, signAt, middle),
          drawText(context, lines, { x: textAt, y: middle, anchor, className: 'chart-text' }),
        ];
      }),
  };
}
