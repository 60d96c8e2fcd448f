import { expect, test } from 'vitest';
import { unreadableTable } from '../../../src/build/prepare/unreadable-table.ts';
import { EngineError } from '../../../src/engine/engine.ts';
import type { DataTable } from '../../../src/source/site.ts';

const table = { columns: [{ name: 'month' }, { name: 'installations' }] } as unknown as DataTable;
const told = (error: unknown) => {
  const { file, line, column, code, message, fix } = unreadableTable(error, table);
  return `${file}:${line}:${column} ${code} | ${message} | ${fix ?? ''}`;
};

test('columns that differ from the descriptor', () => {
  expect(
    told(
      new EngineError(
        'file',
        'x/2026-08.parquet:1: the columns are "month", "n", but should be "month", "installations".',
      ),
    ),
  ).toBe(
    'data/x/2026-08.parquet:1:1 table/header | The file cannot be read as the table it is declared to be: the columns are "month", "n", but should be "month", "installations". | give the file the columns  month, installations  or change the descriptor\'s fields',
  );
});

test('a file that is no table, with its line where there is one', () => {
  expect(told(new EngineError('file', 'x/2025-q3/a.parquet: this is not a Parquet file.'))).toBe(
    'data/x/2025-q3/a.parquet:1:1 table/structure | The file cannot be read as the table it is declared to be: this is not a Parquet file. | write the file again, or publish it as CSV',
  );
  expect(told(new EngineError('file', 'x/a.csv:7: the line is empty.'))).toContain('data/x/a.csv:7:1 table/structure');
});

test.each([
  new EngineError('memory', 'too much'),
  new EngineError('file', 'somewhere else'),
  new Error('x/a.csv: broken'),
])('%s is no fault of a file, and is thrown', (error) => {
  expect(() => unreadableTable(error, table)).toThrow(error);
});
