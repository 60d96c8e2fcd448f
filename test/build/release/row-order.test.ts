import { expect, test } from 'vitest';
import { hidesAny, orderByKey, rowsIn } from '../../../src/build/release/row-order.ts';
import type { CheckTable } from '../../../src/checks/check-input.ts';

const table = {
  columns: [
    { name: 'month', type: 'yearmonth', missing: [''] },
    { name: 'place', type: 'string', missing: [''] },
    { name: 'size', type: 'string', missing: [''], constraints: { enum: ['small', 'large', 'all'] } },
    { name: 'users', type: 'integer', missing: ['', '*'] },
  ],
  primaryKey: ['month', 'size', 'place'],
  privacy: { suppressed: '*' },
} as unknown as CheckTable;
const head = 'month,place,size,users\n';
const bytesOf = (rows: string) => new TextEncoder().encode(head + rows);
const ordered = (rows: string) => {
  const bytes = orderByKey(table, bytesOf(rows));
  return bytes && new TextDecoder().decode(bytes);
};

test('a list sorted by its counts comes out the same, whichever of the hidden ones was larger', () => {
  const sorted = `${head}2026-08,a,small,*\n2026-08,"b, x",large,*\n2026-08,c,all,900\n`;
  expect(ordered('2026-08,c,all,900\n2026-08,"b, x",large,*\n2026-08,a,small,*\n')).toBe(sorted);
  expect(ordered('2026-08,c,all,900\n2026-08,a,small,*\n2026-08,"b, x",large,*\n')).toBe(sorted);
});

test('a table in the order of its key, or without rows, stays as it is', () => {
  expect(ordered('2026-08,z,small,*\n2026-08,a,large,12\n')).toBeUndefined();
  expect(ordered('')).toBeUndefined();
});

test('only the marker says that a number is hidden', () => {
  expect(hidesAny(table, rowsIn(bytesOf('2026-08,z,small,*\n')).rows)).toBe(true);
  expect(hidesAny(table, rowsIn(bytesOf('2026-08,z,small,\n')).rows)).toBe(false);
});
