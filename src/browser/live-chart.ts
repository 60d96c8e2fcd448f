import type { Engine, Table } from '../engine/engine.ts';
import { bindParameters } from '../engine/sql.ts';
import { formatCsv } from '../values/csv.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { answerFrom, type ChartCube } from '../model/chart-cube.ts';
import type { PublishedChart } from '../model/published-chart.ts';
import { type ChartState, formatChartState, parseChartState, rowsInRange } from './chart-state.ts';
import { fetchChartWords } from './fetch-chart-words.ts';
import { saveFile } from './save-file.ts';
import { readWords } from './read-words.ts';
import { failure, type Said, say as sayIn } from './say.ts';
import { createStandingEngine } from './standing-engine.ts';

/**
 * Brings one chart to life: filters and ranges answered from the published cube, own SQL answered by the engine over
 * the verified files. Nothing is fetched before the reader asks; the state stands in the address.
 */
function startLiveChart(root: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const words = readWords(root, 'liveChart');
  const base = root.dataset['root'] ?? '/';
  const language = root.dataset['language'] ?? 'en';
  const filters = part<HTMLFormElement>('filters');
  const terminal = part<HTMLFormElement>('console');
  const area = terminal?.querySelector('textarea') ?? undefined;
  const firstFigure = part('figure')?.innerHTML ?? '';
  const number = new Intl.NumberFormat(language);

  const chart = remembered(() => fetchJson<PublishedChart>(root.dataset['chart'] ?? ''));
  const cube = remembered(async () => {
    const { cube: path } = await chart();
    return path === undefined ? undefined : fetchJson<ChartCube>(base + path);
  });
  const drawing = remembered(() => import('./draw-chart.ts'));
  const chartWords = remembered(() => fetchChartWords(base, language));
  /** The result shown now; undefined while it is the one the page came with. */
  let shown: Table | undefined;

  const say = (where: 'filter-status' | 'status', text: Said, failed = false) => sayIn(part(where), text, failed);
  const bytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const showProgress = (received: number, total: number) => {
    const bar = part<HTMLProgressElement>('progress');
    if (!bar) return;
    bar.hidden = received >= total;
    bar.value = total === 0 ? 1 : received / total;
    say(
      'status',
      received >= total
        ? words.running
        : words.loading({ done: bytes.format(received / 1e6), total: bytes.format(total / 1e6) }),
    );
  };

  const engine = createStandingEngine(async (signal): Promise<Engine> => {
    const [{ openPublishedTables }, { tables }] = await Promise.all([import('./published-tables.ts'), chart()]);
    return openPublishedTables({ base, tables, onProgress: showProgress, ...(signal ? { signal } : {}) });
  });

  /** Draws a result in place of the figure; throws where it cannot be drawn as this chart. */
  async function draw(result: Table): Promise<void> {
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
    const notes = root.querySelector('[data-part="notes"]');
    if (notes) {
      notes.replaceChildren(
        ...drawn.wide.notes.map(({ text }) => Object.assign(document.createElement('li'), { textContent: text })),
      );
    }
    shown = result;
    root.dispatchEvent(
      new CustomEvent('chart-drawn', { detail: { wide: drawn.wide.points, narrow: drawn.narrow.points } }),
    );
  }

  function restoreFirst(): void {
    const figure = part('figure');
    if (figure) figure.innerHTML = firstFigure;
    shown = undefined;
    root.dispatchEvent(new CustomEvent('chart-drawn'));
  }

  const periodsOf = (data: PublishedChart) => {
    const column = data.columns.findIndex(({ name }) => name === data.spec.period);
    return { column, periods: column < 0 ? [] : [...new Set(data.rows.map((row) => String(row[column])))].sort() };
  };

  function readForm(data: PublishedChart): ChartState {
    const query = new URLSearchParams();
    for (const [name, value] of filters ? new FormData(filters) : []) query.set(name, String(value));
    const { periods } = periodsOf(data);
    const state = parseChartState(query.toString(), data.filters, periods);
    // The whole range is no choice.
    return {
      filters: state.filters,
      ...(state.from && state.from !== periods[0] ? { from: state.from } : {}),
      ...(state.to && state.to !== periods.at(-1) ? { to: state.to } : {}),
    };
  }

  function fillForm(state: ChartState): void {
    for (const [name, value] of Object.entries({
      ...state.filters,
      ...(state.from ? { from: state.from } : {}),
      ...(state.to ? { to: state.to } : {}),
    })) {
      const control = filters?.elements.namedItem(name);
      if (control instanceof HTMLSelectElement) control.value = value;
    }
  }

  let asked = 0;
  async function applyFilters(): Promise<void> {
    const turn = ++asked;
    try {
      const data = await chart();
      const state = readForm(data);
      const query = formatChartState(state, data.filters);
      history.replaceState(null, '', `${location.pathname}${query}${location.hash}`);
      if (area) area.value = bindParameters(data.sql, state.filters);
      if (query === '') {
        restoreFirst();
        say('filter-status', '');
        return;
      }
      const known = await cube();
      const answer =
        (known && answerFrom(known, state.filters)) ??
        (data.filters.length === 0
          ? { columns: data.columns, rows: data.rows }
          : await engine.query(bindParameters(data.sql, state.filters)));
      if (turn !== asked) return;
      const { column } = periodsOf(data);
      await draw({ columns: answer.columns, rows: column < 0 ? answer.rows : rowsInRange(answer.rows, column, state) });
      say('filter-status', known ? words.exact : '');
    } catch (error) {
      if (turn === asked) say('filter-status', failure(words, error), true);
    }
  }

  let running: AbortController | undefined;
  async function runSql(): Promise<void> {
    if (!area || !terminal) return;
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const cancel = terminal.querySelector<HTMLButtonElement>('[data-action="cancel"]');
    const result = part('result');
    if (cancel) cancel.hidden = false;
    say('status', words.running);
    try {
      history.replaceState(null, '', `${location.pathname}${location.search}#sql=${encodeURIComponent(area.value)}`);
      await engine.ready(controller.signal);
      const start = performance.now();
      const answer = await engine.query(area.value, { signal: controller.signal, maxRows: 10_000 });
      const milliseconds = performance.now() - start;
      if (result) {
        const { showResultTable } = await import('./result-table.ts');
        result.hidden = false;
        showResultTable(result, answer, {
          caption: words.result,
          language,
          words: {
            previous: '←',
            next: '→',
            range: ({ first, last, all }) => `${first}–${last} / ${all}`,
            noValue: words.noValue,
          },
        });
      }
      const facts = words.rows({
        count: number.format(answer.rows.length),
        milliseconds: number.format(Math.round(milliseconds)),
      });
      await draw(answer).then(
        () => say('status', answer.rows.length === 0 ? words.emptyResult : `${facts} ${words.verified}`),
        // Other columns than the chart's are a table, and no fault.
        () => {
          shown = answer;
          say('status', `${facts} ${words.verified}`);
        },
      );
    } catch (error) {
      if (controller.signal.aborted) say('status', words.cancelled);
      else if (error instanceof Error && error.name === 'TamperedFileError')
        say('status', failure(words, error, words.mismatch), true);
      else say('status', failure(words, error), true);
    } finally {
      const bar = part<HTMLProgressElement>('progress');
      if (bar) bar.hidden = true;
      if (running === controller && cancel) cancel.hidden = true;
    }
  }

  async function save(format: string): Promise<void> {
    const data = await chart();
    const result = shown ?? { columns: data.columns, rows: data.rows };
    if (format === 'csv')
      return saveFile(
        `${data.id}.csv`,
        formatCsv(
          result.columns.map(({ name }) => name),
          result.rows,
        ),
        'text/csv',
      );
    const { svg, width, height } = (await drawing()).drawChart(data, result, language, await chartWords()).standalone();
    if (format === 'svg') return saveFile(`${data.id}.svg`, svg, 'image/svg+xml');
    const { pngOfSvg } = await import('./save-file.ts');
    saveFile(`${data.id}.png`, await pngOfSvg(svg, width, height), 'image/png');
  }

  filters?.addEventListener('change', () => void applyFilters());
  filters?.addEventListener('submit', (event) => event.preventDefault());
  // The form's own reset happens after this event.
  filters?.addEventListener('reset', () => setTimeout(() => void applyFilters()));
  terminal?.addEventListener('submit', (event) => {
    event.preventDefault();
    void runSql();
  });
  terminal?.addEventListener('click', ({ target }) => {
    const action = (target as Element).closest<HTMLElement>('[data-action]')?.dataset['action'];
    if (action === 'cancel') running?.abort();
    if (action === 'restore' && area) {
      area.value = area.defaultValue;
      history.replaceState(null, '', `${location.pathname}${location.search}`);
      const result = part('result');
      if (result) result.hidden = true;
      restoreFirst();
      say('status', '');
    }
  });
  area?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) terminal?.requestSubmit();
  });
  root.addEventListener('click', (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-format]');
    const format = control?.dataset['format'];
    // The published files are the first view; what the reader changed is made here.
    if (format === 'png' || (shown && (format === 'csv' || format === 'svg'))) {
      event.preventDefault();
      void save(format).catch((error: unknown) => say('filter-status', failure(words, error), true));
    }
  });

  // A linked view: its filters are shown at once, its SQL is written into the editor and waits for a click.
  if (location.search.length > 1) {
    void chart().then(
      (data) => {
        fillForm(parseChartState(location.search, data.filters, periodsOf(data).periods));
        return applyFilters();
      },
      () => undefined,
    );
  }
  const linked = /^#sql=(.*)$/.exec(location.hash)?.[1];
  if (linked !== undefined && area) {
    area.value = decodeURIComponent(linked);
    const fold = area.closest('details');
    if (fold) fold.open = true;
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-live-chart]')) startLiveChart(root);
