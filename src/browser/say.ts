import type { FaultWords } from '../words/script-words.ts';
import { FetchError, type FetchFault } from './fetch-error.ts';

/** A sentence, or its parts in order. */
export type Said = string | readonly (string | Node)[];

/** What a script says of a failure: that it failed, and why a file did not come. */
export type FailureWords = FaultWords & { readonly failed: string };

/**
 * Words that are English in every language, such as what an engine or the log says of a fault: marked, so that they are
 * read aloud as English.
 */
export function english(text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { lang: 'en', textContent: text });
}

/** Why a file did not come, in the page's language. */
export function fetchReason(fault: FetchFault, words: FaultWords): string {
  const { kind, file } = fault;
  const number = fault.number ?? '';
  switch (kind) {
    case 'answered':
      return words.answered({ file, status: number });
    case 'silent':
      return words.silent({ file, seconds: number });
    case 'unreachable':
      return words.unreachable({ file });
    case 'page':
      return words.page({ file });
    case 'garbled':
      return words.garbled({ file });
    case 'script':
      return words.script;
  }
}

/** An error whose message is in the page's language already. */
export class SaidError extends Error {}

/**
 * Why something failed: in the page's language where a file did not come, otherwise as the error has it. A TypeError
 * means that another file came in the place of a part of this page: it has nothing of what is asked of it.
 */
function reasonOf(error: unknown, words: FaultWords): string | Node {
  if (!(error instanceof Error)) return english(String(error));
  if (error instanceof FetchError) return fetchReason(error.fault, words);
  if (error instanceof SaidError) return error.message;
  if (error instanceof TypeError) return words.script;
  return error.cause instanceof FetchError
    ? words.load({ reason: fetchReason(error.cause.fault, words) })
    : english(error.message);
}

/** That something failed (by default as `words` say it), and why. */
export function failure(words: FailureWords, error: unknown, failed = words.failed): (string | Node)[] {
  return [`${failed} `, reasonOf(error, words)];
}

/** Writes a line where assistive technology announces it; a failed one is marked. No element: nothing. */
export function say(line: HTMLElement | null, text: Said, failed = false): void {
  if (!line) return;
  line.replaceChildren(...(typeof text === 'string' ? [text] : text));
  line.classList.toggle('failed', failed);
}

/**
 * Shows or hides a control; where it had the focus, `instead` takes it, so that a reader without a mouse is not lost.
 */
export function setHidden(control: HTMLElement | null, hidden: boolean, instead?: HTMLElement | null): void {
  if (!control) return;
  const hadFocus = document.activeElement === control;
  control.hidden = hidden;
  if (hidden && hadFocus) instead?.focus();
}
