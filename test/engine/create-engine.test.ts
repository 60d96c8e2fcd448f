import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Driver } from '../../src/engine/driver.ts';

/** A driver that answers each statement as `answer` says, and remembers what it was asked. */
function fakeDriver(answer: (statement: string) => unknown) {
  const asked: string[] = [];
  const nothing = async () => {
    throw new Error('not asked for here');
  };
  const driver: Driver = {
    version: '0',
    run: async (statement) => {
      asked.push(statement);
      const value = await answer(statement);
      if (value instanceof Error) throw value;
      return { columns: [{ name: 'a', type: 'VARCHAR' }], data: [[String(value)]] };
    },
    tableNames: nothing,
    openCsv: nothing,
    openParquet: nothing,
    close: async () => void asked.push('close'),
  };
  return { driver, asked };
}

test('after a trap the engine is ended, and says that another one is needed', async () => {
  const trap = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
  const { driver, asked } = fakeDriver((statement) => (statement.startsWith('SHOW') ? trap : 1));
  const engine = createEngine(driver);
  await expect(engine.query('SHOW TABLES')).rejects.toMatchObject({
    kind: 'lost',
    message: 'The engine broke down (unreachable) and has to be loaded again.',
  });
  await expect(engine.query('SHOW TABLES')).rejects.toMatchObject({ kind: 'lost' });
  await engine.close();
  expect(asked).toEqual(['SHOW TABLES', 'close']);
});

test('questions are asked one after another, in the order they came', async () => {
  let running = 0;
  let most = 0;
  const { driver, asked } = fakeDriver(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  });
  const engine = createEngine(driver);
  await Promise.all(['SHOW a', 'SHOW b', 'SHOW c'].map((sql) => engine.query(sql)));
  expect(asked).toEqual(['SHOW a', 'SHOW b', 'SHOW c']);
  expect(most).toBe(1);
});

test('one that fails does not keep the next from being answered', async () => {
  const { driver } = fakeDriver((statement) => (statement === 'SHOW a' ? new Error('Parser Error: no') : 'yes'));
  const engine = createEngine(driver);
  const [first, second] = await Promise.allSettled([engine.query('SHOW a'), engine.query('SHOW b')]);
  expect(first).toMatchObject({ status: 'rejected', reason: { kind: 'query', message: 'Parser Error: no' } });
  expect(second).toMatchObject({ status: 'fulfilled', value: { rows: [['yes']] } });
});

test('locking sets the limit first and the lock last', async () => {
  const { driver, asked } = fakeDriver(() => 1);
  const engine = createEngine(driver);
  await engine.lock({ memoryLimit: "1GB'" });
  expect(asked).toEqual([
    "SET memory_limit = '1GB'''",
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ]);
});

test('an engine that is not locked does not ask DuckDB which tables a query reads', async () => {
  const { driver, asked } = fakeDriver(() => 1);
  const engine = createEngine(driver);
  await expect(engine.tableNames("FROM read_csv('https://elsewhere.example/x.csv')")).rejects.toMatchObject({
    kind: 'refused',
  });
  expect(asked).toEqual([]);
});
