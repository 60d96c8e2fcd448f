import type { ChartContext } from './chart-context.ts';
import { svgElement } from './svg-element.ts';

export const lineHeight = 16;

interface TextPlace {
  readonly x: number;
  /** Middle of the first line. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly className: string;
}

/** Draws lines of text, one below the other. */
export function drawText(
  context: Pick<ChartContext, 'document' | 'say'>,
  lines: readonly string[],
  { x, y, anchor = 'start', className }: TextPlace,
): SVGElement {
  const { document, say } = context;
  const place = { class: className, x, y, dy: '0.32em', 'text-anchor': anchor };
  if (lines.length === 1) return svgElement(document, 'text', place, say(lines[0] ?? ''));
  const spans = lines.map((line, index) =>
    svgElement(document, 'tspan', { x, y: y + index * lineHeight, dy: '0.32em' }, say(line)),
  );
  return svgElement(document, 'text', { class: className, 'text-anchor': anchor }, ...spans);
}
