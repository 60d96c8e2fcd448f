import { paths } from '../model/paths.ts';
import { createConsoleField } from './console-field.ts';
import type { ConsoleRunner } from './console-runner.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import { readWords } from './read-words.ts';
import { failure, say, setHidden } from './say.ts';
import { showProgress } from './show-progress.ts';
import { hasLinkedSql, linkedSql } from './sql-link.ts';
import { siteRoot } from './site-root.ts';

/** Any SQL over the published tables, in the reader's browser. A linked query waits for a click. */
function startConsole(root: HTMLElement): void {
  const form = root.querySelector('form');
  const area = root.querySelector('textarea');
  if (!form || !area) return;
  const words = readWords(root, 'console');
  const { language = 'en' } = root.dataset;
  const base = siteRoot(root);
  const tables = remembered(() => fetchJson<TableSource[]>(base + paths.tables));
  const status = root.querySelector<HTMLElement>('[data-part="status"]');
  const cancel = root.querySelector<HTMLElement>('[data-action="cancel"]');
  const submit = form.querySelector<HTMLElement>('[type="submit"]');
  // Most readers ask nothing: what runs a query comes with the first one.
  const runners = remembered(async () => {
    const { createConsoleRunner } = await import('./console-runner.ts');
    return createConsoleRunner({ root, base, language, words, tables });
  });
  let runner: ConsoleRunner | undefined;
  let running: AbortController | undefined;

  /** Nothing runs any more. */
  const settle = () => {
    showProgress(root, '');
    setHidden(cancel, true, submit);
  };

  /** Runs what stands in the field instead of what is running, and says what it gives or why it gives nothing. */
  async function run(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running = controller;
    const isCurrent = () => running === controller;
    const sql = field.text();
    setHidden(cancel, false);
    say(status, words.running);
    try {
      runner ??= await loadScript(runners, signal);
      const answered = await runner.run(sql, signal);
      if (isCurrent()) say(status, answered);
    } catch (error) {
      if (!isCurrent()) return;
      if (signal.aborted) say(status, words.cancelled);
      else say(status, failure(words, error), true);
    } finally {
      if (isCurrent()) settle();
    }
  }

  const label = root.querySelector<HTMLElement>('label[for="console-sql"]');
  const field = createConsoleField({ area, label, name: words.editor, tables, onRun: () => void run() });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  const actions: Readonly<Record<string, (control: HTMLElement) => void>> = {
    cancel: () => running?.abort(),
    csv: () => runner?.saveCsv(),
    chart: () => runner?.showChart(),
    insert: ({ dataset }) => field.insert(dataset['name'] ?? ''),
  };
  root.addEventListener('click', ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-sql]');
    if (!control) return;
    const { sql, action = '' } = control.dataset;
    if (sql !== undefined) {
      field.setText(sql);
      form.scrollIntoView({ block: 'nearest' });
    }
    actions[action]?.(control);
  });

  const takeLinked = () => {
    const sql = linkedSql(location.hash);
    if (sql !== undefined && sql !== field.text()) {
      running?.abort();
      running = undefined;
      settle();
      runner?.clear();
      field.setText(sql);
      root.scrollIntoView();
    }
    if (!hasLinkedSql(location.hash)) return;
    say(status, sql === undefined ? words.badLink : words.linked, sql === undefined);
  };
  window.addEventListener('hashchange', takeLinked);
  takeLinked();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-sql-console]')) startConsole(root);
