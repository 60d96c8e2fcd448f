/** Fills `{0}`, `{1}`, … of a sentence; a missing sentence is empty. */
export const fill = (text: string | undefined, ...values: readonly (string | number)[]) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));

/** A sentence, or its parts in order. */
export type Said = string | readonly (string | Node)[];

/** Words that are English in every language, such as what an engine or the log says of a fault: marked, so that they are read aloud as English. */
export function english(text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { lang: 'en', textContent: text });
}

/** Fills `{0}`, `{1}`, … of a sentence like `fill`, with elements too; a missing sentence has no parts. */
export function fillWith(text: string | undefined, ...values: readonly (string | Node)[]): (string | Node)[] {
  return (text ?? '').split(/\{(\d)\}/).map((piece, index) => (index % 2 === 0 ? piece : (values[Number(piece)] ?? ''))).filter((piece) => piece !== '');
}

/** That something failed, in the page's language, and why, as the error has it. */
export function failure(text: string | undefined, error: unknown): (string | Node)[] {
  return [`${text ?? ''} `, english(error instanceof Error ? error.message : String(error))];
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
