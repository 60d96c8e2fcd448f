import { fontSize, narrowBelow } from './chart-input.ts';
import { svgElement } from './svg-element.ts';

const coordinates = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'points'];

function tidy(element: Element): void {
  for (const name of [...element.getAttributeNames()]) {
    if (name === 'style' || name.startsWith('aria-')) element.removeAttribute(name);
  }
  for (const name of coordinates) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.setAttribute(
      name,
      value.replace(/-?\d+\.\d{3,}(?:e-\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0)),
    );
  }
  // Names of fonts and sizes come from the page.
  for (const name of ['font-family', 'font-variant']) element.removeAttribute(name);
}

interface Description {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
}

/**
 * Puts drawn groups into an SVG that obeys a strict content security policy and has one accessible name: no `<style>`,
 * no `style=`, an image with a title and a description, and everything inside hidden from assistive technology.
 */
export function strictSvg(
  document: Document,
  size: { readonly width: number; readonly height: number },
  content: readonly Element[],
  { id, title, description, language }: Description,
): SVGSVGElement {
  const inside = svgElement(document, 'g', { fill: 'currentColor', 'text-anchor': 'middle' });
  for (const element of content) if (element.localName !== 'style') inside.appendChild(element);
  for (const element of inside.querySelectorAll('*')) tidy(element);
  inside.setAttribute('aria-hidden', 'true');
  return svgElement(
    document,
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `chart ${size.width < narrowBelow ? 'chart-narrow' : 'chart-wide'}`,
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${Math.round(size.height * 100) / 100}`,
      'font-size': fontSize,
      direction: 'ltr',
      role: 'img',
      lang: language,
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-description`,
    },
    svgElement(document, 'title', { id: `${id}-title` }, title),
    svgElement(document, 'desc', { id: `${id}-description` }, description),
    inside as SVGElement,
  ) as SVGSVGElement;
}
