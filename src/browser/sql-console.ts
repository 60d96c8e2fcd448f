import { paths } from '../model/paths.ts';
import { comeToLife } from './come-to-life.ts';
import { createConsoleField } from './console-field.ts';
import type { ConsoleRunner, ConsoleRunnerOptions } from './console-runner.ts';
import { keepEarlier } from './earlier-queries.ts';
import { fetchJson, remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import { readWords } from './read-words.ts';
import { failure, say, setHidden } from './say.ts';
import { showProgress } from './show-progress.ts';
import { hasLinkedSql, linkedSql } from './sql-link.ts';
import { siteRoot } from './site-root.ts';

/** Asks one query at a time, and says on the page how it goes. What runs a query comes with the first one. */
function createAsking(options: ConsoleRunnerOptions) {
  const { root, words } = options;
  const part = (selector: string) => root.querySelector<HTMLElement>(selector);
  const status = part('[data-part="status"]');
  const cancel = part('[data-action="cancel"]');
  const runners = remembered(async () => {
    const { createConsoleRunner } = await import('./console-runner.ts');
    return createConsoleRunner(options);
  });
  let runner: ConsoleRunner | undefined;
  let running: AbortController | undefined;
  const settle = () => {
    showProgress(root, '');
    setHidden(cancel, true, part('form [type="submit"]'));
  };

  return {
    /** Runs a query instead of what is running, and says what it gives or why it gives nothing. */
    async run(sql: string): Promise<void> {
      running?.abort();
      const controller = new AbortController();
      const { signal } = controller;
      running = controller;
      const isCurrent = () => running === controller;
      setHidden(cancel, false);
      say(status, words.running);
      try {
        runner ??= await loadScript(runners, signal);
        const answered = await runner.run(sql, signal);
        if (!isCurrent()) return;
        say(status, answered);
        keepEarlier(part('[data-part="earlier"]'), sql);
      } catch (error) {
        if (!isCurrent()) return;
        if (signal.aborted) say(status, words.cancelled);
        else say(status, failure(words, error), true);
      } finally {
        if (isCurrent()) settle();
      }
    },
    cancel: () => running?.abort(),
    /** Takes away what runs and what an earlier query left. */
    drop(): void {
      running?.abort();
      running = undefined;
      settle();
      runner?.clear();
    },
    saveCsv: () => runner?.saveCsv(),
    showChart: () => runner?.showChart(),
    say: (text: string, failed: boolean) => say(status, text, failed),
  };
}

/** Any SQL over the published tables, in the reader's browser. A linked query waits for a click. */
function startConsole(root: HTMLElement): void {
  const form = root.querySelector('form');
  const area = root.querySelector('textarea');
  if (!form || !area) return;
  const words = readWords(root, 'console');
  const { language = 'en' } = root.dataset;
  const base = siteRoot(root);
  const tables = remembered(() => fetchJson<TableSource[]>(base + paths.tables));
  const asking = createAsking({ root, base, language, words, tables });
  const run = () => void asking.run(field.text());
  const label = root.querySelector<HTMLElement>('label[for="console-sql"]');
  const field = createConsoleField({ area, label, name: words.editor, tables, onRun: run });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  const actions: Readonly<Record<string, (control: HTMLElement) => void>> = {
    cancel: asking.cancel,
    csv: asking.saveCsv,
    chart: asking.showChart,
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
      asking.drop();
      field.setText(sql);
      root.scrollIntoView();
    }
    if (hasLinkedSql(location.hash)) asking.say(sql === undefined ? words.badLink : words.linked, sql === undefined);
  };
  window.addEventListener('hashchange', takeLinked);
  takeLinked();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-sql-console]')) {
  startConsole(root);
  comeToLife(root);
}
