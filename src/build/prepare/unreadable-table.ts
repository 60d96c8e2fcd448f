import { EngineError } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DataTable } from '../../source/site.ts';

/** What helps against each kind of reason; the first that fits is named. */
const waysOut: readonly (readonly [RegExp, string])[] = [
  [
    /UTF-?8/i,
    'write the file again in UTF-8: for CSV  iconv -f latin1 -t utf-8 old.csv > new.csv  and for Parquet read the source with its own encoding first (pandas: encoding="latin-1")',
  ],
  [/packed with/, 'write the file again with another compression, as pandas does with  compression="zstd"'],
  [/nested|several values in one row/, 'give each value a row or a column of its own, and write the file again'],
  [
    /decompress|Failed to read|Protocol|cut short|Invalid (?:Input )?Error/i,
    'the file is damaged: copy it again from where it was made, write it again, or publish it as CSV',
  ],
];

/**
 * The problem of a file that the engine cannot read as the table it is declared to be; throws whatever is no fault of
 * the file.
 */
export function unreadableTable(error: unknown, table: DataTable): Problem {
  if (!(error instanceof EngineError) || error.kind !== 'file') throw error;
  const [, path = '', line = '1', reason = ''] = /^(.*?\.(?:csv|parquet))(?::(\d+))?: (.*)$/s.exec(error.message) ?? [];
  if (path === '') throw error;
  const names = table.columns.map(({ name }) => name).join(', ');
  const header = /^the columns are/.test(reason);
  return {
    code: header ? 'table/header' : 'table/structure',
    file: `data/${path}`,
    line: Number(line),
    column: 1,
    message: `The file cannot be read as the table it is declared to be: ${reason}`,
    fix: header
      ? `give the file the columns  ${names}  or change the descriptor's fields`
      : (waysOut.find(([pattern]) => pattern.test(reason))?.[1] ?? 'write the file again, or publish it as CSV'),
  };
}
