import { describe, expect, test } from 'vitest';
import { CsvRows } from '../../src/values/csv-rows.ts';
import { scanCsv } from '../../src/values/scan-csv.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const scan = (text: string) => scanCsv(encode(text), 20);

test.for([
  ['a,b\n1,2\n', { header: ['a', 'b'], rows: 1, jumps: [] }],
  ['a\r\n1\r\n2\r\n', { header: ['a'], rows: 2, jumps: [] }],
  ['"a ""x"", y",\n1,2\n', { header: ['a "x", y', ''], rows: 1, jumps: [] }],
  ['\uFEFF"a",b\n1,2\n', { header: ['a', 'b'], rows: 1, jumps: [] }],
  [
    'a,b\n"1\n1",2\n3,4\n5,"\n\r\n"\n6,7\n',
    {
      header: ['a', 'b'],
      rows: 4,
      jumps: [
        { row: 1, extra: 1 },
        { row: 3, extra: 3 },
      ],
    },
  ],
  ['"a\nb"\r\n1\r\n', { header: ['a\nb'], rows: 1, jumps: [{ row: 0, extra: 1 }] }],
] as const)('%j has no fault', ([text, structure]) => {
  const { header, rows, jumps, faults } = scan(text);
  expect({ header, rows, jumps, faults }).toEqual({ ...structure, faults: [] });
});

test.for([
  ['', ['1:1 empty']],
  ['\uFEFF', ['1:1 empty']],
  ['\n\n', ['1:1 empty']],
  ['a\r1\r', ['1:2 returns']],
  ['a,b', ['1:4 unended']],
  ['a,b\n1,2\n\n\n', ['3:1 blank-end', '4:1 blank-end']],
  ['a,b\n1,2\n\n3,4\n', ['3:1 blank-line']],
  ['a,b\n1,"2\n3,4\n', ['2:3 unclosed']],
  ['a,b\n"1\n1","2"x\n3\n', ['3:4 text-after-quote', '4:2 too-few']],
  ['a,b\n1,x"2"\n3,4\n', ['2:4 quote-inside']],
  ['a,b\n"1\n1",2,3\n', ['3:6 too-many']],
  ['a,b\n1,2\r\n3,4\r\n', ['2:4 line-end']],
  ['a,b\n1\r,2\n', ['2:2 line-end']],
  ['a,b\n"1\r",2\n', []],
  ['"a,b\n1,2\n', ['1:1 unclosed']],
] as const)('%j', ([text, faults]) => {
  expect(scan(text).faults.map(({ line, column, kind }) => `${line}:${column} ${kind}`)).toEqual(faults);
});

describe('a row', () => {
  const fieldsOf = (line: string) => {
    const rows = new CsvRows(encode(line));
    rows.next();
    return rows.fields();
  };
  test.each([
    ['a,b,c', ['a', 'b', 'c']],
    [',', ['', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""hello""",c', ['say "hello"', 'c']],
    ['"",""', ['', '']],
    ['a,"b",', ['a', 'b', '']],
    ['"a\r\nb",東京 🦉\r\n', ['a\r\nb', '東京 🦉']],
  ])('%j', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
  });
});
