import { expect, test } from 'vitest';
import { EditableTable } from '../../../src/build/release/editable-table.ts';
import type { CheckTable } from '../../../src/checks/check-input.ts';

const table = {
  columns: [
    { name: 'place', missing: [] },
    { name: 'count', missing: [] },
  ],
  primaryKey: ['place'],
} as unknown as CheckTable;

test('only changed rows are written again, wherever quoted text breaks their lines', () => {
  const text = '\uFEFF"place",count\r\n"a\r\nb",7\r\n"c",08\r\nd,9';
  const editable = new EditableTable(table, new TextEncoder().encode(text));
  expect(editable.lines).toEqual([2, 4, 5]);
  editable.set(5, 'count', '10', { kind: 'rounded', base: 10 });
  editable.set(2, 'count', '5', { kind: 'rounded', base: 5 });
  expect(editable.changes().map(({ row }) => row)).toEqual(['place=a\r\nb', 'place=d']);
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(editable.bytes())).toBe(
    '\uFEFF"place",count\r\n"a\r\nb",5\r\n"c",08\r\nd,10',
  );
});
