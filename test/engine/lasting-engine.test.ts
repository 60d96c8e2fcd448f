import { expect, test } from 'vitest';
import { type Engine, EngineError } from '../../src/engine/engine.ts';
import { explainError } from '../../src/engine/explain-error.ts';
import { openLastingEngine } from '../../src/engine/lasting-engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';

const lost = () => new EngineError('lost', 'The engine broke down (by a test) and has to be loaded again.');

/** Engines of which each breaks down at its first question that holds `word`, as often as `times` says. */
function breakingEngines(word: string, times: number) {
  const opened: Engine[] = [];
  let left = times;
  const open = async (): Promise<Engine> => {
    const engine = await openNodeEngine();
    opened.push(engine);
    return {
      ...engine,
      async query(sql, options) {
        if (!sql.includes(word) || left === 0) return engine.query(sql, options);
        left -= 1;
        await engine.close();
        throw lost();
      },
    };
  };
  return { opened, open };
}

const table = new TextEncoder().encode('month,installs\n2026-09,420\n2026-10,440\n');

async function loaded(open: () => Promise<Engine>): Promise<Engine> {
  const engine = await openLastingEngine(open);
  const file = { format: 'csv', columns: ['month', 'installs'], nameForErrors: 'installs.csv' } as const;
  await engine.importFile({ table: '_incoming', source: table, ...file });
  await engine.query('CREATE TABLE installs AS FROM _incoming; DROP TABLE _incoming');
  await engine.lock({ memoryLimit: '1GiB' });
  return engine;
}

test('an engine that is lost is opened again with its tables and its lock, and asked once more', async () => {
  const { opened, open } = breakingEngines('sum(', 1);
  const engine = await loaded(open);
  const both = await Promise.all([
    engine.query('SELECT sum(installs::INT)::INT FROM installs'),
    engine.query('SELECT count(*)::INT FROM installs'),
  ]);
  expect(both.map(({ rows }) => rows)).toEqual([[[860]], [[2]]]);
  expect(opened).toHaveLength(2);
  await expect(engine.query('CREATE TABLE other (a INT)')).rejects.toMatchObject({ kind: 'refused' });
  await engine.close();
});

test('a question that loses the second engine too is given up, and the next one is answered', async () => {
  const { opened, open } = breakingEngines('sum(', 2);
  const engine = await loaded(open);
  await expect(engine.query('SELECT sum(1) FROM installs')).rejects.toMatchObject({ kind: 'lost' });
  expect((await engine.query('SELECT count(*)::INT FROM installs')).rows).toEqual([[2]]);
  expect(opened).toHaveLength(3);
  await engine.close();
});

test('a closed engine, and a question that was cancelled, open none', async () => {
  const { opened, open } = breakingEngines('sum(', 1);
  const engine = await loaded(open);
  await expect(engine.query('SELECT sum(1)', { signal: AbortSignal.abort(lost()) })).rejects.toMatchObject({
    kind: 'lost',
  });
  await engine.close();
  await expect(engine.query('SELECT 1')).rejects.toMatchObject({ kind: 'lost' });
  expect(opened).toHaveLength(1);
});

test('what DuckDB says of a database that it gave up is a loss, told in one line', () => {
  const first = explainError(
    new Error(
      'INTERNAL Error: Attempted to access index 0 within vector of size 0\n\nStack Trace:\n0 duckdb::Exception::Exception',
    ),
  );
  expect(first).toMatchObject({
    kind: 'lost',
    message: 'The engine broke down (Attempted to access index 0 within vector of size 0) and has to be loaded again.',
  });
  const later = explainError(
    new Error(
      'FATAL Error: Failed: database has been invalidated because of a previous fatal error. The database must be restarted prior to being used again.\nOriginal error: "INTERNAL Error: x"',
    ),
  );
  expect(later.kind).toBe('lost');
  expect(later.message).not.toContain('\n');
});
