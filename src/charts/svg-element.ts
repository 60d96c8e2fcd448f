const namespace = 'http://www.w3.org/2000/svg';

/** Coordinates to a hundredth of a pixel: finer is invisible and only makes the file longer. */
function roundCoordinate(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Makes one SVG element; undefined attributes are left out, numbers are rounded. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (SVGElement | string)[]
): SVGElement {
  const element = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      element.setAttribute(key, String(typeof value === 'number' ? roundCoordinate(value) : value));
  }
  for (const child of children) {
    element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return element;
}
