/**
 * How far an area's work is, as a bar and a line; not announced, for it changes many times a second. No share: no bar.
 */
export function showProgress(area: ParentNode, text: string, share?: number): void {
  const bar = area.querySelector<HTMLProgressElement>('[data-part="progress"]');
  if (bar) {
    bar.hidden = share === undefined;
    bar.value = share ?? 0;
  }
  const line = area.querySelector('[data-part="figures"]');
  if (line) line.textContent = text;
}
