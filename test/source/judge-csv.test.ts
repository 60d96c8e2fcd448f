import { describe, expect, test } from 'vitest';
import { judgeCsv } from '../../src/source/judge-csv.ts';

const columns = ['month', 'platform', 'installations'];
const scan = (text: string) => judgeCsv(new TextEncoder().encode(text), 'data/x.csv', columns);
const told = (text: string) => scan(text).map(({ line, column, code }) => `${line}:${column} ${code}`);
const header = 'month,platform,installations\n';

test.each([
  ['rows', `${header}2026-08,linux,5\n2026-08,macos,7\n`],
  ['no row', header],
  ['line ends of CR and LF', `${header}2026-08,linux,5\n`.replaceAll('\n', '\r\n')],
  ['quoted fields, a quoted header', '"month","platform","installations"\n"2026-08","a ""b"", c",5\n'],
  ['a quoted line break', `${header}2026-08,"lin\nux",5\n`],
  ['a byte order mark', `\uFEFF${header}2026-08,linux,5\n`],
  ['empty fields', `${header},,\n`],
  ['letters of other scripts', `${header}2026-08,東京 🦉,5\n`],
])('a table without a problem: %s', (_, text) => {
  expect(scan(text)).toEqual([]);
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
    ['after a byte order mark', `\uFEFF${header}a\n`, ['2:2 table/structure']],
    ['below a quoted line break', `${header}2026-08,"lin\nux",5\na\n`, ['4:2 table/structure']],
    ['behind one', `${header}2026-08,"lin\nux",5,6\n`, ['3:7 table/structure']],
    [
      'header and rows together',
      'month,platform\n2026-08,linux,5\n\n',
      ['1:15 table/header', '2:15 table/structure', '3:1 table/structure'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('no more than twenty, and the last one says so', () => {
    const problems = scan(`${header}${'x\n'.repeat(50)}`);
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)?.message).toMatch(/The rest of the file was not looked at\.$/);
    expect(problems.at(-2)?.message).not.toMatch(/not looked at/);
  });
});
