import type { ChartContext } from './chart-context.ts';
import { svgElement } from './svg-element.ts';

/** A stretch in which there is something that is not published: hatched, in the colour of its series if it has one. */
export function drawSuppressed(
  { document, id }: Pick<ChartContext, 'document' | 'id'>,
  box: { x1: number; x2: number; y1: number; y2: number },
  className = '',
): SVGElement {
  return svgElement(document, 'rect', {
    class: `chart-suppressed ${className}`.trim(),
    x: Math.min(box.x1, box.x2),
    y: Math.min(box.y1, box.y2),
    width: Math.abs(box.x2 - box.x1),
    height: Math.abs(box.y2 - box.y1),
    fill: `url(#${id}-suppressed)`,
  });
}

/** The two hatchings: leaning right for what is suppressed, leaning left for an outage. */
export function drawPatterns({ document, id }: Pick<ChartContext, 'document' | 'id'>): SVGElement {
  const pattern = (name: string, angle: number) =>
    svgElement(
      document,
      'pattern',
      {
        id: `${id}-${name}`,
        patternUnits: 'userSpaceOnUse',
        width: 5,
        height: 5,
        patternTransform: `rotate(${angle})`,
      },
      svgElement(document, 'rect', { class: 'chart-hatch-ground', width: 5, height: 5 }),
      svgElement(document, 'path', { class: 'chart-hatch', d: 'M1,0V5' }),
    );
  return svgElement(document, 'defs', {}, pattern('suppressed', 45), pattern('outage', -45));
}
