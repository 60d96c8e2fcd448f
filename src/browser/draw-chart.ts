import type { Table } from '../engine/engine.ts';
import type { ChartFigure, ChartTable } from '../charts/chart-figure.ts';
import { chartWidths } from '../charts/chart-input.ts';
import { chartInputOf } from '../charts/chart-input-of.ts';
import { creditsOf } from '../charts/credits-of.ts';
import { palette } from '../charts/palette.ts';
import { plotChart } from '../charts/plot-chart.ts';
import { toStandaloneSvg } from '../charts/to-standalone-svg.ts';
import type { PublishedChart } from '../model/published-chart.ts';
import type { ChartWords } from '../words/chart-words.ts';

export interface DrawnChart {
  readonly wide: ChartFigure;
  readonly narrow: ChartFigure;
  /** The chart as a file of its own, with title, source, date and licence. */
  standalone(): { svg: string; width: number; height: number };
}

/** Draws a result as the chart it belongs to, at both widths. Throws where the result lacks the chart's columns. */
export function drawChart(chart: PublishedChart, result: Table, language: string, words: ChartWords): DrawnChart {
  const plot = (id: string, width: number) =>
    plotChart(chartInputOf(chart, `live-${id}-${chart.id}`, result), { document, language, words, width });
  const wide = plot('wide', chartWidths.wide);
  const narrow = plot('narrow', chartWidths.narrow);
  return {
    wide,
    narrow,
    standalone() {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const svg = toStandaloneSvg(wide.svg, creditsOf(chart, wide), {
        colours: palette[dark ? 'dark' : 'light'],
        language,
        words,
      });
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
      return { svg, width: Number(width ?? wide.width), height: Number(height ?? wide.height) };
    },
  };
}

/** The numbers behind a chart as rows of a table element, the first cell of each heading its row. */
export function fillNumbers(table: HTMLTableElement, numbers: ChartTable): void {
  const head = document.createElement('thead');
  const headings = head.insertRow();
  for (const { label, numeric } of numbers.columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = label;
    if (numeric) cell.className = 'number';
    headings.append(cell);
  }
  const body = document.createElement('tbody');
  for (const row of numbers.rows) {
    const line = body.insertRow();
    row.forEach(({ text, state }, index) => {
      const cell = document.createElement(index === 0 ? 'th' : 'td');
      if (index === 0) cell.scope = 'row';
      cell.textContent = text;
      const classes = [numbers.columns[index]?.numeric ? 'number' : '', state === 'value' ? '' : 'not-shown'].filter(
        Boolean,
      );
      if (classes.length > 0) cell.className = classes.join(' ');
      line.append(cell);
    });
  }
  table.tHead?.remove();
  for (const old of [...table.tBodies]) old.remove();
  table.append(head, body);
}
