import { paths } from '../model/paths.ts';
import { createConsoleField } from './console-field.ts';
import type { ConsoleRunner } from './console-runner.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import { readWords } from './read-words.ts';
import { failure, say } from './say.ts';
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
  // Most readers ask nothing: what runs a query comes with the first one.
  const runners = remembered(async () => {
    const { createConsoleRunner } = await loadScript(() => import('./console-runner.ts'));
    return createConsoleRunner({ root, base, language, words, tables });
  });
  const withRunner = (use: (runner: ConsoleRunner) => void) =>
    void runners().then(use, (error: unknown) => say(status, failure(words, error), true));
  const run = () => {
    const sql = field.text();
    say(status, words.running);
    withRunner((runner) => void runner.run(sql));
  };
  const label = root.querySelector<HTMLElement>('label[for="console-sql"]');
  const field = createConsoleField({ area, label, name: words.editor, tables, onRun: run });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  const actions: Readonly<Record<string, (control: HTMLElement) => void>> = {
    cancel: () => withRunner((runner) => runner.cancel()),
    csv: () => withRunner((runner) => runner.saveCsv()),
    chart: () => withRunner((runner) => runner.showChart()),
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
      withRunner((runner) => {
        runner.cancel();
        runner.clear();
      });
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
