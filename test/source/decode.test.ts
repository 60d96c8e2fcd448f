import { expect, test } from 'vitest';
import { decodeText, withoutMark } from '../../src/source/decode.ts';

const decode = (bytes: readonly number[]) => decodeText(Uint8Array.from(bytes), 'data/x.csv');
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const place = (bytes: readonly number[]) =>
  decode(bytes).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('UTF-8, a byte order mark included', () => {
  expect(decode(utf8('\uFEFFZürich 東京 🦉\n'))).toEqual({ text: '\uFEFFZürich 東京 🦉\n', problems: [] });
  expect(withoutMark('\uFEFFa')).toBe('a');
  expect(withoutMark('a')).toBe('a');
  expect(decode([])).toEqual({ text: '', problems: [] });
});

test('the replacement character is text like any other', () => {
  expect(decode(utf8('a\uFFFDb')).text).toBe('a\uFFFDb');
});

test.each([
  [
    'a byte of Latin-1 at the beginning',
    [0xfc, 0x62],
    '1:1 The file is not valid UTF-8: the byte FC here belongs to another encoding (in Windows-1252 it is "ü").',
  ],
  [
    'after other lines and characters',
    [...utf8('month\nZürich,'), 0xe9, ...utf8('a\n')],
    '2:8 The file is not valid UTF-8: the byte E9 here belongs to another encoding (in Windows-1252 it is "é").',
  ],
  [
    'before a letter that it could have begun a character with',
    [...utf8('caf'), 0xe9, ...utf8('s')],
    '1:4 The file is not valid UTF-8: the byte E9 here belongs to another encoding (in Windows-1252 it is "é").',
  ],
  [
    'a character cut off at the end',
    utf8('a東').slice(0, -1),
    '1:2 The file is not valid UTF-8: the byte E6 here belongs to another encoding (in Windows-1252 it is "æ").',
  ],
  [
    'a lone continuation',
    [...utf8('ab'), 0x80],
    '1:3 The file is not valid UTF-8: the byte 80 here belongs to another encoding (in Windows-1252 it is "€").',
  ],
])('%s', (_, bytes, expected) => {
  expect(place(bytes)).toEqual([expected]);
});

test('UTF-16 is told apart by its zero bytes', () => {
  expect(place([0xff, 0xfe, 0x61, 0x00])).toEqual([
    '1:1 The file is not UTF-8: it holds zero bytes, as a file saved as UTF-16 does.',
  ]);
});
