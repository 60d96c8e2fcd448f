import { EngineError } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DataTable } from '../../source/site.ts';

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
      : 'write the file again, or publish it as CSV',
  };
}
