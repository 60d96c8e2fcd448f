import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { bindParameters, quoteName, quoteText } from '../../src/engine/sql.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine?.close());

const answer = async (sql: string) => (await engine.query(sql)).rows[0];

describe('quoting', () => {
  test.for(['plain', 'two words', `it's`, 'a "quoted" one', '$x', '--', '/*', '\\', 'ä 漢 🦀', ''])(
    '%s comes through DuckDB unchanged',
    async (text) => {
      expect(await answer(`SELECT ${quoteText(text)}`)).toEqual([text]);
      if (text !== '') expect((await engine.query(`SELECT 1 AS ${quoteName(text)}`)).columns[0]?.name).toBe(text);
    },
  );
});

describe('parameters', () => {
  const bind = (sql: string) =>
    bindParameters(sql, {
      os: 'Linux',
      n: 5,
      below: -5,
      none: null,
      list: ['a', "b's"],
      empty: [],
      yes: true,
      nan: NaN,
    });

  test.for([
    ['SELECT $os', "SELECT 'Linux'"],
    ['SELECT 1-$below', 'SELECT 1-(-5)'],
    ['SELECT $n+$n', 'SELECT 5+5'],
    ['SELECT x IN $list', "SELECT x IN ('a', 'b''s')"],
    ['SELECT x IN $empty', 'SELECT x IN (NULL)'],
    ['SELECT $none, $yes', 'SELECT NULL, TRUE'],
    ['SELECT $nan', "SELECT CAST('NaN' AS DOUBLE)"],
    ['SELECT \'$os\', "$os", $os', "SELECT '$os', \"$os\", 'Linux'"],
    ["SELECT 'it''s $os' -- $os\n, $n", "SELECT 'it''s $os' -- $os\n, 5"],
    ['SELECT /* $os /* $n */ $os */ $n', 'SELECT /* $os /* $n */ $os */ 5'],
    ["SELECT E'\\'$os', $n", "SELECT E'\\'$os', 5"],
    ['SELECT $$ $os $$, $q$ $$ $os $q$, $n', 'SELECT $$ $os $$, $q$ $$ $os $q$, 5'],
    ['SELECT a$os, $n', 'SELECT a$os, 5'],
    ["SELECT '$os", "SELECT '$os"],
    ['SELECT "$os', 'SELECT "$os'],
    ['SELECT /* $os', 'SELECT /* $os'],
    ['SELECT $$ $os', 'SELECT $$ $os'],
    ['', ''],
  ] as const)('%j', ([sql, bound]) => {
    expect(bind(sql)).toBe(bound);
  });

  test('mean what they say to DuckDB', async () => {
    expect(
      await answer(bind("SELECT $os, 1-$below, 2 IN (1, $n), $list[2], 'a' IN $list, 'a' IN $empty, $none, $yes")),
    ).toEqual(['Linux', 6, false, "b's", true, null, null, true]);
  });

  test.for(['SELECT $x', 'SELECT $1', 'SELECT $osx', 'SELECT $toString'])('%s names what is allowed', (sql) => {
    expect(() => bindParameters(sql, { os: '', n: 1 })).toThrow(/^\$\w+ has no value here\. Allowed: \$os, \$n\.$/);
    expect(() => bindParameters(sql, {})).toThrow('No parameter is allowed.');
  });
});
