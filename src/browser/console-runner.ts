import type { Table } from '../engine/engine.ts';
import { formatCsv } from '../values/csv.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { remembered } from './fetch-json.ts';
import { loadScript } from './load-script.ts';
import type { TableSource } from './published-tables.ts';
import { saveFile } from './save-file.ts';
import { failure, SaidError, say, setHidden } from './say.ts';
import { showOwnChart } from './show-own-chart.ts';
import { showProgress } from './show-progress.ts';
import { linkTo } from './sql-link.ts';

/** More rows than anybody reads; the download has as many as this. */
const maxRows = 100_000;

export interface ConsoleRunnerOptions {
  readonly root: HTMLElement;
  readonly base: string;
  readonly language: string;
  readonly words: ScriptWords<'console'>;
  readonly tables: () => Promise<readonly TableSource[]>;
}

export interface ConsoleRunner {
  /**
   * Shows what a query gives in the place of an earlier answer, and resolves with a line about it. Rejects with why it
   * gives nothing, and with the signal's reason once aborted.
   */
  run(sql: string, signal: AbortSignal): Promise<string>;
  /** Takes away what an earlier query left, so that nothing stands beside a query that it does not answer. */
  clear(): void;
  /** Shows the result that is there as a chart, or saves it; without one, nothing. */
  showChart(): void;
  saveCsv(): void;
}

/** How much of engine and tables has come, told on the page. */
function tellLoading({ root, language, words }: ConsoleRunnerOptions) {
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const size = (bytes: number) => megabytes.format(bytes / 1e6);
  return (received: number, total: number): void => {
    if (received >= total) showProgress(root, '');
    else showProgress(root, words.loading({ done: size(received), total: size(total) }), received / total);
  };
}

/**
 * The error of a table that is not there, with the tables that are: DuckDB proposes names of its own catalogue, which
 * no reader has ever seen. Any other error stays.
 */
function nameTables(error: unknown, tables: readonly TableSource[], say: ScriptWords<'console'>['noTable']): unknown {
  const message = error instanceof Error ? error.message : '';
  const [, table] = /^Catalog Error: Table with name (.+) does not exist!/.exec(message) ?? [];
  if (table === undefined) return error;
  const place = /\n\nLINE [^]*$/.exec(message)?.[0] ?? '';
  return new SaidError(say({ table, tables: tables.map(({ name }) => name).join(', ') }) + place, { cause: error });
}

/** What a status says of an answer. */
function answerLine(
  { rows, truncated }: Table,
  milliseconds: number,
  { language, words }: Pick<ConsoleRunnerOptions, 'language' | 'words'>,
) {
  const number = new Intl.NumberFormat(language);
  const count = number.format(rows.length);
  const told = words.rows({ rows: count, milliseconds: number.format(Math.round(milliseconds)) });
  return truncated ? `${told} ${words.truncated({ rows: number.format(maxRows) })}` : told;
}

function clearAnswer(root: HTMLElement): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-part="result"], [data-part="chart"]')) {
    box.replaceChildren();
    setHidden(box, true);
  }
  for (const control of root.querySelectorAll<HTMLElement>('[data-needs-result]')) setHidden(control, true);
}

/** Answers queries of a reader's own on a page; the page asks one at a time. */
export function createConsoleRunner(options: ConsoleRunnerOptions): ConsoleRunner {
  const { root, base, language, words, tables } = options;
  const status = root.querySelector<HTMLElement>('[data-part="status"]');
  // Most readers ask nothing: what an answer needs comes with the first question.
  const engines = remembered(async () => {
    const { createConsoleEngine } = await loadScript(() => import('./console-engine.ts'));
    return createConsoleEngine({ base, tables, onProgress: tellLoading(options) });
  });
  let result: Table | undefined;

  function clear(): void {
    result = undefined;
    clearAnswer(root);
  }

  async function answerTo(sql: string, signal: AbortSignal): Promise<{ answer: Table; milliseconds: number }> {
    const engineFor = await engines();
    const engine = await engineFor(sql);
    await engine.ready(signal);
    const start = performance.now();
    const answer = await engine.query(sql, { signal, maxRows });
    return { answer, milliseconds: performance.now() - start };
  }

  async function run(sql: string, signal: AbortSignal): Promise<string> {
    clear();
    history.replaceState(null, '', linkTo(sql));
    const { answer, milliseconds } = await answerTo(sql, signal).catch(async (error: unknown) => {
      throw signal.aborted ? error : nameTables(error, await tables(), words.noTable);
    });
    const { showAnswer } = await loadScript(() => import('./show-answer.ts'), signal);
    result = answer;
    showAnswer(root, sql, answer, { words, language });
    return answerLine(answer, milliseconds, { language, words });
  }

  return {
    run,
    clear,
    showChart() {
      const box = root.querySelector<HTMLElement>('[data-part="chart"]');
      if (!box || !result) return;
      showOwnChart(box, result, { base, language, words }).catch((error: unknown) =>
        say(status, failure(words, error), true),
      );
    },
    saveCsv() {
      if (!result) return;
      const names = result.columns.map(({ name }) => name);
      saveFile('result.csv', formatCsv(names, result.rows), 'text/csv');
    },
  };
}
