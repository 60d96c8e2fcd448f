import type { Table } from '../../engine/engine.ts';
import type { Finding } from '../check.ts';
import { rowsOf } from '../result-rows.ts';
import type { GroupTable } from './group.ts';
import { descriptorFile } from '../descriptor-file.ts';

const shown = (marker: string) => (marker === '' ? 'an empty cell' : `"${marker}"`);

/**
 * One marker hides all: with two, the second says which cells were small and which only cover for them, and that is
 * one more inequality for whoever wants to work them out.
 */
export function judgeMarkers({ table }: GroupTable, result: Table | undefined): Finding[] {
  const found = rowsOf(result);
  const expected = table.privacy.suppressed ?? String(found[0]?.['marker'] ?? '');
  return found
    .filter((row) => row['marker'] !== expected)
    .map((row): Finding => {
      const marker = String(row['marker']);
      return {
        check: 'suppression',
        dataset: table.dataset,
        table: table.table,
        column: String(row['column']),
        file: String(row['file']),
        line: Number(row['line']),
        status: marker === '' ? 'review' : 'fail',
        message:
          marker === ''
            ? `Some cells are empty and others hold ${shown(expected)}: if the empty ones were hidden for another reason, that tells them apart.`
            : `Two markers hide cells, ${shown(expected)} and ${shown(marker)}. Whoever knows which cells were small knows more about all of them.`,
        observed: `${String(row['cells'])} cells with ${shown(marker)}`,
        allowed: `${shown(expected)} alone`,
        fix: `write  ${expected}  in every hidden cell`,
      };
    });
}

/** A total that is not declared is an equation this check would miss. */
export function judgeTotals({ table }: GroupTable, result: Table | undefined): Finding[] {
  return rowsOf(result).map((row): Finding => {
    const [column, value] = [String(row['column']), String(row['value'])];
    return {
      check: 'suppression',
      dataset: table.dataset,
      table: table.table,
      column,
      file: descriptorFile(table),
      status: 'review',
      message: `Rows with "${value}" in "${column}" read like totals of the other rows, and no margin says so: what they give away about hidden cells was only looked at as if they were.`,
      observed: `${String(row['rows'])} rows`,
      allowed: 'a declared margin',
      fix: `"margins": [{ "column": "${column}", "total": "${value}" }]`,
    };
  });
}
