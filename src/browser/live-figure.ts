import type { Table } from '../engine/engine.ts';
import type { PublishedChart } from '../model/published-chart.ts';
import { formatCsv } from '../values/csv.ts';
import { fetchChartWords } from './fetch-chart-words.ts';
import { remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import { saveFile } from './save-file.ts';
import { siteRoot } from './site-root.ts';

/** The figure of one chart on a page, as it came or as it was drawn here. */
export interface LiveFigure {
  /** Whether something else is shown than what the page came with. */
  readonly isChanged: () => boolean;
  /** Draws a result in place of the figure; rejects where it cannot be drawn as this chart. */
  draw(result: Table): Promise<void>;
  /** A result that is shown as a table only; saved in place of the figure's. */
  keep(result: Table): void;
  /** Back to what the page came with. */
  restore(): void;
  /** Saves what is shown: `csv`, `svg`, otherwise PNG. */
  save(format: string): Promise<void>;
}

/** `chart` gives what is needed to draw; it is asked for at the first drawing. Files lie below the page's root. */
export function liveFigure(root: HTMLElement, language: string, chart: () => Promise<PublishedChart>): LiveFigure {
  const base = siteRoot(root);
  const figure = root.querySelector('[data-part="figure"]');
  const firstFigure = figure?.innerHTML ?? '';
  const drawing = remembered(() => loadScript(() => import('./draw-chart.ts')));
  const chartWords = remembered(() => fetchChartWords(base, language));
  let shown: Table | undefined;

  return {
    isChanged: () => shown !== undefined,
    keep(result) {
      shown = result;
    },
    async draw(result) {
      const [{ drawChart, fillNumbers }, data, words] = await Promise.all([drawing(), chart(), chartWords()]);
      const drawn = drawChart(data, result, language, words);
      const pair = root.querySelector('.chart-pair');
      if (!pair) return;
      drawn.wide.svg.classList.add('chart-wide');
      drawn.narrow.svg.classList.add('chart-narrow');
      pair.replaceChildren(drawn.narrow.svg, drawn.wide.svg);
      const summary = root.querySelector('[data-part="summary"]');
      if (summary) summary.textContent = drawn.wide.summary;
      const numbers = root.querySelector<HTMLTableElement>('[data-part="numbers"] table');
      if (numbers) fillNumbers(numbers, drawn.wide.table);
      root
        .querySelector('[data-part="notes"]')
        ?.replaceChildren(
          ...drawn.wide.notes.map(({ text }) => Object.assign(document.createElement('li'), { textContent: text })),
        );
      shown = result;
      const detail = { wide: drawn.wide.points, narrow: drawn.narrow.points };
      root.dispatchEvent(new CustomEvent('chart-drawn', { detail }));
    },
    restore() {
      if (figure) figure.innerHTML = firstFigure;
      shown = undefined;
      root.dispatchEvent(new CustomEvent('chart-drawn'));
    },
    async save(format) {
      const data = await chart();
      const result = shown ?? { columns: data.columns, rows: data.rows };
      if (format === 'csv') {
        const names = result.columns.map(({ name }) => name);
        return saveFile(`${data.id}.csv`, formatCsv(names, result.rows), 'text/csv');
      }
      const { drawChart } = await drawing();
      const { svg, width, height } = drawChart(data, result, language, await chartWords()).standalone();
      if (format === 'svg') return saveFile(`${data.id}.svg`, svg, 'image/svg+xml');
      const { pngOfSvg } = await loadScript(() => import('./save-file.ts'));
      saveFile(`${data.id}.png`, await pngOfSvg(svg, width, height), 'image/png');
    },
  };
}
