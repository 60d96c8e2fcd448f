import { expect, test } from 'vitest';
import { givesRows, refuseToWrite } from '../../src/engine/read-only.ts';

test.for([
  'SELECT 1',
  '-- a comment\nselect 1',
  '(SELECT 1) UNION ALL (SELECT 2)',
  'FROM t',
  'WITH a AS (SELECT 1) SELECT * FROM a',
  'WITH a AS (SELECT count(*) AS "delete") SELECT ("delete") FROM a',
  'VALUES (1)',
  'PIVOT t ON a USING sum(b)',
  'SUMMARIZE t',
  'DESCRIBE t',
  'EXPLAIN SELECT 1',
  'EXPLAIN ANALYZE SELECT 1',
  "SELECT 'enable_logging('",
  'SELECT "set" FROM "create"',
])('%s only reads', (statement) => {
  expect(() => refuseToWrite(statement)).not.toThrow();
});

test.for([
  'CREATE TABLE t (a INT)',
  'create or replace temp view v as select 1',
  'INSERT INTO t VALUES (1)',
  'DELETE FROM t',
  'COPY t TO STDOUT',
  'SET a = 1',
  'USE x',
  'BEGIN',
  'CHECKPOINT',
  'VACUUM',
  'EXECUTE p',
  "'x'",
  '"SELECT" 1',
  'WITH a AS (SELECT 1) INSERT INTO t FROM a',
  'WITH a AS (SELECT 1) /* so */ DELETE FROM t',
  'EXPLAIN ANALYZE UPDATE t SET a = 1',
  'EXPLAIN (FORMAT json, ANALYZE) CREATE TABLE x AS SELECT 1',
  "FROM enable_logging('x')",
  'SELECT * FROM "Enable_Logging" /* */ (\'x\')',
  'FROM system.main.enable_logging()',
  'FROM arrow_scan(1, 2, 3)',
])('%s is refused', (statement) => {
  expect(() => refuseToWrite(statement)).toThrow(/ is refused: this engine is locked/);
});

test.for(['SELEC 1', 'crashes', 'slect * from t'])('%s is no statement, and that is said', (statement) => {
  expect(() => refuseToWrite(statement)).toThrow(
    `"${statement.split(' ')[0]}" begins no statement. A query begins with one of: SELECT, WITH, FROM, VALUES, TABLE,` +
      ' PIVOT, UNPIVOT, DESCRIBE, DESC, SHOW, SUMMARIZE, EXPLAIN.',
  );
});

test('what may be described is what gives rows', () => {
  expect(['SELECT 1', ' from t', '(VALUES (1))', 'PIVOT t ON a'].map(givesRows)).toEqual([true, true, true, true]);
  expect(['SHOW TABLES', 'DESCRIBE t', 'CREATE TABLE t (a INT)', ''].map(givesRows)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
