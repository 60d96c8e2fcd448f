import type { Table } from '../engine/engine.ts';
import type { ScriptWords } from '../words/script-words.ts';
import type { LiveFigure } from './live-figure.ts';
import { loadScript } from './load-script.ts';
import { failure, type Said, say as sayIn } from './say.ts';
import type { StandingEngine } from './standing-engine.ts';

export interface LiveSqlContext {
  readonly words: ScriptWords<'liveChart'>;
  readonly language: string;
  /** Comes with the first question. */
  readonly engine: () => Promise<StandingEngine>;
  readonly figure: LiveFigure;
}

/** The reader's own SQL below a chart: answered by the engine, drawn where it fits, always shown as a table. */
export function startLiveSql(root: HTMLElement, { words, language, engine, figure }: LiveSqlContext): void {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const terminal = part<HTMLFormElement>('console');
  const area = terminal?.querySelector('textarea');
  if (!terminal || !area) return;
  const cancel = terminal.querySelector<HTMLButtonElement>('[data-action="cancel"]');
  const result = part('result');
  const number = new Intl.NumberFormat(language);
  const say = (text: Said, failed = false) => sayIn(part('status'), text, failed);
  let running: AbortController | undefined;

  async function answerWith(sql: string, signal: AbortSignal): Promise<void> {
    history.replaceState(null, '', `${location.pathname}${location.search}#sql=${encodeURIComponent(sql)}`);
    const standing = await engine();
    await standing.ready(signal);
    const start = performance.now();
    const answer = await standing.query(sql, { signal, maxRows: 10_000 });
    const milliseconds = number.format(Math.round(performance.now() - start));
    await showTable(result, answer, { words, language });
    const facts = `${words.rows({ count: number.format(answer.rows.length), milliseconds })} ${words.verified}`;
    await figure.draw(answer).then(
      () => say(answer.rows.length === 0 ? words.emptyResult : facts),
      // Other columns than the chart's are a table, and no fault.
      () => {
        figure.keep(answer);
        say(facts);
      },
    );
  }

  function sayFailure(error: unknown, isCancelled: boolean): void {
    if (isCancelled) return say(words.cancelled);
    const isTampered = error instanceof Error && error.name === 'TamperedFileError';
    say(isTampered ? failure(words, error, words.mismatch) : failure(words, error), true);
  }

  async function run(sql: string): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    if (cancel) cancel.hidden = false;
    say(words.running);
    try {
      await answerWith(sql, controller.signal);
    } catch (error) {
      sayFailure(error, controller.signal.aborted);
    } finally {
      const bar = part<HTMLProgressElement>('progress');
      if (bar) bar.hidden = true;
      if (running === controller && cancel) cancel.hidden = true;
    }
  }

  terminal.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(area.value);
  });
  terminal.addEventListener('click', ({ target }) => {
    const action = (target as Element).closest<HTMLElement>('[data-action]')?.dataset['action'];
    if (action === 'cancel') running?.abort();
    if (action === 'restore') {
      area.value = area.defaultValue;
      history.replaceState(null, '', `${location.pathname}${location.search}`);
      if (result) result.hidden = true;
      figure.restore();
      say('');
    }
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) terminal.requestSubmit();
  });
}

/** Shows an answer as a table, in the element that waits for it. */
async function showTable(
  result: HTMLElement | null,
  answer: Table,
  { words, language }: Pick<LiveSqlContext, 'words' | 'language'>,
): Promise<void> {
  if (!result) return;
  const { showResultTable } = await loadScript(() => import('./result-table.ts'));
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
