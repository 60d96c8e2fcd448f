import { describe, expect, test } from 'vitest';
import { scanCsv as scanForEngine } from '../../src/engine/scan-csv.ts';
import { splitCsvLine, judgeCsv } from '../../src/source/judge-csv.ts';

const columns = ['month', 'platform', 'installations'];
const scan = (text: string) => judgeCsv(text, 'data/x.csv', columns);
const told = (text: string) => scan(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
const header = 'month,platform,installations\n';

describe('a line', () => {
  test.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['', ['']],
    [',', ['', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""hello""",c', ['say "hello"', 'c']],
    ['"",""', ['', '']],
    ['a,"b"', ['a', 'b']],
    ['a,"b",', ['a', 'b', '']],
  ])('%j', (line, fields) => {
    expect(splitCsvLine(line)).toEqual(fields);
  });

  test.each(['"a', 'a"b', '"a"b', 'a,"b""', '"a" ,b'])('%j is none', (line) => {
    expect(splitCsvLine(line)).toBeUndefined();
  });
});

describe('tables without a problem', () => {
  test.each([
    ['rows', `${header}2026-08,linux,5\n2026-08,macos,7\n`, 2],
    ['no row', header, 0],
    ['line ends of CR and LF', `${header}2026-08,linux,5\n`.replaceAll('\n', '\r\n'), 1],
    ['quoted fields, a quoted header', '"month","platform","installations"\n"2026-08","a ""b"", c",5\n', 1],
    ['empty fields', `${header},,\n`, 1],
    ['letters of other scripts', `${header}2026-08,東京 🦉,5\n`, 1],
  ])('%s', (_, text, rows) => {
    expect(scan(text)).toEqual({ scanned: { header: columns, rows }, problems: [] });
  });
});

describe('places', () => {
  test.each([
    ['a field too many begins after the last one', `${header}2026-08,linux,5,9\n`, ['2:17 table/structure']],
    [
      'quoted fields before it are counted as they are written',
      `${header}2026-08,"a,b",5,9\n`,
      ['2:17 table/structure'],
    ],
    ['a missing field is missed at the end of the line', `${header}2026-08,linux\n`, ['2:14 table/structure']],
    ['every bad row is told', `${header}a\n2026-08,linux,5\nb,c,d,e\n`, ['2:2 table/structure', '4:7 table/structure']],
    ['the header at its first difference', 'month,system,installations\n', ['1:7 table/header']],
    ['the file may be cut off', `${header}2026-08,linux,5`, ['2:16 table/structure']],
    ['a line end of another kind', `${header}2026-08,linux,5\r\n2026-08,macos,5\n`, ['2:16 table/structure']],
    ['a carriage return inside a line', `${header}2026-08,li\rnux,5\n`, ['2:11 table/structure']],
    ['a byte order mark', `\uFEFF${header}`, ['1:1 table/structure']],
    [
      'header and rows together',
      'month,platform\n2026-08,linux,5\n\n',
      ['1:15 table/header', '2:15 table/structure', '3:1 table/structure'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('no more than twenty, and the last one says so', () => {
    const { problems } = scan(`${header}${'x\n'.repeat(50)}`);
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)?.message).toMatch(/The rest of the file was not looked at\.$/);
    expect(problems.at(-2)?.message).not.toMatch(/not looked at/);
  });
});

test('whatever it accepts, the engine reads with the same number of rows', () => {
  const pieces = ['a', 'ü', '"', '""', '"b"', ',', ',', '\n', '\n', '\r\n', ' '];
  let state = 11;
  const below = (bound: number) =>
    Math.floor(((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * bound);
  let accepted = 0;
  for (let round = 0; round < 20_000; round++) {
    const text = `x,y\n${Array.from({ length: below(9) }, () => pieces[below(pieces.length)] ?? '').join('')}\n`;
    const { scanned } = judgeCsv(text, 'x.csv', ['x', 'y']);
    if (!scanned) continue;
    accepted += 1;
    expect(scanForEngine(new TextEncoder().encode(text), 'x.csv').rows, JSON.stringify(text)).toBe(scanned.rows);
  }
  expect(accepted).toBeGreaterThan(200);
});
