import highsLoader from 'highs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProtectedTable, type ProtectOptions, protectTable } from '../../../src/build/release/protect-table.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { type CheckCase, type CasePieces, buildCase } from '../../checks/case.ts';
import { allChecks } from '../../../src/checks/all-checks.ts';
import { loadCase, runTask, unloadCase } from '../../checks/run-case.ts';
import { grid, seeded } from '../../checks/suppression/grid.ts';
import { boundInNode } from '../../../src/build/local/bound-in-node.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine.close());

const path = 'installs/2026-08.csv';
const kinds = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];
const columns = [
  { name: 'month', type: 'yearmonth' },
  { name: 'region', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'installations', type: 'integer' },
];
const both = [
  { column: 'region', total: 'all' },
  { column: 'kind', total: 'all' },
];
const square = (privacy: object): CasePieces => ({
  tables: [
    {
      columns,
      missing: ['', '*'],
      primaryKey: ['month', 'region', 'kind'],
      privacy: { suppressed: '*', margins: both, ...privacy },
    },
  ],
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

/** A CSV of rows × columns with all totals. */
function csvOf(values: readonly (readonly number[])[]): string {
  const rows = [
    ...values.map((row) => [...row, sum(row)]),
    [...(values[0] ?? []).map((_, at) => sum(values.map((row) => row[at] ?? 0))), sum(values.map(sum))],
  ];
  const label = (index: number, count: number, letter: string) => (index === count ? 'all' : `${letter}${index}`);
  const lines = rows.flatMap((row, r) =>
    row.map((value, c) => `2026-08,${label(r, values.length, 'r')},${label(c, row.length - 1, 'k')},${value}`),
  );
  return `month,region,kind,installations\n${lines.join('\n')}\n`;
}

async function protect(
  pieces: CasePieces,
  files: Readonly<Record<string, string>>,
  file: string,
  options: Partial<ProtectOptions>,
): Promise<{ done: ProtectedTable; text: string; kase: CheckCase }> {
  const exact = await buildCase('suppression/protect', pieces, files);
  const table = exact.input.tables.find((one) => one.files.some((other) => other.path === file));
  if (!table) throw new Error(`${file} belongs to no table`);
  await loadCase(exact, engine);
  const done = await protectTable(
    table,
    { path: file, bytes: new TextEncoder().encode(files[file]) },
    exact.input.tables,
    engine,
    { suppress: true, round: false, ...options },
  );
  await unloadCase(exact, engine);
  const text = new TextDecoder().decode(done.bytes);
  return { done, text, kase: await buildCase('suppression/protected', pieces, { ...files, [file]: text }) };
}

/** What the checks of numbers say about the tables of a case. */
async function findings(kase: CheckCase): Promise<unknown[]> {
  await loadCase(kase, engine);
  const found: unknown[] = [];
  for (const check of allChecks.filter(({ id }) =>
    ['types', 'minimum-count', 'rounding', 'suppression', 'differencing'].includes(id),
  )) {
    for (const task of check.plan(kase.input))
      found.push(
        ...(await runTask(task, engine, boundInNode())).findings.map(({ check: id, message, row }) => ({
          id,
          message,
          row,
        })),
      );
  }
  await unloadCase(kase, engine);
  return found;
}

/** The widest a hidden cell of a table without rounding can be off, by another solver than the project's own. */
async function rangesOf(
  values: readonly (readonly number[])[],
  isHidden: (row: number, column: number) => boolean,
): Promise<number[]> {
  const highs = await highsLoader();
  const { system } = grid(values, isHidden);
  const rows = system.equations.map(
    ({ total, parts }, at) => ` c${at}: x${total} ${parts.map((part) => `- x${part}`).join(' ')} = 0`,
  );
  const bounds = system.cells.map(
    ({ low, high }, cell) => ` ${low} <= x${cell}${high === Infinity ? '' : ` <= ${high}`}`,
  );
  const solve = (goal: string, cell: number) =>
    highs.solve(`${goal}\n obj: x${cell}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`)
      .ObjectiveValue;
  return system.cells.flatMap(({ kind }, cell) =>
    kind === 'suppressed' ? [solve('Maximize', cell) - solve('Minimize', cell)] : [],
  );
}

function randomTable(seed: number): number[][] {
  const random = seeded(seed + 1);
  return Array.from({ length: 3 + (seed % 4) }, () =>
    kinds.slice(0, 3 + (seed % 3)).map(() => Math.floor(random() ** 3 * 300)),
  );
}

describe('a table with both totals', () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    '%i is hidden so that no check finds anything, and so does another solver',
    async (seed) => {
      const values = randomTable(seed);
      const { done, text, kase } = await protect(square({}), { [path]: csvOf(values) }, path, {});
      expect(await findings(kase)).toEqual([]);
      expect(done.notes).toEqual([]);
      const hidden = new Set(
        text
          .split('\n')
          .filter((line) => line.endsWith(',*'))
          .map((line) => line.split(',').slice(1, 3).join(' ')),
      );
      values.forEach((row, r) =>
        row.forEach((value, c) => expect(hidden.has(`r${r} k${c}`) || value === 0 || value >= 20).toBe(true)),
      );
      // Totals are hidden only where they are small themselves.
      if (![...hidden].some((cell) => cell.includes('all')))
        for (const range of await rangesOf(values, (r, c) => hidden.has(`r${r} k${c}`)))
          expect(range).toBeGreaterThanOrEqual(20 - 1e-6);
    },
  );

  test.each(Array.from({ length: 8 }, (_, seed) => seed))(
    '%i is rounded and hidden, parts adding up, and no check finds anything',
    async (seed) => {
      const { text, kase } = await protect(
        square({ roundTo: 5, totalsRoundedAlone: false }),
        { [path]: csvOf(randomTable(seed + 50)) },
        path,
        { round: true },
      );
      expect(await findings(kase)).toEqual([]);
      expect(text.match(/,\d+$/gm)?.every((value) => Number(value.slice(1)) % 5 === 0)).toBe(true);
    },
  );

  test.each(Array.from({ length: 8 }, (_, seed) => seed))('%i is rounded with totals on their own', async (seed) => {
    const { kase } = await protect(square({ roundTo: 10 }), { [path]: csvOf(randomTable(seed + 90)) }, path, {
      round: true,
    });
    expect(await findings(kase)).toEqual([]);
  });

  test('hides no more than it must: a small cell among larger ones takes three guards, the other corners of a rectangle', async () => {
    const values = [
      [4, 60, 70],
      [80, 40, 90],
      [50, 30, 25],
    ];
    const { done } = await protect(square({}), { [path]: csvOf(values) }, path, {});
    expect(
      done.changes.map(({ row, reason }) => `${row}: ${reason.kind === 'guard' ? `guards ${reason.of}` : reason.kind}`),
    ).toMatchInlineSnapshot(`
      [
        "month=2026-08, region=r0, kind=k0: too-small",
        "month=2026-08, region=r0, kind=k1: guards line 2",
        "month=2026-08, region=r2, kind=k0: guards line 2",
        "month=2026-08, region=r2, kind=k1: guards line 3",
      ]
    `);
  });

  test('leaves every other byte as it was: line ends, quotes, unknown spaces', async () => {
    const text =
      'month,region,kind,installations\r\n2026-08,"r0",k0,4\r\n2026-08,"r0",k1,25\r\n2026-08,r0,k2,"60"\r\n2026-08,r0,all,89\r\n';
    const { text: after } = await protect(
      square({ margins: [{ column: 'kind', total: 'all' }] }),
      { [path]: text },
      path,
      {},
    );
    expect(after).toBe(
      'month,region,kind,installations\r\n2026-08,r0,k0,*\r\n2026-08,r0,k1,*\r\n2026-08,r0,k2,"60"\r\n2026-08,r0,all,89\r\n',
    );
  });

  test('a table without a row stays as it is', async () => {
    const { done } = await protect(square({}), { [path]: 'month,region,kind,installations\n' }, path, { round: false });
    expect(done.changes).toEqual([]);
  });
});

describe('what goes with a hidden number', () => {
  const crashes: CasePieces = {
    tables: [
      {
        columns: [
          { name: 'month', type: 'yearmonth' },
          { name: 'platform', type: 'string' },
          { name: 'installations', type: 'integer' },
          { name: 'crashes', type: 'integer' },
          { name: 'reporting', type: 'integer' },
          { name: 'share', type: 'number' },
        ],
        missing: ['', '*'],
        privacy: {
          suppressed: '*',
          counts: ['reporting'],
          rounded: ['installations', 'crashes', 'reporting'],
          roundTo: 5,
          suppressible: ['installations', 'crashes'],
          ratios: [{ ratio: 'share', denominator: 'reporting' }],
        },
      },
    ],
  };
  const text =
    'month,platform,installations,crashes,reporting,share\n2026-08,windows,203,260,1013,0.20039\n2026-08,macos,7,31,402,0.01741\n2026-08,linux,52,58,12,4.33333\n';

  test('events of the same contributors, and ratios of them; ratios of rounded numbers are computed anew', async () => {
    const { done, text: after } = await protect(crashes, { [path]: text }, path, { round: true });
    expect(after).toBe(
      'month,platform,installations,crashes,reporting,share\n2026-08,windows,205,260,1015,0.20197\n2026-08,macos,*,*,400,*\n2026-08,linux,50,60,10,5\n',
    );
    expect(done.notes).toEqual([
      'Line 4: "reporting" is below 20, and "suppressible" does not name this column, so it was not hidden; leave the row out or put it together with others.',
    ]);
  });

  test('a count of others stays where it is large enough, and is hidden alone where it is not', async () => {
    const pieces = structuredClone(crashes) as { tables: { privacy: { suppressible: string[] } }[] };
    pieces.tables[0]?.privacy.suppressible.push('reporting');
    const { text: after } = await protect(pieces as CasePieces, { [path]: text }, path, { round: false });
    expect(after).toBe(
      'month,platform,installations,crashes,reporting,share\n2026-08,windows,203,260,1013,0.20039\n2026-08,macos,*,*,402,*\n2026-08,linux,52,58,*,*\n',
    );
  });

  test('a ratio of no column here is not computed anew, goes with the contributors, and that is said', async () => {
    const { done, text: after } = await protect(crashes, { [path]: text.replace('0.20039', '0.9') }, path, {
      round: true,
    });
    expect(done.notes[0]).toBe(
      '"share" is no ratio of a column of this table, so it was not computed anew from the rounded numbers.',
    );
    expect(after).toContain('2026-08,windows,205,260,1015,0.9\n2026-08,macos,*,*,400,*\n');
  });
});

test('totals of another table that was released before are taken into account', async () => {
  const pieces: CasePieces = {
    tables: [
      {
        dataset: 'installs',
        resource: 'totals',
        table: 'totals',
        columns: [
          { name: 'month', type: 'yearmonth' },
          { name: 'installations', type: 'integer' },
        ],
        primaryKey: ['month'],
        files: ['installs/totals/2026-08.csv'],
        privacy: { margins: [{ of: 'platforms', by: ['month'] }] },
      },
      {
        dataset: 'installs',
        resource: 'platforms',
        files: ['installs/platforms/2026-08.csv'],
        missing: ['', '*'],
        privacy: { suppressed: '*' },
      },
    ],
  };
  const file = 'installs/platforms/2026-08.csv';
  const { text, kase } = await protect(
    pieces,
    {
      'installs/totals/2026-08.csv': 'month,installations\n2026-08,500\n',
      [file]:
        'month,platform,installations\n2026-08,windows,300\n2026-08,macos,150\n2026-08,linux,45\n2026-08,android,5\n',
    },
    file,
    {},
  );
  expect(text).toBe(
    'month,platform,installations\n2026-08,windows,300\n2026-08,macos,150\n2026-08,linux,*\n2026-08,android,*\n',
  );
  expect(await findings(kase)).toEqual([]);
});

test('noise is not hidden', async () => {
  const noisy: CasePieces = {
    tables: [
      {
        privacy: {
          differentialPrivacy: {
            privacy_unit: 'installation',
            epsilon: 1,
            mechanism: 'discrete-laplace',
            scale: 1,
            columns: ['installations'],
            conversion: 'pure',
            composition: 'sequential',
          },
        },
      },
    ],
  };
  await expect(
    protect(noisy, { [path]: 'month,platform,installations\n2026-08,linux,-2\n' }, path, {}),
  ).rejects.toThrow('The counts of "installs" carry random noise');
});
