import type { ChartContext } from './chart-context.ts';
import { drawText } from './draw-text.ts';
import { drawSuppressed } from './hatch.ts';
import type { Frame } from './frame.ts';
import type { Cell, Series } from './read-chart-data.ts';
import type { Positions } from './positions.ts';
import { textWidth } from './text-width.ts';

/** Hatched cells, and where each of them lies. */
export interface Hatched {
  readonly elements: SVGElement[];
  readonly points: Map<Cell, [number, number]>;
}

/** Rows below the plotted area in which the suppressed cells of several series are hatched, each in its own row. */
export interface Strip {
  readonly pitch: number;
  readonly series: readonly (Series & { readonly className: string })[];
}

/** The axis's own lowest number stands beside the first pixels below the plotted area. */
const stripTop = 9;

/** Height of the rows, with the room above them. */
export function stripHeight({ series, pitch }: Strip): number {
  return series.length === 0 ? 0 : stripTop + series.length * pitch;
}

/** The rows a chart needs; none for a single series. */
export function stripFor(context: ChartContext): Strip {
  const series =
    context.data.series.length < 2
      ? []
      : context.arranged.shown.filter(({ cells }) => cells.some(({ value }) => value === null));
  return { pitch: series.length > 4 ? 9 : 14, series };
}

/** Draws the rows, each with the name of its series where there is room. */
export function drawStrip(context: ChartContext, frame: Frame, { pitch, series }: Strip, isDirect: boolean): Hatched {
  const elements: SVGElement[] = [];
  const points = new Map<Cell, [number, number]>();
  const isNamedLeft = series.every(({ name }) => textWidth(name) < frame.left - 8);
  series.forEach(({ cells, className, name }, row) => {
    const top = frame.bottom + stripTop + row * pitch;
    const height = pitch - 4;
    for (const cell of cells.filter(({ value }) => value === null)) {
      const position = context.data.positions.list[cell.x];
      if (position === undefined) continue;
      const [middle, half] = [
        frame.x(position.middle),
        Math.max(4, Math.abs(frame.x(position.end) - frame.x(position.start)) / 2 - 1),
      ];
      elements.push(
        drawSuppressed(context, { x1: middle - half, x2: middle + half, y1: top, y2: top + height }, className),
      );
      points.set(cell, [middle, top + height / 2]);
    }
    if (pitch < 14) return;
    const place = { y: top + height / 2, className: 'chart-label' };
    if (isDirect) elements.push(drawText(context, [name], { ...place, x: frame.right + 16 }));
    else if (isNamedLeft) elements.push(drawText(context, [name], { ...place, x: frame.left - 6, anchor: 'end' }));
  });
  return { elements, points };
}

/** Stretches of the x axis in which a series is suppressed; neighbours share one. */
export function suppressedBands({ list }: Positions, cells: readonly Cell[]): { start: number; end: number }[] {
  const bands: { start: number; end: number }[] = [];
  for (const { x, value } of cells) {
    const position = list[x];
    if (value !== null || position === undefined) continue;
    const band = bands.at(-1);
    if (band?.end === position.start) band.end = position.end;
    else bands.push({ start: position.start, end: position.end });
  }
  return bands;
}

/** Full-height bands where the only series of a plot is suppressed. */
export function drawBands(context: ChartContext, frame: Frame, cells: readonly Cell[]): Hatched {
  const { positions } = context.data;
  const elements = suppressedBands(positions, cells).map(({ start, end }) =>
    drawSuppressed(context, { x1: frame.x(start), x2: frame.x(end), y1: frame.top, y2: frame.bottom }),
  );
  const suppressed = cells.filter(({ value }) => value === null);
  return {
    elements,
    points: new Map(
      suppressed.map((cell) => [cell, [frame.x(positions.list[cell.x]?.middle ?? 0), frame.bottom - 12]]),
    ),
  };
}
