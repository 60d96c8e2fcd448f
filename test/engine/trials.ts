import type { Engine, Table } from '../../src/engine/engine.ts';
import { loadTables, type TableShape } from '../../src/engine/load-tables.ts';

/** What both engines are put through, in Node and in a real browser; the answers must be the same. */
export type Trial = (engine: Engine, file: (name: string) => Promise<Uint8Array>) => Promise<unknown>;

const encode = (text: string) => new TextEncoder().encode(text);

/** A thrown error as text: `kind: message`. */
export async function failure(call: () => Promise<unknown>): Promise<string> {
  try {
    return `no error: ${JSON.stringify(await call())}`;
  } catch (error) {
    const { kind, name, message } = error as { kind?: string; name: string; message: string };
    return `${kind ?? name}: ${message}`;
  }
}

async function importText(engine: Engine, text: string, columns: readonly string[]): Promise<Table | string> {
  const table = 'imported';
  await engine.query(`DROP TABLE IF EXISTS ${table}`);
  const problem = await failure(() =>
    engine.importFile({ table, format: 'csv', columns, source: encode(text), nameForErrors: 'x.csv' }),
  );
  return problem === 'no error: undefined' ? engine.query(`FROM ${table}`) : problem;
}

export const values: readonly string[] = [
  'SELECT NULL AS a, TRUE AS b, 1::TINYINT AS c, 2::SMALLINT AS d, 3 AS e, 4::BIGINT AS f, 5::UTINYINT AS g, 6::USMALLINT AS h, 7::UINTEGER AS i, 8::UBIGINT AS j',
  'SELECT 9007199254740991::BIGINT AS safe, 9007199254740992::BIGINT AS unsafe, -9223372036854775808::BIGINT AS lowest, 18446744073709551615::UBIGINT AS highest',
  'SELECT (-170141183460469231731687303715884105728)::HUGEINT AS huge, sum(i) AS total, 340282366920938463463374607431768211455::UHUGEINT AS uhuge FROM range(5) AS r(i)',
  "SELECT 0.1::FLOAT AS f, 0.1::DOUBLE AS d, 'NaN'::DOUBLE AS n, 'inf'::DOUBLE AS i, '-inf'::DOUBLE AS m, 1e300 AS large, -0.0::DOUBLE AS zero",
  'SELECT 1.10::DECIMAL(18,3) AS a, (-0.01)::DECIMAL(4,2) AS b, 12345678901234567890.123456789::DECIMAL(38,9) AS c, 99999999999999999999999999999999999999::DECIMAL(38,0) AS d, 0.07::DECIMAL(3,2) AS e',
  "SELECT 'ä ß 漢 🦀' AS text, '' AS empty, 'a''b' AS quote, E'line\\nbreak' AS broken",
  "SELECT DATE '2026-01-02' AS a, DATE '0001-01-01' AS b, DATE '9999-12-31' AS c, 'infinity'::DATE AS d, DATE '0044-03-15 (BC)' AS e",
  "SELECT TIMESTAMP '2026-01-02 03:04:05' AS a, TIMESTAMP '2026-01-02 03:04:05.000001' AS b, TIMESTAMP '1969-12-31 23:59:59.5' AS c, TIMESTAMPTZ '2026-01-02 03:04:05+02' AS d",
  "SELECT TIMESTAMP_S '2026-01-02 03:04:05' AS s, TIMESTAMP_MS '2026-01-02 03:04:05.006' AS ms, TIMESTAMP_NS '2026-01-02 03:04:05.000000007' AS ns, TIME '03:04:05.6' AS t, INTERVAL '1 month 2 days' AS i",
  "SELECT [1, NULL, 3] AS a, []::INTEGER[] AS b, ['x', NULL] AS c, [[1.5, 2.25], NULL, []] AS d, [DATE '2026-01-02'] AS e, [1, 2]::INTEGER[2] AS f, [9007199254740993] AS g, NULL::INTEGER[] AS h",
  "SELECT 'b'::ENUM('a', 'b') AS e, {'a': 1, 'b': DATE '2026-01-02'} AS s, MAP {'k': 1} AS m, 'ab'::BLOB AS bytes, '101'::BIT AS bits, '00000000-0000-0000-0000-000000000001'::UUID AS u",
  'SELECT i, i % 3 = 0 AS third, CASE WHEN i % 2 = 0 THEN i END AS even FROM range(5000) AS r(i) ORDER BY i DESC LIMIT 4',
  'SELECT 1 AS same, 2 AS same, 3 AS "SAME"',
  "SELECT d, 'x' AS x FROM (VALUES (DATE '2026-01-03'), (DATE '2026-01-01'), (DATE '2026-01-02')) AS t(d) ORDER BY d DESC -- the cast must keep this order",
  'SELECT i FROM range(3) AS r(i) WHERE i > 5',
  'WITH a AS (SELECT 1 AS x) SELECT x, avg(x) AS mean, count(*) AS n FROM a GROUP BY ALL',
  "FROM (VALUES ('a', 1), ('b', 2)) AS t(k, v)",
  "PIVOT (FROM (VALUES ('a', 1), ('b', 2)) AS t(k, v)) ON k USING sum(v)",
  'SUMMARIZE SELECT i FROM range(10) AS r(i)',
  "DESCRIBE SELECT 1 AS a, [DATE '2026-01-02'] AS b",
  'SELECT 1; SELECT 2 AS second;; -- and a comment',
  'CREATE OR REPLACE TABLE made AS SELECT 1 AS a',
];

export const trials = {
  async valuesAndTypes(engine) {
    const tables: Record<string, unknown> = {};
    for (const sql of values) tables[sql] = await engine.query(sql).catch((error: Error) => error.message);
    return tables;
  },

  async errors(engine) {
    const wrong = [
      'SELECT nosuch',
      'SELEC 1',
      '',
      '-- nothing',
      "SELECT 'x'::INTEGER",
      'FROM nosuch',
      "SELECT error('told so')",
      "SELECT CASE WHEN i = 90000 THEN error('halfway') ELSE i::VARCHAR END FROM range(100000) AS r(i)",
      'SELECT 1; SELECT nosuch',
    ];
    const said: Record<string, string> = {};
    for (const sql of wrong) said[sql] = await failure(() => engine.query(sql));
    return { said, after: (await engine.query('SELECT 42')).rows };
  },

  async rowLimit(engine) {
    const cut = await engine.query('SELECT * FROM range(1000000000000)', { maxRows: 3000 });
    const whole = await engine.query('SELECT * FROM range(10)', { maxRows: 10 });
    const sorted = await engine.query('SELECT i FROM range(100000) AS r(i) ORDER BY i DESC -- last first', {
      maxRows: 2,
    });
    const shown = await engine.query('EXPLAIN SELECT 1', { maxRows: 0 });
    return {
      sorted: sorted.rows,
      shown: [shown.rows, shown.truncated],
      cut: [cut.rows.length, cut.rows.at(-1), cut.truncated],
      whole: [whole.rows.length, whole.truncated],
    };
  },

  async csv(engine) {
    const columns = ['month', 'os', 'count'];
    return {
      plain: await importText(
        engine,
        'month,os,count\n2026-01,Linux,120\n2026-01,,(suppressed)\n2026-02,"a, ""b""",007\n',
        columns,
      ),
      crlf: await importText(engine, 'month,os,count\r\n2026-01,Linux,120\r\n2026-02,"",1.50\r\n', columns),
      byteOrderMark: await importText(engine, '\uFEFFmonth,os,count\n2026-01,Linux,120', columns),
      quotedHeader: await importText(engine, '"month","o""s, x","count"\n1,2,3\n', ['month', 'o"s, x', 'count']),
      linesInside: await importText(engine, 'month,"o\ns",count\n1,"a\nb\n",2\n3,4,5\n6,"x\n",7\n8,9,10\n', [
        'month',
        'o\ns',
        'count',
      ]),
      oneColumn: await importText(engine, 'month\n2026-01\n""\n2026-02\n', ['month']),
      nothing: await importText(engine, 'month,os,count\n', columns),
      trailingEmptyLines: await importText(engine, 'month,os,count\n1,2,3\n\n\n', columns),
      looksLikeNull: await importText(engine, 'month,os,count\nNULL,null,NA\n\\N, 1 ,"  "\n', columns),
      namesOfOurs: await importText(engine, 'line,_row,c1,select\n1,2,"\n",3\n4,5,6,7\n', [
        'line',
        '_row',
        'c1',
        'select',
      ]),
    };
  },

  async faultyCsv(engine) {
    const columns = ['a', 'b'];
    return {
      otherHeader: await importText(engine, 'a,c\n1,2\n', columns),
      otherOrder: await importText(engine, 'b,a\n1,2\n', columns),
      noHeader: await importText(engine, '1,2\n', columns),
      short: await importText(engine, 'a,b\n1,2\n3\n', columns),
      long: await importText(engine, 'a,b\n1,2,3\n', columns),
      emptyLine: await importText(engine, 'a,b\n1,2\n\n3,4\n', columns),
      empty: await importText(engine, '', columns),
      openQuote: await importText(engine, 'a,b\n1,"2\n3,4\n', columns),
      strayQuote: await importText(engine, 'a,b\n1,2"\n', columns),
      afterQuote: await importText(engine, 'a,b\n1,"2"3\n', columns),
      mixedEnds: await importText(engine, 'a,b\r\n1,2\n3,4\r\n', columns),
      carriageReturn: await importText(engine, 'a,b\r1,2\r', columns),
      semicolons: await importText(engine, 'a;b\n1;2\n', columns),
      reserved: await importText(engine, 'a,_Line\n1,2\n', ['a', '_Line']),
      sameForSql: await importText(engine, 'a,A\n1,2\n', ['a', 'A']),
      latin1: await failure(() => {
        const source = new Uint8Array([...encode('a,b\n1,2\n1,'), 0xe4, ...encode('\n')]);
        return engine.importFile({ table: 'imported', format: 'csv', columns, source, nameForErrors: 'x.csv' });
      }),
      existing: [
        await importText(engine, 'a,b\n1,2\n', columns),
        await failure(() =>
          engine.importFile({
            table: 'imported',
            format: 'csv',
            columns,
            source: encode('a,b\n'),
            nameForErrors: 'x.csv',
          }),
        ),
      ],
    };
  },

  async parquet(engine, file) {
    const columns = [
      'b',
      'i8',
      'i32',
      'i64',
      'u32',
      'u64',
      'f',
      'd',
      'dec',
      'huge',
      's',
      'day',
      'ts',
      'ms',
      'ns',
      'tz',
    ];
    const read: Record<string, unknown> = {};
    for (const name of ['zstd', 'snappy', 'gzip', 'uncompressed', 'lz4_raw', 'empty']) {
      await engine.importFile({
        table: { schema: 'main', name },
        format: 'parquet',
        columns,
        source: await file(`${name}.parquet`),
        nameForErrors: name,
      });
      read[name] = await engine.query(`FROM "${name}"`);
    }
    return read;
  },

  async faultyParquet(engine, file) {
    const importing = async (name: string, columns: string[], source?: Uint8Array) =>
      failure(async () =>
        engine.importFile({
          table: 'faulty',
          format: 'parquet',
          columns,
          source: source ?? (await file(`${name}.parquet`)),
          nameForErrors: `${name}.parquet`,
        }),
      );
    const said = {
      otherColumns: await importing('zstd', ['b', 'x']),
      nested: await importing('nested', ['a']),
      bytes: await importing('blob', ['a']),
      brotli: await importing('brotli', ['a']),
      cut: await importing('cut', ['a'], (await file('zstd.parquet')).slice(0, -9)),
      notParquet: await importing('text', ['a'], encode('a\n1\n')),
    };
    return {
      said,
      tables: (
        await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name IN ('faulty', '_incoming_parquet')")
      ).rows,
    };
  },

  async loading(engine) {
    const shape = (name: string, releases: TableShape['releases']): TableShape => ({
      name,
      releases,
      columns: [
        { name: 'month', type: 'yearmonth', missing: [''] },
        { name: 'day', type: 'date', missing: [''] },
        { name: 'n', type: 'integer', missing: ['', '(suppressed)'] },
        { name: 'x', type: 'number', missing: [''] },
        { name: 'ok', type: 'boolean', missing: [''] },
        { name: 'note', type: 'string', missing: [] },
      ],
      files: [
        { name: 'n"1\'.csv', period: '2026-10', format: 'csv' },
        { name: 'n2.csv', period: '2026-Q2', format: 'csv' },
      ],
    });
    const text: Record<string, string> = {
      'n"1\'.csv':
        'month,day,n,x,ok,note\n2026-10,2026-10-01,12,0.5,true,\n2026-10,2026-1-5,(suppressed),1e3,0,"a,b"\n',
      'n2.csv': 'month,day,n,x,ok,note\n2026-04,,1.5,NaN,yes,-\n2026-05,2026-02-30,99999999999999999999,.5,,\n',
    };
    const progress: number[][] = [];
    const options = { onProgress: (done: number, total: number) => progress.push([done, total]) };
    await loadTables(
      engine,
      [shape('all of it', 'partition'), shape('newest', 'snapshot')],
      async (name) => encode(text[name] ?? ''),
      options,
    );
    await loadTables(engine, [shape('typed', 'partition')], async (name) => encode(text[name] ?? ''), {
      keepText: false,
    });
    return {
      progress,
      text: await engine.query('FROM text."all of it" ORDER BY ALL'),
      released: await engine.query('FROM released."all of it" ORDER BY _file, _line'),
      all: await engine.query('FROM "all of it"'),
      newest: await engine.query('FROM newest'),
      tables: (
        await engine.query(
          "SELECT schema_name || '.' || table_name AS t FROM duckdb_tables() WHERE schema_name IN ('text', 'released') ORDER BY t",
        )
      ).rows,
    };
  },

  async manyRows(engine) {
    const count = 500_000;
    const lines = Array.from(
      { length: count },
      (_, index) =>
        `2026-${String((index % 12) + 1).padStart(2, '0')},${index % 97 === 0 ? '"quoted, field"' : `os${index % 7}`},${index + 2}`,
    );
    const source = encode(`month,os,here\n${lines.join('\n')}\n`);
    await engine.importFile({
      table: 'many',
      format: 'csv',
      columns: ['month', 'os', 'here'],
      source,
      nameForErrors: 'many.csv',
    });
    const inOrder = await engine.query(
      'SELECT count(*), count(*) FILTER (_line = here::BIGINT), min(_line), max(_line) FROM many',
    );
    const stored = await engine.query('SELECT here FROM many LIMIT 3 OFFSET 400000');
    const groups = await engine.query(
      'SELECT month, os, count(*) AS n, sum(here::BIGINT) AS total FROM many GROUP BY ALL ORDER BY ALL LIMIT 20',
    );
    const all = await engine.query('SELECT _line FROM many');
    return {
      inOrder: inOrder.rows,
      stored: stored.rows,
      groups: groups.rows,
      all: all.rows.length,
      sorted: all.rows.every(([line], index) => line === index + 2),
    };
  },

  async memory(engine) {
    await engine.query('CREATE TABLE kept AS SELECT range AS i FROM range(1000)');
    await engine.lock({ memoryLimit: '100MB' });
    return {
      many: await failure(() => engine.query("SELECT array_agg(repeat('x', 1000) || range) FROM range(1000000)")),
      distinct: await failure(() =>
        engine.query("SELECT count(DISTINCT range::VARCHAR || repeat('x', 50)) FROM range(10000000)"),
      ),
      after: (await engine.query('SELECT count(*), sum(i) FROM kept')).rows,
    };
  },

  async lock(engine, file) {
    await engine.query('CREATE TABLE kept AS SELECT 1 AS a; CREATE VIEW seen AS FROM kept');
    await engine.lock();
    await engine.lock();
    const refused: Record<string, string> = {};
    for (const sql of [
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM read_text('package.json')",
      "SELECT * FROM glob('*')",
      "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
      "SELECT * FROM query('FROM read_csv(''/etc/passwd'')')",
      "COPY kept TO 'x.csv'",
      "EXPORT DATABASE 'x'",
      "IMPORT DATABASE 'x'",
      'INSTALL icu',
      'LOAD icu',
      "ATTACH 'x.db'",
      "ATTACH ':memory:' AS other",
      'SET threads = 1',
      'RESET memory_limit',
      'PRAGMA enable_profiling',
      "CALL enable_logging('QueryLog', storage = 'file', storage_path = '/tmp/x')",
      "SELECT 1; FROM enable_logging('QueryLog')",
      'CREATE TABLE x AS SELECT 1',
      'CREATE TEMP VIEW kept AS SELECT 2 AS a',
      'UPDATE kept SET a = 2',
      'DROP VIEW seen',
      'WITH x AS (SELECT 2) INSERT INTO kept FROM x',
      'EXPLAIN ANALYZE DELETE FROM kept',
      "CREATE SECRET s (TYPE http, BEARER_TOKEN 'x')",
      'SELECT 1; DROP TABLE kept',
    ]) {
      refused[sql] = await failure(() => engine.query(sql));
    }
    const source = await file('zstd.parquet');
    // The browser's engine does not even know such names; the words differ, the refusal does not.
    const unknown = await Promise.all(
      ["FROM 'package.json'", "FROM 'https://127.0.0.1:9/x.parquet'"].map((sql) => failure(() => engine.query(sql))),
    );
    return {
      refused,
      unknown: unknown.map((said) => !said.startsWith('no error')),
      importing: await failure(() =>
        engine.importFile({ table: 'late', format: 'parquet', columns: ['a'], source, nameForErrors: 'late.parquet' }),
      ),
      reading: [
        (await engine.query('FROM seen')).rows,
        (await engine.query('SELECT 1; SHOW TABLES')).rows,
        (await engine.query('DESCRIBE kept')).rows.length,
        (await engine.query('WITH x AS (FROM kept) SELECT a AS "update", (a) FROM x')).rows,
        (await engine.query("SELECT 'INSERT', count(*) FROM kept /* DROP TABLE kept */")).rows,
      ],
    };
  },

  async tableNames(engine) {
    await engine.query(`CREATE SCHEMA released; CREATE SCHEMA text; CREATE TABLE released.monthly (a INTEGER);
      CREATE TABLE text.monthly (a VARCHAR); CREATE VIEW main.monthly AS FROM released.monthly;
      CREATE TABLE "odd ""name" (a INTEGER)`);
    await engine.lock();
    const named: Record<string, readonly string[]> = {};
    for (const sql of [
      'SELECT * FROM monthly',
      'SELECT * FROM MAIN.Monthly AS m',
      'FROM released.monthly',
      'SELECT count(*) FROM "released"."monthly"',
      'SELECT (SELECT count(*) FROM text.monthly) AS n',
      'FROM "odd ""name"',
      'WITH x AS (FROM monthly) SELECT * FROM x',
      'WITH monthly AS (SELECT 1 AS a) FROM monthly',
      'WITH monthly AS (FROM released.monthly) FROM monthly',
      "SELECT 'monthly' AS a -- FROM monthly",
      'SELECT a FROM monthly WHERE a = $day AND a IN $list LIMIT $n',
      'FROM monthly; FROM "odd ""name"',
      'FROM elsewhere AS e JOIN monthly ON e.x = a',
      'SELECT * FROM elsewhere JOIN other.place USING (x)',
      'PIVOT monthly ON a USING count(*)',
      'UNPIVOT monthly ON a',
      'SELECT FROM',
      '',
    ])
      named[sql] = await engine.tableNames(sql);
    return named;
  },

  async cancel(engine) {
    await engine.query('CREATE TABLE kept AS SELECT 1 AS a');
    const endless = [
      'SELECT count(*) FROM range(1000000000000)',
      'SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b',
    ];
    const said: string[] = [];
    for (const sql of endless) {
      const abort = new AbortController();
      const running = failure(() => engine.query(sql, { signal: abort.signal }));
      const waiting = failure(() => engine.query('SELECT 1', { signal: abort.signal }));
      const after = engine.query('SELECT a + 41 AS a FROM kept');
      setTimeout(() => abort.abort(new Error('enough')), 150);
      said.push(await running, await waiting, JSON.stringify((await after).rows));
    }
    said.push(await failure(() => engine.query('SELECT 1', { signal: AbortSignal.abort(new Error('enough')) })));
    return said;
  },

  async closing(engine) {
    const last = engine.query('SELECT 1');
    await engine.close();
    await engine.close();
    return [(await last).rows, await failure(() => engine.query('SELECT 1'))];
  },
} satisfies Record<string, Trial>;

export type TrialName = keyof typeof trials;

/** Trials after which an engine is of no more use. */
export const ending: ReadonlySet<TrialName> = new Set<TrialName>(['memory', 'lock', 'tableNames', 'closing']);
