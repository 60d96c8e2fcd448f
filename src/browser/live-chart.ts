import type { Engine } from '../engine/engine.ts';
import { answerFrom, type ChartCube } from '../model/chart-cube.ts';
import type { PublishedChart } from '../model/published-chart.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { fillChartForm, periodsOf, readChartForm } from './chart-form.ts';
import { type ChartState, formatChartState, parseChartState, rowsInRange } from './chart-state.ts';
import { comeToLife } from './come-to-life.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { liveFigure } from './live-figure.ts';
import { startLiveSql } from './live-sql.ts';
import { loadScript } from './load-script.ts';
import { readWords } from './read-words.ts';
import { failure, type Said, say as sayIn } from './say.ts';
import { siteRoot } from './site-root.ts';

/**
 * Brings one chart to life: filters and ranges answered from the published cube, own SQL answered by the engine over
 * the verified files. Nothing is fetched before the reader asks; the state stands in the address.
 */
function startLiveChart(root: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const words = readWords(root, 'liveChart');
  const base = siteRoot(root);
  const language = root.dataset['language'] ?? 'en';
  const filters = part<HTMLFormElement>('filters');
  const area = part('console')?.querySelector('textarea') ?? undefined;
  const say = (text: Said, failed = false) => sayIn(part('filter-status'), text, failed);

  const chart = remembered(() => fetchJson<PublishedChart>(root.dataset['chart'] ?? ''));
  const cube = remembered(async () => {
    const { cube: path } = await chart();
    return path === undefined ? undefined : fetchJson<ChartCube>(base + path);
  });
  const onProgress = progressIn(root, language, words);
  const openEngine = async (signal?: AbortSignal): Promise<Engine> => {
    const { openPublishedTables } = await loadScript(() => import('./published-tables.ts'), signal);
    const { tables } = await chart();
    return openPublishedTables({ base, tables, onProgress, ...(signal ? { signal } : {}) });
  };
  // Most readers change nothing: what works with SQL comes with the first change.
  const sql = remembered(() => loadScript(() => import('../engine/sql.ts')));
  const engine = remembered(async () => {
    const { createStandingEngine } = await loadScript(() => import('./standing-engine.ts'));
    return createStandingEngine(openEngine);
  });
  const figure = liveFigure(root, language, chart);

  async function answerTo(data: PublishedChart, state: ChartState, known: ChartCube | undefined) {
    const answer =
      (known && answerFrom(known, state.filters)) ??
      (data.filters.length === 0
        ? { columns: data.columns, rows: data.rows }
        : await (await engine()).query((await sql()).bindParameters(data.sql, state.filters)));
    const { column } = periodsOf(data);
    return { columns: answer.columns, rows: column < 0 ? answer.rows : rowsInRange(answer.rows, column, state) };
  }

  let asked = 0;
  async function applyFilters(): Promise<void> {
    const turn = ++asked;
    try {
      const [data, { bindParameters }] = await Promise.all([chart(), sql()]);
      const state = readChartForm(filters, data);
      const query = formatChartState(state, data.filters);
      history.replaceState(null, '', `${location.pathname}${query}${location.hash}`);
      if (area) area.value = bindParameters(data.sql, state.filters);
      if (query === '') {
        figure.restore();
        say('');
        return;
      }
      const known = await cube();
      const answer = await answerTo(data, state, known);
      if (turn !== asked) return;
      await figure.draw(answer);
      say(known ? words.exact : '');
    } catch (error) {
      if (turn === asked) say(failure(words, error), true);
    }
  }

  filters?.addEventListener('change', () => void applyFilters());
  filters?.addEventListener('submit', (event) => event.preventDefault());
  // The form's own reset happens after this event.
  filters?.addEventListener('reset', () => setTimeout(() => void applyFilters()));
  root.addEventListener('click', (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-format]');
    const format = control?.dataset['format'];
    // The published files are the first view; what the reader changed is made here.
    if (format === 'png' || (figure.isChanged() && (format === 'csv' || format === 'svg'))) {
      event.preventDefault();
      void figure.save(format).catch((error: unknown) => say(failure(words, error), true));
    }
  });
  startLiveSql(root, { words, language, engine, figure });

  // A linked view: its filters are shown at once, its SQL is written into the editor and waits for a click.
  if (location.search.length > 1) {
    void chart().then(
      (data) => {
        fillChartForm(filters, parseChartState(location.search, data.filters, periodsOf(data).periods));
        return applyFilters();
      },
      (error: unknown) => say(failure(words, error), true),
    );
  }
  showLinkedSql(area);
}

/** Shows how much of the tables has come, and says so. */
function progressIn(root: HTMLElement, language: string, words: ScriptWords<'liveChart'>) {
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const bar = root.querySelector<HTMLProgressElement>('[data-part="progress"]');
  return (received: number, total: number): void => {
    if (!bar) return;
    bar.hidden = received >= total;
    bar.value = total === 0 ? 1 : received / total;
    const [done, all] = [megabytes.format(received / 1e6), megabytes.format(total / 1e6)];
    sayIn(
      root.querySelector<HTMLElement>('[data-part="status"]'),
      received >= total ? words.running : words.loading({ done, total: all }),
    );
  };
}

function showLinkedSql(area: HTMLTextAreaElement | undefined): void {
  const linked = /^#sql=(.*)$/.exec(location.hash)?.[1];
  if (linked === undefined || !area) return;
  area.value = decodeURIComponent(linked);
  const fold = area.closest('details');
  if (fold) fold.open = true;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-live-chart]')) {
  startLiveChart(root);
  comeToLife(root);
}
