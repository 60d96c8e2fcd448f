/**
 * A part of a page has its script now: until a page says so, `ScriptLate.astro` tells after a while that it did not
 * come. Called last, so that a script that breaks at its start has not come either.
 */
export function comeToLife(root: Element): void {
  root.removeAttribute('data-waits');
}
