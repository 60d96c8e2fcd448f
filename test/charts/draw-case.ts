import { parseHTML } from 'linkedom';
import type { ChartFigure } from '../../src/charts/chart-figure.ts';
import { plotChart } from '../../src/charts/plot-chart.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import { languageWords } from '../../src/words/words-for.ts';
import type { ChartCase } from './cases.ts';

/** An empty server-side document to draw on. */
export function emptyDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
}

/** Draws a case as the site does. */
export function drawCase(
  id: string,
  { input, options }: ChartCase,
  width: number,
  document = emptyDocument(),
): ChartFigure {
  return plotChart(
    { ...input, id },
    { document, language: 'en', words: languageWords(options?.language ?? 'en').chart, ...options, width },
  );
}

/** One element a line, so that a change can be read. */
export function asLines(svg: SVGSVGElement): string {
  return `${serializeSvg(svg).replaceAll('><', '>\n<')}\n`;
}

/** Everything a figure says besides its drawing. */
export function wordsOf({ summary, notes, table, points }: ChartFigure): string {
  const rows = [table.columns.map(({ label }) => label), ...table.rows.map((row) => row.map(({ text }) => text))];
  return [
    summary,
    '',
    ...notes.map(({ kind, text }) => `${kind}: ${text}`),
    '',
    ...rows.map((row) => row.join(' | ')),
    '',
    ...points.slice(0, 3).map(({ label, state }) => `${state}: ${label}`),
    `${points.length} points`,
    '',
  ].join('\n');
}
