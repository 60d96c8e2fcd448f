import type { ChartContext } from './chart-context.ts';
import { dodge } from './dodge.ts';
import type { LegendEntry } from './draw-legend.ts';
import { drawText, lineHeight } from './draw-text.ts';
import type { Frame } from './frame.ts';
import { svgElement } from './svg-element.ts';
import { fitsLines, widestOf, wrapText } from './text-width.ts';

/** The name of a series beside the place where it ends. */
export interface EndLabel {
  readonly text: string;
  readonly className: string;
  readonly sign: LegendEntry['sign'];
  readonly at: number;
  readonly value: number;
}

/** Pixels between the end of a line and its name. */
const connector = 14;

/** The widest that a name beside its line may be: a quarter of the chart. */
const widestName = ({ width, isNarrow }: ChartContext) => width * (isNarrow ? 0.22 : 0.26);

/** Whether all names fit beside their lines; a single series has none. */
export function fitBesideEnds(context: ChartContext, labels: readonly EndLabel[]): boolean {
  const widest = widestName(context);
  const lines = labels.reduce((count, { text }) => count + wrapText(text, widest).length, 0);
  return (
    labels.length > 1 &&
    labels.every(({ text }) => fitsLines(text, widest, 2)) &&
    lines * lineHeight * 1.2 < context.plotHeight
  );
}

/** The room that names need beside the plotted area. */
export function endLabelsWidth(context: ChartContext, labels: readonly EndLabel[]): number {
  return connector + widestOf(labels.flatMap(({ text }) => wrapText(text, widestName(context)))) + 4;
}

/** Names beside the ends of their lines, moved apart, each joined to its line. */
export function drawEndLabels(context: ChartContext, frame: Frame, labels: readonly EndLabel[]): SVGElement[] {
  const wrapped = labels.map(({ text }) => wrapText(text, widestName(context)));
  const wishes = labels.map(({ value }, index) => ({
    centre: frame.y(value),
    size: (wrapped[index]?.length ?? 1) * lineHeight,
  }));
  const centres = dodge(wishes, frame.top - 8, frame.bottom + 8);
  return labels.flatMap((label, index) => {
    const lines = wrapped[index] ?? [];
    const centre = centres[index] ?? 0;
    const [startX, endX] = [frame.x(label.at) + 4, frame.right + connector];
    const path = `M${startX.toFixed(1)},${frame.y(label.value).toFixed(1)}L${(endX - 6).toFixed(1)},${centre.toFixed(1)}H${(endX - 1).toFixed(1)}`;
    return [
      svgElement(context.document, 'path', { class: `chart-connector ${label.className}`, d: path }),
      drawText(context, lines, {
        x: endX + 2,
        y: centre - ((lines.length - 1) * lineHeight) / 2,
        className: 'chart-text',
      }),
    ];
  });
}
