import type { ChartContext } from './chart-context.ts';
import { drawCorrectedSign } from './draw-corrected-sign.ts';
import { type LegendEntry, layLegend } from './draw-legend.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { formatAxisLabel, formatValue } from './format-value.ts';
import { type Frame, linear } from './frame.ts';
import { fitsLines, textWidth, widestOf, wrapText } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** One class with its bars. */
export interface Row {
  /** Index of its position. */
  readonly x: number;
  readonly barTop: number;
  readonly barBottom: number;
}

export interface RowLayout {
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly furniture: readonly SVGElement[];
  /** 1 where bars grow to the right, -1 where they grow to the left. */
  readonly along: 1 | -1;
}

export interface RowRequest {
  readonly scale: ValueScale;
  /** Positions from top to bottom. */
  readonly order: readonly number[];
  readonly legend: readonly LegendEntry[];
  readonly barsPerRow: number;
  /** Whether values are written at the ends of the bars, in place of an axis. */
  readonly writesValues: boolean;
  readonly gap: number;
}

/**
 * Settles where names and bars of a horizontal chart lie: names beside their bars where they take no more than a good
 * third of the width in two lines, above them otherwise. Right-to-left languages get the mirror image.
 */
export function layRows(
  context: ChartContext,
  { scale, order, legend: entries, barsPerRow, writesValues, gap }: RowRequest,
): RowLayout {
  const { data, spec, width, language, strings, rightToLeft, at, corrected } = context;
  const legend = layLegend(context, entries, width - 4);
  const maxBeside = width * 0.36;
  const widest = Math.max(0, ...order.map((x) => textWidth(at(x))));
  const isBeside = order.every((x) => fitsLines(at(x), maxBeside, 2));
  const signWidth = order.some((x) => corrected.has(x)) ? 16 : 0;
  const nameWidth = isBeside ? Math.min(widest, maxBeside) + signWidth + 10 : 2;
  const cells = data.series.flatMap((series) => series.cells);
  const valueTexts = cells.map(({ value }) =>
    value === null ? strings.suppressed : formatValue(value, spec, language),
  );
  const valueWidth = writesValues ? widestOf(valueTexts) + 12 : 14;
  const barHeight = barsPerRow === 1 ? 18 : Math.max(10, 15 - barsPerRow) * barsPerRow;

  const axisName = wrapText(formatAxisLabel(spec.y), width - 4);
  const top = legend.height + axisName.length * lineHeight + 8;
  const edge = rightToLeft ? width - 2 : 2;
  const edgeAnchor = rightToLeft ? ('end' as const) : ('start' as const);
  const furniture: SVGElement[] = [
    ...legend.draw(2, 0),
    drawText(context, axisName, {
      x: edge,
      y: legend.height + lineHeight / 2,
      anchor: edgeAnchor,
      className: 'chart-label',
    }),
  ];
  let y = top;
  const rows = order.map((x): Row => {
    const lines = wrapText(at(x), isBeside ? maxBeside : width - 12);
    const textHeight = lines.length * lineHeight;
    const height = isBeside ? Math.max(barHeight, textHeight) : textHeight + 2 + barHeight;
    const barTop = isBeside ? y + (height - barHeight) / 2 : y + textHeight + 2;
    const textY = (isBeside ? y + (height - textHeight) / 2 : y) + lineHeight / 2;
    const beside = rightToLeft
      ? { x: width - nameWidth + 8 + signWidth, anchor: 'start' as const }
      : { x: nameWidth - 8 - signWidth, anchor: 'end' as const };
    const above = { x: rightToLeft ? edge - 5 : edge + 5, anchor: edgeAnchor };
    if (corrected.has(x)) {
      // Between the name and its bar, or at the end of a name above it.
      const from = isBeside ? nameWidth - 8 : 7 + widestOf(lines) + signWidth;
      const middle = from - signWidth / 2;
      furniture.push(drawCorrectedSign(context, rightToLeft ? width - middle : middle, textY));
    }
    furniture.push(drawText(context, lines, { ...(isBeside ? beside : above), y: textY, className: 'chart-text' }));
    y += height + gap;
    return { x, barTop, barBottom: barTop + barHeight };
  });
  const bottom = y - gap + 4;
  const [left, right] = rightToLeft ? [valueWidth, width - nameWidth] : [nameWidth, width - valueWidth];
  return {
    frame: {
      width,
      height: bottom + (writesValues ? 4 : 26),
      left,
      right,
      top,
      bottom,
      xDomain: rightToLeft ? [scale.domain[1], scale.domain[0]] : scale.domain,
      // Rows are placed in pixels.
      yDomain: [bottom, top],
      x: rightToLeft ? linear(scale.domain, right, left) : linear(scale.domain, left, right),
      y: (pixels) => pixels,
    },
    rows,
    furniture,
    along: rightToLeft ? -1 : 1,
  };
}
