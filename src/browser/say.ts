/** Fills `{0}`, `{1}`, … of a sentence; a missing sentence is empty. */
export const fill = (text: string | undefined, ...values: readonly (string | number)[]) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));

/** What went wrong, for readers. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Writes a line where assistive technology announces it; a failed one is marked. No element: nothing. */
export function say(line: HTMLElement | null, text: string, failed = false): void {
  if (!line) return;
  line.textContent = text;
  line.classList.toggle('failed', failed);
}

/** Shows or hides a control; where it had the focus, `instead` takes it, so that a reader without a mouse is not lost. */
export function setHidden(control: HTMLElement | null, hidden: boolean, instead?: HTMLElement | null): void {
  if (!control) return;
  const hadFocus = document.activeElement === control;
  control.hidden = hidden;
  if (hidden && hadFocus) instead?.focus();
}
