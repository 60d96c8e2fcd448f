import { discreteLaplaceBound, discreteLaplaceMass } from '../values/discrete-laplace.ts';
import { numberFormat } from '../values/kept-formats.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { setApart } from './set-apart.ts';
import { strictSvg } from './strict-svg.ts';
import { svgElement } from './svg-element.ts';

export interface NoiseOptions {
  readonly document: Document;
  readonly language: string;
  /** Start of every id in the SVG. */
  readonly id: string;
  readonly width: number;
  /** The true count; beside it stands the count with one more. */
  readonly truth: number;
  readonly epsilon: number;
  readonly words: {
    readonly title: string;
    readonly description: string;
    readonly one: string;
    readonly other: string;
  };
}

const height = 150;

/**
 * What may be published for a count and for the count with one more: how likely each number is. The closer the two
 * shapes lie, the less a published number says about the one. Drawn over 99 % of the noise, at most 40 to each side.
 */
export function plotNoise({ document, language, id, width, truth, epsilon, words }: NoiseOptions): SVGSVGElement {
  const say = (text: string) => setApart(text, language);
  const reach = Math.min(40, Math.max(3, discreteLaplaceBound(0.99, epsilon)));
  const values = Array.from({ length: 2 * reach + 2 }, (_, index) => index - reach);
  const top = 2 * lineHeight + 10;
  const step = (width - 16) / values.length;
  const bar = Math.max(1.5, step * 0.42);
  const scale = height / discreteLaplaceMass(0, epsilon);
  const number = numberFormat(language);
  const content: SVGElement[] = [
    svgElement(document, 'rect', { class: 'chart-box series-1', x: 8, y: 4, width: 12, height: 10 }),
    drawText({ document, say }, [words.one], { x: 26, y: 9, className: 'chart-text' }),
    svgElement(document, 'rect', { class: 'chart-box series-2', x: 8, y: 4 + lineHeight, width: 12, height: 10 }),
    drawText({ document, say }, [words.other], { x: 26, y: 9 + lineHeight, className: 'chart-text' }),
    svgElement(document, 'path', { class: 'chart-baseline', d: `M4,${top + height}H${width - 4}` }),
  ];
  values.forEach((value, index) => {
    const x = 8 + index * step;
    for (const [series, distance, offset] of [
      [1, value, 0],
      [2, value - 1, bar],
    ] as const) {
      const tall = discreteLaplaceMass(distance, epsilon) * scale;
      if (tall >= 0.4)
        content.push(
          svgElement(document, 'rect', {
            class: `chart-box series-${series}`,
            x: x + offset,
            y: top + height - tall,
            width: bar,
            height: tall,
          }),
        );
    }
    const isNamed =
      value === 0 || Math.abs(value) === reach || (reach >= 8 && Math.abs(value) === Math.round(reach / 2));
    if (isNamed)
      content.push(
        drawText({ document, say }, [number.format(truth + value)], {
          x: x + bar,
          y: top + height + 14,
          anchor: 'middle',
          className: 'chart-label',
        }),
      );
  });
  return strictSvg(document, { width, height: top + height + 26 }, content, {
    id,
    title: words.title,
    description: words.description,
    language,
  });
}
