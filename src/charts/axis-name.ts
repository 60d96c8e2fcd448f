import type { ChartContext } from './chart-context.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { formatAxisLabel } from './format-value.ts';
import { wrapText } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** The name of the axis of values, in lines; says so where the axis does not start at zero. */
export function nameOfValues({ spec, strings, width }: ChartContext, { fromZero }: ValueScale): string[] {
  return wrapText(formatAxisLabel(spec.y) + (fromZero ? '' : ` – ${strings.axisNotZero}`), width - 4);
}

/** Draws that name from `top` downwards, where the language begins its lines. */
export function drawNameOfValues(context: ChartContext, lines: readonly string[], top: number): SVGElement {
  return drawText(context, lines, {
    x: context.rightToLeft ? context.width - 2 : 2,
    y: top + lineHeight / 2,
    anchor: context.rightToLeft ? 'end' : 'start',
    className: 'chart-label',
  });
}
