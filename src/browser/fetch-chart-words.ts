import { paths } from '../model/paths.ts';
import { type ChartWords, chartWordsFrom } from '../words/chart-words.ts';
import { fetchJson } from './fetch-json.ts';

/** The words of charts in a language, as the site at `base` publishes them. Only who draws a chart needs them. */
export async function fetchChartWords(base: string, language: string): Promise<ChartWords> {
  return chartWordsFrom(await fetchJson<unknown>(base + paths.chartWords(language)), language);
}
