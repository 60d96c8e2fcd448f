import type { CoverageChange } from '../coverage-change.ts';

/** Changes in a sentence, one after another. */
export function listOf(changes: readonly CoverageChange[]): string {
  return changes.map(({ text }) => text).join('; ');
}
