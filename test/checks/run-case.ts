import { allChecks } from '../../src/checks/all-checks.ts';
import type { CheckInput } from '../../src/checks/check-input.ts';
import type { Outcome, Task } from '../../src/checks/check.ts';
import type { BoundSystem } from '../../src/checks/suppression/bound-cells.ts';
import type { Engine, Table } from '../../src/engine/engine.ts';
import { type TableShape, loadTables } from '../../src/engine/load-tables.ts';
import { quoteName } from '../../src/engine/sql.ts';
import type { CheckCase } from './case.ts';
import { formatOutcome } from './format-outcome.ts';

/** What the engine must know of the tables of a check's input. */
export function shapesOf(input: Pick<CheckInput, 'tables'>): TableShape[] {
  return input.tables.map(({ table, columns, privacy, files }) => ({
    name: table,
    columns,
    releases: privacy.releases,
    files: files.map(({ path, period, format }) => ({
      name: path,
      format,
      ...(period === undefined ? {} : { period }),
    })),
  }));
}

/**
 * Loads the files of a case into an engine that holds no tables yet; a file of the input that is not there is left out.
 */
export async function loadCase({ input, files }: CheckCase, engine: Engine): Promise<void> {
  const there = shapesOf(input).map((shape) => ({
    ...shape,
    files: shape.files.filter(({ name }) => files[name] !== undefined),
  }));
  await loadTables(engine, there, async (name) => new TextEncoder().encode(files[name]));
}

/** Takes the tables of a case out of an engine again, so that the next case can use it. */
export async function unloadCase({ input }: CheckCase, engine: Engine): Promise<void> {
  const views = input.tables.map(({ table }) => `DROP VIEW IF EXISTS main.${quoteName(table)}`);
  await engine.query(
    [...views, 'DROP SCHEMA IF EXISTS text CASCADE', 'DROP SCHEMA IF EXISTS released CASCADE'].join(';\n'),
  );
}

/** Runs one task: its queries, then its judgement. Only `bound` can say where hidden cells lie. */
export async function runTask(task: Task, engine: Engine, bound: BoundSystem): Promise<Outcome> {
  const results: Record<string, Table> = {};
  for (const [name, sql] of Object.entries(task.queries)) results[name] = await engine.query(sql);
  return task.judge(results, async () => undefined, bound);
}

/** The full text of what the case's check finds; the engine must hold no tables, and any engine gives the same text. */
export async function runCase(kase: CheckCase, engine: Engine, bound: BoundSystem): Promise<string> {
  const check = allChecks.find(({ id }) => id === kase.check);
  if (check === undefined) throw new Error(`No check is called "${kase.check}"`);
  await loadCase(kase, engine);
  const texts: string[] = [];
  for (const task of check.plan(kase.input)) texts.push(formatOutcome(task, await runTask(task, engine, bound)));
  return `${texts.join('\n')}\n`;
}
