import type { Table } from '../../engine/engine.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { placeOf } from '../located-row.ts';
import { type ResultRow, rowsOf } from '../result-rows.ts';
import type { Comparison } from './comparison.ts';
import { gapWords } from './gap-words.ts';

/** The findings of one comparison, and how many there are in all. */
export function judgeGaps(
  table: CheckTable,
  comparison: Comparison,
  result: Table | undefined,
): { findings: Finding[]; count: number } {
  const rows = rowsOf(result);
  const kinds = new Map(rows.map((row) => [row['kind'], Number(row['kinds'])]));
  // A part's own row stands in the other table where the two are linked.
  const home = (row: ResultRow) => (row['kind'] === 'part' || row['kind'] === 'above' ? comparison.other : table);
  return {
    findings: rows.map((row): Finding => ({
      check: 'differencing',
      ...placeOf(home(row), row),
      column: comparison.column,
      ...gapWords(row, table, comparison),
    })),
    count: [...kinds.values()].reduce((sum, kind) => sum + kind, 0),
  };
}
