import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.ts';
import { createStatements } from '../../src/engine/load-tables.ts';
import { readCases } from './read-cases.ts';
import { shapesOf } from './run-case.ts';

interface Plan {
  readonly name: string;
  readonly children: readonly Plan[];
}

const windows = /WINDOW/;
// What is materialised is computed before the window sees it.
const unions = /^(?:UNION|CTE)/;

/** Whether a window is computed over a union, which loses DuckDB 1.4's database now and then. */
function hasWindowOverUnion({ name, children }: Plan, below = false): boolean {
  if (below && unions.test(name)) return name.startsWith('UNION');
  return children.some((child) => hasWindowOverUnion(child, below || windows.test(name)));
}

const connection = await (await DuckDBInstance.create(':memory:')).connect();

async function planOf(sql: string): Promise<Plan[]> {
  const reader = await connection.runAndReadAll(`EXPLAIN (FORMAT json) ${sql}`);
  return JSON.parse(String(reader.getRows()[0]?.[1])) as Plan[];
}

test('the plan of a window over a union is recognised, and that of a counted union is none', async () => {
  const union = 'SELECT 1 AS a FROM range(9) UNION ALL SELECT 2 FROM range(9)';
  const judged = async (sql: string) => (await planOf(sql)).some((plan) => hasWindowOverUnion(plan));
  expect(await judged(`SELECT *, count(*) OVER () FROM (${union})`)).toBe(true);
  expect(await judged(`WITH c AS MATERIALIZED (${union}) SELECT *, (SELECT count(*) FROM c) FROM c`)).toBe(false);
});

test('no query of a check computes a window over a union', async () => {
  const judged = new Set<string>();
  const bad: string[] = [];
  for (const { input, name } of await readCases()) {
    const statements = shapesOf(input).flatMap((shape) => createStatements(shape, true));
    for (const statement of statements) await connection.run(statement);
    for (const task of allChecks.flatMap((check) => check.plan(input)))
      for (const [query, sql] of Object.entries(task.queries)) {
        if (judged.has(sql)) continue;
        judged.add(sql);
        if ((await planOf(sql)).some((plan) => hasWindowOverUnion(plan)))
          bad.push(`${task.check} ${query} of ${name}\n${sql}`);
      }
    await connection.run('DROP SCHEMA IF EXISTS text CASCADE; DROP SCHEMA IF EXISTS released CASCADE');
    for (const { name: view } of shapesOf(input)) await connection.run(`DROP VIEW IF EXISTS main."${view}"`);
  }
  expect(bad.join('\n\n')).toBe('');
  expect(judged.size).toBeGreaterThan(200);
}, 120_000);
