import { expect, test } from 'vitest';
import { tablesNamed } from '../../src/engine/tables-named.ts';

const tables = [{ name: 'monthly' }, { name: 'odd "name' }, { name: 'crashes' }];
const named = (sql: string) => tablesNamed(sql, tables).map(({ name }) => name);

test('tables are named with any schema, quotes or case, and nowhere in text or comments', () => {
  expect(named('SELECT * FROM released.Monthly AS m JOIN "odd ""name" USING (x)')).toEqual(['monthly', 'odd "name']);
  expect(named('WITH x AS (FROM main.crashes) SELECT (SELECT count(*) FROM text."monthly") FROM x')).toEqual([
    'monthly',
    'crashes',
  ]);
  expect(named("SELECT 'monthly' -- FROM crashes\n/* monthly */")).toEqual([]);
});
