import { expect, test } from 'vitest';
import { namesText, tablesNamed } from '../../src/engine/tables-named.ts';

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

test('a query that asks which tables there are names all of them', () => {
  expect(named('SHOW TABLES')).toEqual(['monthly', 'odd "name', 'crashes']);
  expect(named('SELECT table_name FROM Information_Schema.tables')).toEqual(['monthly', 'odd "name', 'crashes']);
  expect(named("SELECT 'show' FROM crashes")).toEqual(['crashes']);
});

test('the tables as published are named by their schema', () => {
  expect(['FROM text.monthly', 'FROM "Text"."monthly"', "SELECT 'text' FROM monthly"].map(namesText)).toEqual([
    true,
    true,
    false,
  ]);
});
