/** Orders texts by their code units, which is the same on every machine and in every language; for `sort`. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
