import { expect, test } from 'vitest';
import { splitStatements, tokenize } from '../../src/engine/tokens.ts';

const kinds = (sql: string) =>
  tokenize(sql)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`);

test('every kind of token is told apart', () => {
  expect(kinds(`SELECT "a""b", 'c''d', $x, 1.5e3, ä_1 -- end`)).toEqual([
    'word SELECT',
    'identifier "a""b"',
    'symbol ,',
    "string 'c''d'",
    'symbol ,',
    'parameter $x',
    'symbol ,',
    'number 1.5e3',
    'symbol ,',
    'word ä_1',
    'comment -- end',
  ]);
});

test.for(['', "'", '"', '/*', '/* /* */', '$$', '$a$ x', "E'\\", '🦀;', 'a\u0000b', "x'y'", '$'])(
  '%j keeps every character',
  (sql) => {
    expect(
      tokenize(sql)
        .map(({ text }) => text)
        .join(''),
    ).toBe(sql);
  },
);

test('a string of millions of characters is one token', () => {
  const text = `'${"a''".repeat(2_000_000)}'`;
  expect(tokenize(text)).toEqual([{ kind: 'string', text }]);
});

test.for([
  ['SELECT 1', ['SELECT 1']],
  ['SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2']],
  [';; -- only a comment\n; /* another */', []],
  ['SELECT \';\', ";", $$;$$ -- ;\n; SELECT 2 /* ; */', ['SELECT \';\', ";", $$;$$ -- ;', 'SELECT 2 /* ; */']],
  ['', []],
] as const)('%j splits into statements', ([sql, statements]) => {
  expect(splitStatements(sql)).toEqual(statements);
});
