import { describe, expect, test } from 'vitest';
import { formatSheet, readSheet, usualStyle } from '../../../src/adopt/imports/worksheet.ts';

const columns = ['field', 'why', 'since', 'says'];
const read = (text: string) => readSheet('a.csv', text, columns, ['why', 'since']);
const rows = (text: string) =>
  [...(read(text).sheet?.rows ?? [])].map(([name, { cells }]) => [
    name,
    Object.fromEntries([...cells].map(([column, cell]) => [column, cell.text])),
  ]);

const answers = [
  ['*', { why: 'To know; at "last", more.' }],
  ['a.b', { why: 'One.\nTwo.', since: '2026-01-31' }],
];

describe('a worksheet', () => {
  test.each([
    [
      'as it is written',
      formatSheet(
        [columns, ['*', 'To know; at "last", more.', '', ''], ['a.b', 'One.\nTwo.', '2026-01-31', 'x']],
        usualStyle,
      ),
    ],
    [
      'with semicolons and CRLF',
      '\uFEFFfield;why;since;says\r\n*;"To know; at ""last"", more.";;\r\na.b;"One.\r\nTwo.";2026-01-31;x\r\n',
    ],
    ['with tabs', 'field\twhy\tsince\tsays\n*\t"To know; at ""last"", more."\t\t\na.b\t"One.\nTwo."\t2026-01-31\tx'],
    [
      'with a line for the delimiter',
      'sep=;\nfield;why;since;says\n*;"To know; at ""last"", more."\na.b;"One.\nTwo.";2026-01-31\n',
    ],
    [
      'with other columns first, empty lines and empty columns',
      'says,since,why,field,\n,,"To know; at ""last"", more.",*,\n,,,,\nx,2026-01-31,"One.\nTwo.",a.b,\n\n',
    ],
  ])('is read %s', (_, text) => {
    expect(read(text).problems).toEqual([]);
    expect(rows(text)).toEqual(answers);
  });

  test('is written back as the spreadsheet wrote it', () => {
    const text = '\uFEFFfield;why\r\na.b;"One; two."\r\n';
    const { sheet } = read(text);
    expect(
      formatSheet(
        [
          ['field', 'why'],
          ['a.b', 'One; two.'],
        ],
        sheet?.style ?? usualStyle,
      ),
    ).toBe(text);
  });

  test('tells a cell by its line and column', () => {
    expect(read('field,why\na,"x\ny"\nb,  z\n').sheet?.rows.get('b')?.cells.get('why')).toMatchObject({
      line: 4,
      column: 3,
    });
  });

  test.each([
    ['a header that names nothing', 'name,reason\n', 'The first line must name the columns'],
    ['a column that is none', 'field,wy\n', '"wy" is no column here.'],
    ['a row twice', 'field,why\na,x\na,y\n', '"a" has a row already, in line 2.'],
    ['an answer about nothing', 'field,why\n,x\n', 'This row has an answer and no "field".'],
    ['an empty file', '', 'The first line must name the columns'],
  ])('refuses %s', (_, text, message) => {
    expect(read(text).problems.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
  });
});
