import { describe, expect, test } from 'vitest';
import { newBudget } from '../../../src/checks/suppression/budget.ts';
import { groupTables } from '../../../src/checks/suppression/group.ts';
import { judgeSlices } from '../../../src/checks/suppression/judge-slices.ts';
import type { PlacedRow } from '../../../src/checks/suppression/placed-rows.ts';
import { suppressionCheck } from '../../../src/checks/suppression.ts';
import { buildCase } from '../case.ts';
import { seeded } from './grid.ts';
import { boundInNode } from '../../../src/build/local/bound-in-node.ts';

const margins = [
  { column: 'region', total: 'all' },
  { column: 'kind', total: 'all' },
];
const columns = [
  { name: 'month', type: 'yearmonth' },
  { name: 'region', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'installations', type: 'integer' },
];

/** A table of 12 × 12 cells with both margins, half of them hidden, and its group. */
async function square(privacy: object = {}) {
  const { input } = await buildCase(
    'suppression/square',
    {
      tables: [{ columns, primaryKey: ['month', 'region', 'kind'], privacy: { suppressed: '*', margins, ...privacy } }],
    },
    {},
  );
  const [group] = groupTables(input.tables);
  const random = seeded(3);
  const size = 12;
  const values = Array.from({ length: size }, () => Array.from({ length: size }, () => 5 * Math.floor(random() * 60)));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);
  const rows: PlacedRow[] = [];
  const add = (region: string, kind: string, value: number | null) =>
    rows.push({
      release: '',
      file: 'installs/2026-08.csv',
      line: rows.length + 2,
      period: '2026-08',
      dimensions: ['2026-08', region, kind],
      values: [value],
    });
  values.forEach((row, r) => row.forEach((value, c) => add(`r${r}`, `k${c}`, random() < 0.5 ? null : value)));
  values.forEach((row, r) => add(`r${r}`, 'all', sum(row)));
  values[0]?.forEach((_, c) => add('all', `k${c}`, sum(values.map((row) => row[c] ?? 0))));
  add('all', 'all', sum(values.map(sum)));
  return { tables: group?.tables ?? [], rows };
}

async function judged(privacy: object, budget: Partial<ReturnType<typeof newBudget>>) {
  const { tables, rows } = await square(privacy);
  return judgeSlices(
    { tables, beside: [], relations: [], evidence: () => [] },
    new Map(tables.map((one) => [one, new Map([['2026-08', rows]])])),
    boundInNode(),
    async () => undefined,
    { ...newBudget(), ...budget },
  );
}

describe('what could not be examined is said', () => {
  test('enough budget: every cell is examined', async () => {
    const { findings, measures } = await judged({}, {});
    expect(measures).toMatchObject({ notExamined: 0, suppressedCells: 67 });
    expect(findings).toEqual([]);
  });

  test('too few programs: the rest is to be reviewed, never passed', async () => {
    const { findings, measures } = await judged({ minimumCount: 200 }, { work: 3000 });
    expect(measures.linearPrograms).toBeGreaterThan(0);
    expect(measures.notExamined).toBeGreaterThan(0);
    expect(findings).toContainEqual(
      expect.objectContaining({ status: 'review', observed: `${measures.notExamined} cells not examined` }),
    );
  });

  test('too large a system: nothing is asked, and that is said', async () => {
    const { findings, measures } = await judged({}, { work: 10 });
    expect(measures).toMatchObject({ linearPrograms: 0, notExamined: 67 });
    expect(findings).toMatchObject([
      {
        status: 'review',
        message: '67 of 67 suppressed cells were not examined, because too many of them hang together through totals.',
      },
    ]);
  });

  test('a reader can cancel between two programs', async () => {
    const { tables, rows } = await square();
    const pause = async () => {
      throw new Error('cancelled');
    };
    await expect(
      judgeSlices(
        { tables, beside: [], relations: [], evidence: () => [] },
        new Map(tables.map((one) => [one, new Map([['2026-08', rows]])])),
        boundInNode(),
        pause,
      ),
    ).rejects.toThrow('cancelled');
  });
});

describe('tables in groups', () => {
  const totals = (name: string, of: string) => ({
    dataset: 'd',
    resource: name,
    columns: [columns[0], columns[3]],
    primaryKey: ['month'],
    privacy: { margins: [{ of, by: ['month'] }] },
  });
  const parts = (name: string) => ({
    dataset: 'd',
    resource: name,
    columns,
    primaryKey: ['month', 'region', 'kind'],
    privacy: { margins },
  });

  test('linked tables are judged together, others alone, each under a name of its own', async () => {
    const { input } = await buildCase(
      'suppression/groups',
      { tables: [totals('t1', 'p1'), parts('p1'), parts('alone'), parts('p2'), totals('t2', 'p2')] },
      {},
    );
    expect(
      groupTables(input.tables).map(({ tables, sliced }) => [tables.map(({ table }) => table.table), sliced]),
    ).toEqual([
      [['t1', 'p1'], true],
      [['alone'], true],
      [['p2', 't2'], true],
    ]);
    expect(suppressionCheck.plan(input).map(({ dataset, table }) => [dataset, table])).toEqual([
      ['d', 't1'],
      ['d', 'alone'],
      ['d', 'p2'],
    ]);
  });

  test('a total over the periods themselves leaves no slices', async () => {
    const { input } = await buildCase(
      'suppression/groups',
      { tables: [{ ...parts('p'), privacy: { margins: [{ column: 'month', total: 'all' }] } }] },
      {},
    );
    expect(groupTables(input.tables).map(({ sliced }) => sliced)).toEqual([false]);
  });
});
