import type { ChartColours } from './palette.ts';
import { seriesColour, theme } from './theme.ts';

/** Writes the theme onto the elements: a file on its own has no style sheet. */
export function paintChart(svg: Element, colours: ChartColours): void {
  for (const { selector, ...properties } of theme) {
    for (const element of svg.querySelectorAll(selector)) {
      const colourOf = (name: string) =>
        name === 'series'
          ? seriesColour(element.getAttribute('class') ?? '', colours)
          : name === 'none'
            ? 'none'
            : String(colours[name as keyof ChartColours]);
      for (const [property, value] of Object.entries(properties)) {
        if (property === 'fill' && element.getAttribute('fill')?.startsWith('url(') === true) continue;
        element.setAttribute(
          property,
          property === 'fill' || property === 'stroke' ? colourOf(String(value)) : String(value),
        );
      }
    }
  }
}
