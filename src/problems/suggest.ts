/** Number of single-character edits (insert, delete, replace, swap neighbours) between two words. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const isSwap = (i: number, j: number) => i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? [];
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(i, j) ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** Longer words are no mistyped names, and comparing them takes time that grows with their square. */
const longestWord = 200;

/**
 * The allowed word nearest to what was written, or the only one that holds it or is held by it; undefined when none is
 * near (more than a third of it differs), or what was written is longer than any name.
 */
export function suggest(written: string, allowed: Iterable<string>): string | undefined {
  if (written.length > longestWord) return undefined;
  const words = [...new Set(allowed)].filter((word) => word.length <= longestWord);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const word of words) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance < least) [nearest, least] = [word, distance];
  }
  if (nearest !== undefined || written.length < 3) return nearest;
  const related = words.filter(
    (word) =>
      word.length > 2 &&
      (word.toLowerCase().includes(written.toLowerCase()) || written.toLowerCase().includes(word.toLowerCase())),
  );
  return related.length === 1 ? related[0] : undefined;
}
