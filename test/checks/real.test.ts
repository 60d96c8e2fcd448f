import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.ts';
import type { CheckInput } from '../../src/checks/check-input.ts';
import type { CheckId } from '../../src/schema/check-ids.ts';
import type { Outcome } from '../../src/checks/check.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { hasReal, loadReal } from './real-tables.ts';
import { runTask } from './run-case.ts';
import { boundInNode } from '../../src/build/local/bound-in-node.ts';

const bound = boundInNode();

/** Outcomes of one check by table. */
async function outcomes(id: CheckId, input: CheckInput, engine: Engine): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  for (const task of allChecks.find((check) => check.id === id)?.plan(input) ?? [])
    found[task.table ?? ''] = await runTask(task, engine, bound);
  return found;
}

async function number(engine: Engine, sql: string): Promise<number> {
  return Number((await engine.query(sql)).rows[0]?.[0]);
}

describe.each(['jenkins', 'thunderbird', 'innovationgraph'])('%s as published', (project) => {
  let engine: Engine;
  let input: CheckInput;
  beforeAll(async () => {
    if (!hasReal(project)) return;
    engine = await openNodeEngine();
    input = await loadReal(project, engine);
  });
  afterAll(async () => engine?.close());
  const real = test.skipIf(!hasReal(project));

  real('counts below k are as many as an independent query finds', async () => {
    const found = await outcomes('minimum-count', input, engine);
    for (const { table, privacy } of input.tables) {
      const { contributors, minimumCount } = privacy;
      if (typeof contributors !== 'string') continue;
      const expected = await number(
        engine,
        `SELECT count(*) FROM text."${table}" WHERE "${contributors}" <> '' AND CAST("${contributors}" AS INTEGER) BETWEEN 1 AND ${minimumCount - 1}`,
      );
      expect({ table, count: found[table]?.findingCount, status: found[table]?.status }).toEqual({
        table,
        count: expected,
        status: expected > 0 ? 'fail' : 'pass',
      });
      expect(found[table]?.findings.length).toBe(Math.min(100, expected));
      expect(found[table]?.rowsExamined).toBe(await number(engine, `SELECT count(*) FROM text."${table}"`));
    }
  });

  real('values are of their types, keys stand once', async () => {
    for (const outcome of Object.values(await outcomes('types', input, engine))) expect(outcome.findings).toEqual([]);
  });

  real('no group is told about, and what cannot be seen is not passed', async () => {
    for (const [table, outcome] of Object.entries(await outcomes('groups', input, engine)))
      expect({ table, findings: outcome.findings }).toEqual({ table, findings: [] });
  });

  real('no label is taken for a certain identifier', async () => {
    const hits = Object.values(await outcomes('identifiers', input, engine))
      .flatMap(({ findings }) => findings)
      .filter(({ message }) => message.includes('looks like'));
    expect(hits).toEqual([]);
  });
});

test.skipIf(!hasReal('innovationgraph'))(
  'the Innovation Graph: a table without contributors is not checkable, nothing else fails in its counts',
  async () => {
    const engine = await openNodeEngine();
    try {
      const input = await loadReal('innovationgraph', engine);
      const found = await outcomes('minimum-count', input, engine);
      expect(Object.fromEntries(Object.entries(found).map(([table, { status }]) => [table, status]))).toEqual({
        developers: 'pass',
        organizations: 'pass',
        repositories: 'pass',
        git_pushes: 'pass',
        licenses: 'pass',
        topics: 'pass',
        economy_collaborators: 'not-checkable',
      });
    } finally {
      await engine.close();
    }
  },
);

test.skipIf(!hasReal('innovationgraph'))('the Innovation Graph: one cell lowered to 99 is found', async () => {
  const engine = await openNodeEngine();
  try {
    const input = await loadReal('innovationgraph', engine);
    await engine.query(
      `UPDATE released.developers SET developers = 99 WHERE iso2_code = 'AT' AND "year" = '2024' AND "quarter" = 3`,
    );
    const { developers } = await outcomes(
      'minimum-count',
      { ...input, tables: input.tables.filter(({ table }) => table === 'developers') },
      engine,
    );
    expect(developers?.findings).toMatchObject([
      { status: 'fail', column: 'developers', period: '2024-Q3', observed: '99', allowed: '0, or 100 or more' },
    ]);
  } finally {
    await engine.close();
  }
});
