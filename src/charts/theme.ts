import type { ChartColours } from './palette.ts';

/** Name of a colour, of the series the element belongs to, or a value as it is. */
type Paint = 'ink' | 'muted' | 'grid' | 'surface' | 'other' | 'series' | 'none';

/** How one kind of element is painted. `fill` and `stroke` name colours; everything else is written as it is. */
export interface ThemeRule {
  readonly selector: string;
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly 'stroke-width'?: number;
  readonly 'stroke-opacity'?: number;
  readonly 'stroke-dasharray'?: string;
  readonly 'stroke-linejoin'?: 'round';
  readonly 'stroke-linecap'?: 'round';
  readonly 'fill-opacity'?: number;
  readonly 'font-weight'?: number;
}

/** The look of a chart; `chart.css` says the same to a page, and a test holds the two together. */
export const theme: readonly ThemeRule[] = [
  { selector: '.chart-text', fill: 'ink' },
  { selector: '.chart-label', fill: 'muted' },
  { selector: '.chart-note', fill: 'muted' },
  { selector: '.chart-letter', fill: 'ink', 'font-weight': 600 },
  { selector: '.chart-title', fill: 'ink', 'font-weight': 600 },
  { selector: '.chart-strong', fill: 'ink', 'font-weight': 600 },
  { selector: '.chart-axis text', fill: 'muted', stroke: 'none' },
  { selector: '.chart-axis path', fill: 'none', stroke: 'muted', 'stroke-opacity': 0.6 },
  { selector: '.chart-grid', stroke: 'grid', 'stroke-width': 1 },
  { selector: '.chart-baseline', stroke: 'muted', 'stroke-width': 1 },
  { selector: '.chart-break', fill: 'none', stroke: 'ink', 'stroke-width': 1, 'stroke-dasharray': '4 3' },
  { selector: '.chart-hatch-ground', fill: 'grid', 'fill-opacity': 0.35 },
  { selector: '.chart-hatch', fill: 'none', stroke: 'muted', 'stroke-width': 1.1, 'stroke-opacity': 0.75 },
  { selector: '.chart-suppressed', stroke: 'muted', 'stroke-width': 0.5, 'stroke-opacity': 0.5 },
  { selector: ".chart-suppressed[class*='series-']", stroke: 'series', 'stroke-width': 1.5, 'stroke-opacity': 1 },
  { selector: '.chart-outage', stroke: 'none' },
  { selector: '.chart-halo', fill: 'none', stroke: 'surface', 'stroke-width': 4 },
  { selector: '.chart-interval', fill: 'none', stroke: 'ink', 'stroke-width': 1.25 },
  {
    selector: '.chart-line',
    fill: 'none',
    stroke: 'series',
    'stroke-width': 2.25,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  },
  { selector: '.chart-context', fill: 'none', stroke: 'other', 'stroke-width': 1, 'stroke-opacity': 0.7 },
  { selector: '.chart-connector', fill: 'none', stroke: 'series', 'stroke-width': 1 },
  { selector: '.chart-dot', fill: 'series', stroke: 'surface', 'stroke-width': 1 },
  { selector: '.chart-hollow', fill: 'surface', stroke: 'series', 'stroke-width': 2 },
  { selector: '.chart-box', fill: 'series', stroke: 'surface', 'stroke-width': 1 },
  { selector: '.chart-area', fill: 'series', stroke: 'surface', 'stroke-width': 1 },
  { selector: '.chart-nothing', fill: 'none', stroke: 'muted', 'stroke-width': 1, 'stroke-dasharray': '2 4' },
  { selector: '.chart-track', fill: 'grid', 'fill-opacity': 0.5 },
];

/** The colour an element of a series has in a set of colours. */
export function seriesColour(className: string, colours: ChartColours): string {
  const slot = /(?:^|\s)series-(\d)(?:\s|$)/.exec(className)?.[1];
  return slot === undefined ? colours.other : (colours.series[Number(slot) - 1] ?? colours.other);
}
