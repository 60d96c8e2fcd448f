import type { ChartColours } from './palette.ts';
import { seriesColour, theme } from './theme.ts';

/** The colour a property of the theme names: that of an element's series, none, or one of the palette. */
function colourOf(name: string, element: Element, colours: ChartColours): string {
  if (name === 'series') return seriesColour(element.getAttribute('class') ?? '', colours);
  return name === 'none' ? 'none' : String(colours[name as keyof ChartColours]);
}

/** Writes the theme onto the elements: a file on its own has no style sheet. */
export function paintChart(svg: Element, colours: ChartColours): void {
  for (const { selector, ...properties } of theme) {
    for (const element of svg.querySelectorAll(selector)) {
      for (const [property, value] of Object.entries(properties)) {
        if (property === 'fill' && element.getAttribute('fill')?.startsWith('url(') === true) continue;
        const isColour = property === 'fill' || property === 'stroke';
        element.setAttribute(property, isColour ? colourOf(String(value), element, colours) : String(value));
      }
    }
  }
}
