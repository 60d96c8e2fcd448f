import type { Table } from '../engine/engine.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { showResultTable } from './result-table.ts';
import { linkTo } from './sql-link.ts';

/** Shows what a query of a reader's own gave as a table, with all that can be done with it. */
export function showAnswer(
  root: HTMLElement,
  sql: string,
  answer: Table,
  { words, language }: { readonly words: ScriptWords<'console'>; readonly language: string },
): void {
  const { result: caption, previous, next, range, noValue } = words;
  const box = root.querySelector<HTMLElement>('[data-part="result"]');
  if (box) {
    box.hidden = false;
    showResultTable(box, answer, { caption, language, words: { previous, next, range, noValue } });
  }
  for (const control of root.querySelectorAll<HTMLElement>('[data-needs-result]')) control.hidden = false;
  const link = root.querySelector<HTMLAnchorElement>('[data-part="link"]');
  if (link) link.href = linkTo(sql);
}
