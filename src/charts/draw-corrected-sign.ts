import type { ChartContext } from './chart-context.ts';
import { correctedSign } from './draw-legend.ts';
import { svgElement } from './svg-element.ts';

/** The sign of a correction, with its middle at a place. */
export const drawCorrectedSign = ({ document }: Pick<ChartContext, 'document'>, x: number, y: number): SVGElement =>
  svgElement(
    document,
    'text',
    { class: 'chart-note chart-letter', x, y, dy: '0.32em', 'text-anchor': 'middle' },
    correctedSign,
  );
