import { expect, test } from 'vitest';
import { createStatements, loadTables, moveStatements, type TableShape } from '../../src/engine/load-tables.ts';
import { openNodeEngine } from '../../src/engine/node.ts';

const shape: TableShape = {
  name: 'daily "use"',
  releases: 'snapshot',
  columns: [
    { name: 'month', type: 'yearmonth', missing: [''] },
    { name: "it's", type: 'integer', missing: ['', "it's hidden"] },
    { name: 'share', type: 'number', missing: [] },
  ],
  files: [
    { name: "a's.csv", period: '2026-02', format: 'csv' },
    { name: 'b.csv', format: 'csv' },
  ],
};

test('the statements are these', () => {
  expect(
    [
      ...createStatements(shape, true),
      ...moveStatements(shape, { name: "a's.csv", period: '2026-02', format: 'csv' }, 'released._incoming', true),
    ].join(';\n'),
  ).toMatchInlineSnapshot(`
    "CREATE SCHEMA IF NOT EXISTS text;
    CREATE TABLE text."daily ""use""" ("month" VARCHAR, "it's" VARCHAR, "share" VARCHAR, "_file" VARCHAR, "_period" VARCHAR, "_line" BIGINT);
    CREATE SCHEMA IF NOT EXISTS released;
    DROP TABLE IF EXISTS released._incoming;
    CREATE TABLE released."daily ""use""" ("month" VARCHAR, "it's" BIGINT, "share" DOUBLE, "_file" VARCHAR, "_period" VARCHAR, "_line" BIGINT);
    CREATE VIEW main."daily ""use""" AS SELECT "month", "it's", "share" FROM released."daily ""use""" WHERE _file = 'a''s.csv';
    INSERT INTO text."daily ""use""" SELECT "month", "it's", "share", 'a''s.csv', '2026-02', _line FROM released._incoming;
    INSERT INTO released."daily ""use""" SELECT CASE WHEN "month" NOT IN ('') THEN "month" END AS "month", CASE WHEN "it's" NOT IN ('', 'it''s hidden') THEN CASE WHEN regexp_full_match("it's", '[+-]?[0-9]+') THEN TRY_CAST("it's" AS BIGINT) END END AS "it's", CASE WHEN regexp_full_match("share", '[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?') THEN TRY_CAST("share" AS DOUBLE) END AS "share", 'a''s.csv', '2026-02', _line FROM released._incoming;
    DROP TABLE released._incoming"
  `);
});

test('a load that stopped halfway does not stand in the way of the next', async () => {
  const engine = await openNodeEngine();
  const bytes = new TextEncoder().encode('a\n1\n');
  const table = (name: string): TableShape => ({
    name,
    releases: 'partition',
    columns: [{ name: 'a', type: 'integer', missing: [] }],
    files: [{ name: 'a.csv', format: 'csv' }],
  });
  const abort = new AbortController();
  const stopped = loadTables(engine, [table('first')], async () => (abort.abort(new Error('enough')), bytes), {
    signal: abort.signal,
  });
  await expect(stopped).rejects.toThrow('enough');
  await engine.importFile({
    table: { schema: 'released', name: '_incoming' },
    format: 'csv',
    columns: ['a'],
    source: bytes,
    nameForErrors: 'a.csv',
  });
  await loadTables(engine, [table('second')], async () => bytes);
  expect((await engine.query('FROM second')).rows).toEqual([[1]]);
  await engine.close();
});

test('what a file has wrong is said with the name of the file', async () => {
  const engine = await openNodeEngine();
  const load = loadTables(engine, [shape], async () => new TextEncoder().encode('month,share\n'));
  await expect(load).rejects.toThrow(
    `a's.csv:1: the columns are "month", "share", but should be "month", "it's", "share".`,
  );
  await engine.close();
});
