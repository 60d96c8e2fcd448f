import type { Table } from '../engine/engine.ts';
import { formatCsv } from '../values/csv.ts';
import { fetchChartWords } from './fetch-chart-words.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import type { TableSource } from './published-tables.ts';
import { saveFile } from './save-file.ts';
import { readWords } from './read-words.ts';
import { failure, say, setHidden } from './say.ts';
import type { SqlEditor } from './sql-editor.ts';
import { createStandingEngine, type StandingEngine } from './standing-engine.ts';
import { hasLinkedSql, linkedSql, linkTo } from './sql-link.ts';
import { tablesForQuery, wantsText } from './tables-for-query.ts';
import { paths } from '../model/paths.ts';

/** More rows than anybody reads; the download has as many as this. */
const maxRows = 100_000;

interface HeldEngine {
  readonly names: ReadonlySet<string>;
  readonly keepText: boolean;
  readonly engine: StandingEngine;
}

/** Any SQL over the published tables, in the reader's browser. A linked query waits for a click. */
function startConsole(root: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const words = readWords(root, 'console');
  const base = root.dataset['root'] ?? '/';
  const language = root.dataset['language'] ?? 'en';
  const form = root.querySelector('form');
  const area = root.querySelector('textarea');
  if (!form || !area) return;
  const status = part('status');
  const number = new Intl.NumberFormat(language);
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const tables = remembered(() => fetchJson<TableSource[]>(base + paths.tables));
  let editor: SqlEditor | undefined;
  const text = () => editor?.text() ?? area.value;
  const setText = (sql: string) => (editor ? editor.setText(sql) : void (area.value = sql));

  /** How much is loaded; not announced, for it changes many times a second. */
  const figures = (line: string, share?: number) => {
    const progress = part<HTMLProgressElement>('progress');
    if (progress) {
      progress.hidden = share === undefined;
      progress.value = share ?? 0;
    }
    const shown = part('figures');
    if (shown) shown.textContent = line;
  };

  let held: HeldEngine | undefined;
  /** An engine that has the named tables; another one replaces it when a query names more. */
  async function engineFor(sql: string): Promise<StandingEngine> {
    const all = await tables();
    const wanted = tablesForQuery(sql, all);
    const keepText = wantsText(sql) || held?.keepText === true;
    if (held && held.keepText === keepText && wanted.every(({ name }) => held?.names.has(name))) return held.engine;
    const names = new Set([...(held?.names ?? []), ...wanted.map(({ name }) => name)]);
    await held?.engine.close();
    const { openPublishedTables } = await import('./published-tables.ts');
    const engine = createStandingEngine((signal) =>
      openPublishedTables({
        base,
        tables: all.filter(({ name }) => names.has(name)),
        keepText,
        ...(signal ? { signal } : {}),
        onProgress(received, total) {
          if (received >= total) figures('');
          else
            figures(
              words.loading({ done: megabytes.format(received / 1e6), total: megabytes.format(total / 1e6) }),
              received / total,
            );
        },
      }),
    );
    held = { names, keepText, engine };
    return engine;
  }

  let result: Table | undefined;
  let running: AbortController | undefined;

  async function showChart(): Promise<void> {
    const box = part('chart');
    if (!box || !result) return;
    const { rows, columns } = result;
    const [{ suggestChart, specOf }, { plotChart }, { chartWidths }, chartWords] = await Promise.all([
      import('./chart-of-result.ts'),
      import('../charts/plot-chart.ts'),
      import('../charts/chart-input.ts'),
      fetchChartWords(base, language),
    ]);
    const choice = suggestChart(result);
    box.hidden = false;
    if (!choice) {
      box.textContent = words.noChart;
      return;
    }
    const input = (id: string) => ({
      id,
      spec: specOf(choice, words.result),
      columns: columns.map(({ name }) => name),
      rows,
    });
    const wide = plotChart(input('own-wide'), { document, language, words: chartWords, width: chartWidths.wide }).svg;
    const narrow = plotChart(input('own-narrow'), {
      document,
      language,
      words: chartWords,
      width: chartWidths.narrow,
    }).svg;
    wide.classList.add('chart-wide');
    narrow.classList.add('chart-narrow');
    const pair = document.createElement('div');
    pair.className = 'chart-pair';
    pair.append(narrow, wide);
    box.replaceChildren(pair);
  }

  /** Takes away what an earlier query left, so that nothing stands beside a query that it does not answer. */
  function clear(): void {
    result = undefined;
    for (const box of [part('result'), part('chart')]) {
      box?.replaceChildren();
      setHidden(box, true);
    }
    for (const control of root.querySelectorAll<HTMLElement>('[data-needs-result]')) setHidden(control, true);
  }

  async function run(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const isCurrent = () => running === controller;
    const cancel = root.querySelector<HTMLElement>('[data-action="cancel"]');
    const sql = text();
    clear();
    setHidden(cancel, false);
    say(status, words.running);
    try {
      history.replaceState(null, '', linkTo(sql));
      const engine = await engineFor(sql);
      await engine.ready(controller.signal);
      const start = performance.now();
      const answer = await engine.query(sql, { signal: controller.signal, maxRows });
      const milliseconds = performance.now() - start;
      const { showResultTable } = await import('./result-table.ts');
      if (!isCurrent()) return;
      result = answer;
      const box = part('result');
      if (box) {
        box.hidden = false;
        showResultTable(box, answer, {
          caption: words.result,
          language,
          words: {
            previous: words.previous,
            next: words.next,
            range: words.range,
            noValue: words.noValue,
          },
        });
      }
      for (const control of root.querySelectorAll<HTMLElement>('[data-needs-result]')) control.hidden = false;
      const link = part<HTMLAnchorElement>('link');
      if (link) link.href = linkTo(sql);
      say(
        status,
        `${words.rows({ rows: number.format(answer.rows.length), milliseconds: number.format(Math.round(milliseconds)) })} ${answer.truncated ? words.truncated({ rows: number.format(maxRows) }) : ''}`.trim(),
      );
    } catch (error) {
      if (!isCurrent()) return;
      if (controller.signal.aborted) say(status, words.cancelled);
      else say(status, failure(words, error), true);
    } finally {
      if (isCurrent()) {
        figures('');
        setHidden(cancel, true, form?.querySelector<HTMLElement>('[type="submit"]'));
      }
    }
  }

  const loadEditor = remembered(async () => {
    const [{ createSqlEditor }, all] = await Promise.all([import('./sql-editor.ts'), tables()]);
    const hadFocus = document.activeElement === area;
    editor = createSqlEditor(area, {
      label: words.editor,
      schema: Object.fromEntries(all.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
      onRun: () => void run(),
      onChange: (sql) => void (area.value = sql),
    });
    if (hadFocus || document.activeElement === document.body) editor.focus();
  });
  // Without the editor the plain field goes on working.
  area.addEventListener('focus', () => void loadEditor().catch(() => undefined), { once: true });
  root.querySelector('label[for="console-sql"]')?.addEventListener('click', () => editor?.focus());

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
      form.scrollIntoView({ block: 'nearest' });
    }
    switch (control.dataset['action']) {
      case 'cancel':
        running?.abort();
        break;
      case 'csv':
        if (result)
          saveFile(
            'result.csv',
            formatCsv(
              result.columns.map(({ name }) => name),
              result.rows,
            ),
            'text/csv',
          );
        break;
      case 'chart':
        void showChart().catch((error: unknown) => say(status, failure(words, error), true));
        break;
      case 'insert': {
        const name = control.dataset['name'] ?? '';
        if (editor) editor.insert(name);
        else area.setRangeText(name, area.selectionStart, area.selectionEnd, 'end');
      }
    }
  });

  const takeLinked = () => {
    const sql = linkedSql(location.hash);
    if (sql !== undefined && sql !== text()) {
      running?.abort();
      clear();
      setText(sql);
      root.scrollIntoView();
    }
    if (hasLinkedSql(location.hash)) say(status, sql === undefined ? words.badLink : words.linked, sql === undefined);
  };
  window.addEventListener('hashchange', takeLinked);
  takeLinked();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-sql-console]')) startConsole(root);
