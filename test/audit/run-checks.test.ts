import { expect, test } from 'vitest';
import { planTasks, runChecks } from '../../src/audit/run-checks.ts';
import { outcome } from '../../src/checks/check.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { buildCase } from '../checks/case.ts';
import { loadCase } from '../checks/run-case.ts';
import { check, engineOf, finding, task } from './task-doubles.ts';

const input = (await buildCase('types/none', {}, {})).input;
const one = (value: number) => ({ columns: [{ name: 'n', type: 'INTEGER' }], rows: [[value]] });

test('queries are asked one after another, and judged by name', async () => {
  const engine = engineOf((sql) => one(Number(sql)));
  const available = [
    check('types', [
      task('types', 'a', (results) => outcome([], Number(results['x']?.rows[0]?.[0])), { queries: { x: '3', y: '4' } }),
    ]),
    check('log', [task('log', 'site', undefined, { queries: { z: '5' } })]),
  ];
  const report = await runChecks(input, engine, { available });
  expect(engine.asked).toEqual(['3', '4', '5']);
  expect(report.results.map(({ check: id, outcome: { rowsExamined } }) => [id, rowsExamined])).toEqual([
    ['types', 3],
    ['log', 1],
  ]);
  expect(report.results[0]?.queries).toEqual({ x: '3', y: '4' });
  expect(report.results[0]).not.toHaveProperty('seconds');
});

test('statuses: of the whole, of each check, of each dataset', async () => {
  const available = [
    check('types', [task('types', 'a', outcome([finding('types', 'a', { status: 'review' })], 1)), task('types', 'b')]),
    check('rounding', [
      task('rounding', 'a', outcome([], 0, { status: 'not-checkable' })),
      task('rounding', 'b', outcome([finding('rounding', 'b')], 1)),
    ]),
    check('log', [task('log', 'site')]),
  ];
  const report = await runChecks(input, engineOf(), { available });
  expect(report).toMatchObject({
    status: 'fail',
    checks: { types: 'review', rounding: 'fail', log: 'pass' },
    datasets: { a: 'review', b: 'fail', site: 'pass' },
  });
  expect(report.findings.map(({ status }) => status)).toEqual(['fail', 'review']);
});

test('a query that breaks down is a failure with the reason, and the next task is run all the same', async () => {
  const engine = engineOf((sql) => {
    if (sql === 'bad') throw new EngineError('memory', 'The query needs more memory than there is.');
    return one(1);
  });
  const available = [
    check('types', [
      task('types', 'a', undefined, { table: 'a', queries: { q: 'bad' } }),
      task('types', 'b', undefined, { queries: { q: 'good' } }),
    ]),
  ];
  const report = await runChecks(input, engine, { available });
  expect(report.results.map(({ outcome: { status } }) => status)).toEqual(['fail', 'pass']);
  expect(report.findings).toEqual([
    {
      check: 'types',
      dataset: 'a',
      table: 'a',
      status: 'fail',
      message: 'This check could not be carried out: The query needs more memory than there is.',
    },
  ]);
});

test('a judgement that breaks down is a failure too', async () => {
  const available = [
    check('types', [
      task('types', 'a', () => {
        throw new Error('no solution');
      }),
    ]),
  ];
  const report = await runChecks(input, engineOf(), { available });
  expect(report.findings[0]?.message).toBe('This check could not be carried out: no solution');
});

test('aborting throws the reason, within a query and within a judgement', async () => {
  const inQuery = new AbortController();
  const engine = engineOf((_, options) => {
    inQuery.abort(new Error('stopped'));
    options?.signal?.throwIfAborted();
    return one(1);
  });
  await expect(
    runChecks(input, engine, {
      signal: inQuery.signal,
      available: [check('types', [task('types', 'a', undefined, { queries: { q: 'x' } })])],
    }),
  ).rejects.toThrow('stopped');

  const inJudgement = new AbortController();
  const long = task('types', 'a', async (_, pause) => {
    inJudgement.abort(new Error('stopped later'));
    await pause();
    return outcome([], 1);
  });
  await expect(
    runChecks(input, engineOf(), { signal: inJudgement.signal, available: [check('types', [long])] }),
  ).rejects.toThrow('stopped later');
});

test('only the chosen checks and datasets are run', async () => {
  const available = [check('types', [task('types', 'a'), task('types', 'b')]), check('log', [task('log', 'site')])];
  const chosen = (options: object) =>
    planTasks(input, { available, ...options }).map(({ check: id, dataset }) => `${id} ${dataset}`);
  expect(chosen({})).toEqual(['types a', 'types b', 'log site']);
  expect(chosen({ checks: ['types'], datasets: ['b'] })).toEqual(['types b']);
  expect(chosen({ datasets: ['site'] })).toEqual(['log site']);
  expect(chosen({ checks: [] })).toEqual([]);
});

test('progress, pauses, results as they come, and seconds by the given clock', async () => {
  let time = 0;
  let pauses = 0;
  const told: unknown[] = [];
  const slow = () => {
    time += 250;
    return outcome([], 1);
  };
  const report = await runChecks(input, engineOf(), {
    available: [check('types', [task('types', 'a', slow), task('types', 'b', slow)])],
    now: () => time,
    pause: async () => void (pauses += 1),
    onProgress: (done, total, next) => told.push([done, total, next?.dataset]),
    onResult: ({ dataset }) => told.push(dataset),
  });
  expect(told).toEqual([[0, 2, 'a'], 'a', [1, 2, 'b'], 'b', [2, 2, undefined]]);
  expect(report.results.map(({ seconds, judgementSeconds }) => [seconds, judgementSeconds])).toEqual([
    [0.25, 0.25],
    [0.25, 0.25],
  ]);
  expect(pauses).toBeGreaterThanOrEqual(2);
});

test('the seconds of a judgement are told apart from those of its queries', async () => {
  let time = 0;
  const engine = engineOf(() => {
    time += 2000;
    return one(1);
  });
  const judged = task('types', 'a', () => ((time += 500), outcome([], 1)), { queries: { q: 'x' } });
  const broken = task('types', 'b', undefined, { queries: { q: 'x' } });
  const report = await runChecks(
    input,
    {
      ...engine,
      query: (sql) => (time > 2500 ? ((time += 100), Promise.reject(new Error('gone'))) : engine.query(sql)),
    },
    { available: [check('types', [judged, { ...broken, queries: { q: 'x', r: 'y' } }])], now: () => time },
  );
  expect(report.results.map(({ seconds, judgementSeconds }) => [seconds, judgementSeconds])).toEqual([
    [2.5, 0.5],
    [2.1, 0],
  ]);
});

test('every check over a real engine: a table that keeps its promises and one that does not', async () => {
  const enumerated = { tables: [{}], today: '2026-10-20' };
  const good = await buildCase('types/good', enumerated, {
    'installs/2026-09.csv': 'month,platform,installations\n2026-09,windows,420\n',
  });
  const bad = await buildCase('types/bad', enumerated, {
    'installs/2026-09.csv': 'month,platform,installations\n2026-09,windows,7\n2026-09,beos,x\n',
  });
  for (const [kase, expected] of [
    [good, 'pass'],
    [bad, 'fail'],
  ] as const) {
    const engine = await openNodeEngine();
    try {
      await loadCase(kase, engine);
      await engine.lock();
      const report = await runChecks(kase.input, engine, {
        checks: ['columns', 'types', 'minimum-count', 'derived', 'identifiers', 'retention', 'freshness', 'sampling'],
      });
      expect(report.status).toBe(expected);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      if (expected === 'fail')
        expect(report.checks).toMatchObject({ types: 'fail', 'minimum-count': 'fail', columns: 'pass' });
    } finally {
      await engine.close();
    }
  }
});
