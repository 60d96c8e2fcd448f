import type { Table } from '../engine/engine.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { fetchChartWords } from './fetch-chart-words.ts';
import { loadScript } from './load-script.ts';

export interface OwnChartOptions {
  readonly base: string;
  readonly language: string;
  readonly words: ScriptWords<'console'>;
}

/** Draws a result of a reader's own query as the chart that suits it, at both widths; says so where none does. */
export async function showOwnChart(
  box: HTMLElement,
  result: Table,
  { base, language, words }: OwnChartOptions,
): Promise<void> {
  const [{ suggestChart, specOf }, { plotChart }, { chartWidths }, chartWords] = await Promise.all([
    loadScript(() => import('./chart-of-result.ts')),
    loadScript(() => import('../charts/plot-chart.ts')),
    loadScript(() => import('../charts/chart-input.ts')),
    fetchChartWords(base, language),
  ]);
  const choice = suggestChart(result);
  box.hidden = false;
  if (!choice) {
    box.textContent = words.noChart;
    return;
  }
  const { rows } = result;
  const columns = result.columns.map(({ name }) => name);
  const draw = (name: 'wide' | 'narrow') => {
    const input = { id: `own-${name}`, spec: specOf(choice, words.result), columns, rows };
    return plotChart(input, { document, language, words: chartWords, width: chartWidths[name] }).svg;
  };
  const [narrow, wide] = [draw('narrow'), draw('wide')];
  wide.classList.add('chart-wide');
  narrow.classList.add('chart-narrow');
  const pair = document.createElement('div');
  pair.className = 'chart-pair';
  pair.append(narrow, wide);
  box.replaceChildren(pair);
}
