import { expect, test } from 'vitest';
import type { CheckTable } from '../../src/checks/check-input.ts';
import { compareByKey, keyOrderSql } from '../../src/checks/key-order.ts';
import { openNodeEngine } from '../../src/engine/node.ts';

test('SQL and program order rows alike', async () => {
  const table = {
    columns: [
      { name: 'size', type: 'string', missing: [''], constraints: { enum: ['small', 'large'] } },
      { name: 'version', type: 'integer', missing: [''] },
      { name: 'place', type: 'string', missing: [''] },
    ],
    primaryKey: ['size', 'version', 'place'],
  } as unknown as CheckTable;
  const rows = ['small', 'large', 'other', 'another'].flatMap((size) =>
    ['10', '9', '-1'].flatMap((version) => ['b', 'B', 'ä', 'a'].map((place) => [size, version, place])),
  );
  const engine = await openNodeEngine();
  const values = rows.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ');
  const found = await engine.query(
    `SELECT * FROM (VALUES ${values}) AS t("size", "version", "place") ORDER BY ${keyOrderSql(table)}`,
  );
  await engine.close();
  expect(found.rows).toEqual([...rows].sort((a, b) => compareByKey(table, a, b)));
  expect(found.rows[0]).toEqual(['small', '-1', 'B']);
  expect(keyOrderSql({ ...table, primaryKey: [] })).toBe('1');
});
