import type { Table } from '../engine/engine.ts';
import { formatCsv } from '../values/csv.ts';
import { fetchJson, remembered } from './chart-data.ts';
import type { TableSource } from './published-tables.ts';
import { saveFile } from './save-file.ts';
import type { SqlEditor } from './sql-editor.ts';
import { createStandingEngine, type StandingEngine } from './standing-engine.ts';

type Words = Readonly<Record<string, string>>;
const fill = (text: string | undefined, ...values: string[]) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
/** More rows than anybody reads; the download has as many as this. */
const maxRows = 100_000;

/** The tables that a query names; only these are fetched. */
export function tablesNamed<T extends { readonly name: string }>(sql: string, tables: readonly T[]): T[] {
  return tables.filter(({ name }) => new RegExp(`(?<!\\w)${name}(?!\\w)`, 'i').test(sql));
}

/** Any SQL over the published tables, in the reader's browser. A linked query waits for a click. */
function startConsole(root: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const words = JSON.parse(root.dataset['words'] ?? '{}') as Words;
  const base = root.dataset['root'] ?? '/';
  const language = root.dataset['language'] ?? 'en';
  const form = root.querySelector('form');
  const area = root.querySelector('textarea');
  if (!form || !area) return;
  const number = new Intl.NumberFormat(language);
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const tables = remembered(() => fetchJson<TableSource[]>(`${base}audit/tables.json`));
  let editor: SqlEditor | undefined;
  const text = () => editor?.text() ?? area.value;
  const setText = (sql: string) => (editor ? editor.setText(sql) : void (area.value = sql));

  const say = (line: string, failed = false) => {
    const status = part('status');
    if (!status) return;
    status.textContent = line;
    status.classList.toggle('failed', failed);
  };

  let held: { names: Set<string>; engine: StandingEngine } | undefined;
  /** An engine that has the named tables; another one replaces it when a query names more. */
  async function engineFor(wanted: readonly TableSource[], all: readonly TableSource[]): Promise<StandingEngine> {
    if (held && wanted.every(({ name }) => held?.names.has(name))) return held.engine;
    const names = new Set([...(held?.names ?? []), ...wanted.map(({ name }) => name)]);
    await held?.engine.close();
    const { openPublishedTables } = await import('./published-tables.ts');
    const bar = part<HTMLProgressElement>('progress');
    const engine = createStandingEngine((signal) =>
      openPublishedTables({
        base,
        tables: all.filter(({ name }) => names.has(name)),
        ...(signal ? { signal } : {}),
        onProgress(received, total) {
          if (bar) {
            bar.hidden = received >= total;
            bar.value = total === 0 ? 1 : received / total;
          }
          say(received >= total ? (words['running'] ?? '') : fill(words['loading'], megabytes.format(received / 1e6), megabytes.format(total / 1e6)));
        },
      }),
    );
    held = { names, engine };
    return engine;
  }

  let result: Table | undefined;
  let running: AbortController | undefined;

  async function showChart(): Promise<void> {
    const box = part('chart');
    if (!box || !result) return;
    const [{ suggestChart, specOf }, { plotChart }, { chartWidths }] = await Promise.all([import('./chart-of-result.ts'), import('../charts/plot-chart.ts'), import('../charts/chart-input.ts')]);
    const choice = suggestChart(result);
    box.hidden = false;
    if (!choice) {
      box.textContent = words['noChart'] ?? '';
      return;
    }
    const input = (id: string) => ({ id, spec: specOf(choice, words['result'] ?? 'Result'), columns: result!.columns.map(({ name }) => name), rows: result!.rows });
    const wide = plotChart(input('own-wide'), { document, language, width: chartWidths.wide }).svg;
    const narrow = plotChart(input('own-narrow'), { document, language, width: chartWidths.narrow }).svg;
    wide.classList.add('chart-wide');
    narrow.classList.add('chart-narrow');
    const pair = document.createElement('div');
    pair.className = 'chart-pair';
    pair.append(narrow, wide);
    box.replaceChildren(pair);
  }

  async function run(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const cancel = root.querySelector<HTMLButtonElement>('[data-action="cancel"]');
    const box = part('result');
    const chart = part('chart');
    if (cancel) cancel.hidden = false;
    if (chart) chart.hidden = true;
    say(words['running'] ?? '');
    const sql = text();
    try {
      history.replaceState(null, '', `${location.pathname}${location.search}#sql=${encodeURIComponent(sql)}`);
      const all = await tables();
      const engine = await engineFor(tablesNamed(sql, all), all);
      await engine.ready(controller.signal);
      const start = performance.now();
      result = await engine.query(sql, { signal: controller.signal, maxRows });
      const milliseconds = performance.now() - start;
      if (box) {
        const { showResultTable } = await import('./result-table.ts');
        box.hidden = false;
        showResultTable(box, result, { caption: words['result'] ?? '', language, words: { previous: words['previous'] ?? '', next: words['next'] ?? '', range: words['range'] ?? '', noValue: words['noValue'] ?? '' } });
      }
      for (const button of root.querySelectorAll<HTMLElement>('[data-needs-result]')) button.hidden = false;
      say(`${fill(words['rows'], number.format(result.rows.length), number.format(Math.round(milliseconds)))} ${result.truncated ? fill(words['truncated'], number.format(maxRows)) : ''}`.trim());
    } catch (error) {
      if (controller.signal.aborted) say(words['cancelled'] ?? '');
      else say(`${words['failed']} ${messageOf(error)}`, true);
    } finally {
      const bar = part<HTMLProgressElement>('progress');
      if (bar) bar.hidden = true;
      if (running === controller && cancel) cancel.hidden = true;
    }
  }

  const loadEditor = remembered(async () => {
    const [{ createSqlEditor }, all] = await Promise.all([import('./sql-editor.ts'), tables()]);
    editor = createSqlEditor(area, {
      label: words['editor'] ?? 'SQL',
      schema: Object.fromEntries(all.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
      onRun: () => void run(),
      onChange: (sql) => void (area.value = sql),
    });
    if (document.activeElement === area || document.activeElement === document.body) editor.focus();
  });
  // Without the editor the plain field goes on working.
  area.addEventListener('focus', () => void loadEditor().catch(() => undefined), { once: true });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  root.addEventListener('click', ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-sql]');
    if (!control) return;
    if (control.dataset['sql'] !== undefined) {
      setText(control.dataset['sql']);
      area.scrollIntoView({ block: 'nearest' });
    }
    switch (control.dataset['action']) {
      case 'cancel':
        running?.abort();
        break;
      case 'csv':
        if (result) saveFile('result.csv', formatCsv(result.columns.map(({ name }) => name), result.rows), 'text/csv');
        break;
      case 'chart':
        void showChart().catch((error: unknown) => say(`${words['failed']} ${messageOf(error)}`, true));
        break;
      case 'insert':
        setText(`${text().trimEnd()} ${control.dataset['name'] ?? ''}`);
    }
  });

  const linked = /^#sql=(.*)$/.exec(location.hash)?.[1];
  if (linked !== undefined) {
    area.value = decodeURIComponent(linked);
    root.scrollIntoView();
    say(words['linked'] ?? '');
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-sql-console]')) startConsole(root);
