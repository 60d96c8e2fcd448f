import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { data } from './published.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  await connection.run(`CREATE VIEW feature_use AS SELECT * FROM '${data.replaceAll("'", "''")}feature-use/*.parquet'`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const query = async (sql: string): Promise<Record<string, Json>[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson();

test('over 100,000 rows, each with a key of its own', async () => {
  const [row] = await query(
    `SELECT CAST(count(*) AS INTEGER) AS total, CAST(count(DISTINCT (week, platform, feature, version, entry_point)) AS INTEGER) AS keys FROM feature_use`,
  );
  expect(row?.['total']).toBeGreaterThan(100_000);
  expect(row?.['keys']).toBe(row?.['total']);
});

test('no count is small, unrounded, hidden or impossible', async () => {
  const wrong = await query(`SELECT * FROM feature_use
    WHERE installations IS NULL OR uses IS NULL OR installations < 20 OR installations % 5 <> 0 OR uses % 5 <> 0
      OR uses < installations OR uses > 500 * (installations + 2) LIMIT 5`);
  expect(wrong).toEqual([]);
});

test('a week belongs to the month in which its Monday lies', async () => {
  expect(
    await query(
      `SELECT DISTINCT month, week FROM feature_use WHERE strftime(week, '%Y-%m') <> month OR dayofweek(week) <> 1`,
    ),
  ).toEqual([]);
  expect(
    await query(
      `SELECT CAST(count(DISTINCT week) AS INTEGER) AS weeks, CAST((max(week) - min(week)) // 7 + 1 AS INTEGER) AS span FROM feature_use`,
    ),
  ).toEqual([{ weeks: 61, span: 61 }]);
});

test('a feature is there in every week of a month on a system, or in none', async () => {
  const gaps = await query(`WITH months AS (SELECT month, count(DISTINCT week) AS weeks FROM feature_use GROUP BY month)
    SELECT month, platform, feature FROM feature_use JOIN months USING (month)
    GROUP BY month, platform, feature, months.weeks HAVING count(DISTINCT week) < months.weeks`);
  expect(gaps).toEqual([]);
});
