import { FetchError } from './fetch-error.ts';

/** The sentences of a script, from the page. */
export type Words = Readonly<Record<string, string>>;

/** Fills `{0}`, `{1}`, … of a sentence; a missing sentence is empty. */
export const fill = (text: string | undefined, ...values: readonly (string | number)[]) =>
  (text ?? '').replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));

/** A sentence, or its parts in order. */
export type Said = string | readonly (string | Node)[];

/** Words that are English in every language, such as what an engine or the log says of a fault: marked, so that they are read aloud as English. */
export function english(text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { lang: 'en', textContent: text });
}

/** Fills `{0}`, `{1}`, … of a sentence like `fill`, with elements too; a missing sentence has no parts. */
export function fillWith(text: string | undefined, ...values: readonly (string | Node)[]): (string | Node)[] {
  return (text ?? '')
    .split(/\{(\d)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : (values[Number(piece)] ?? '')))
    .filter((piece) => piece !== '');
}

/** Why something failed: in the page's language where a file did not come, otherwise as the error has it. `words` hold the faults. */
function reasonOf(error: unknown, words: Words): string | Node {
  if (!(error instanceof Error)) return english(String(error));
  if (error instanceof FetchError) return fill(words[error.fault.kind], error.fault.file, error.fault.number ?? '');
  return error.cause instanceof FetchError
    ? fill(words['load'], String(reasonOf(error.cause, words)))
    : english(error.message);
}

/** That something failed (`words` name it in `failed`), and why. */
export function failure(words: Words, error: unknown, failed = words['failed']): (string | Node)[] {
  return [`${failed ?? ''} `, reasonOf(error, words)];
}

/** Writes a line where assistive technology announces it; a failed one is marked. No element: nothing. */
export function say(line: HTMLElement | null, text: Said, failed = false): void {
  if (!line) return;
  line.replaceChildren(...(typeof text === 'string' ? [text] : text));
  line.classList.toggle('failed', failed);
}

/** Shows or hides a control; where it had the focus, `instead` takes it, so that a reader without a mouse is not lost. */
export function setHidden(control: HTMLElement | null, hidden: boolean, instead?: HTMLElement | null): void {
  if (!control) return;
  const hadFocus = document.activeElement === control;
  control.hidden = hidden;
  if (hidden && hadFocus) instead?.focus();
}
