import { describe, expect, test } from 'vitest';
import { decodeLog, parseLog, splitLines } from '../../src/log/parse-log.ts';
import { formatLog, sampleLog, samplePolicy, sampleRelease } from './sample-log.ts';

const faults = (log: string) => parseLog(log).faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
const three = sampleLog(3);
const [first = '', second = '', third = ''] = splitLines(three);

test('an empty log has no entries and no faults', () => {
  expect(parseLog('')).toEqual({ entries: [], lines: [], faults: [] });
});

test('entries keep the index of their leaf', () => {
  const entries = [sampleRelease(0), samplePolicy, sampleRelease(1)];
  const log = parseLog(formatLog(entries));
  expect(log.faults).toEqual([]);
  expect(log.entries).toEqual(entries.map((entry, index) => ({ index, entry })));
  expect(log.lines.map((line) => `${line}\n`).join('')).toBe(formatLog(entries));
});

test('a faulty line is no entry but still a leaf, so that the indexes after it are right', () => {
  const log = parseLog(`${first}\n{}\n${third}\n`);
  expect(log.entries.map(({ index }) => index)).toEqual([0, 2]);
  expect(log.lines).toHaveLength(3);
});

describe('the layout', () => {
  test.each([
    ['no newline at the end', three.slice(0, -1), [`3:${third.length + 1} The last line does not end with a newline.`]],
    ['a blank line', `${first}\n\n${second}\n`, ['2:1 The line is blank; every line holds one entry.']],
    ['a blank line at the end', `${three}\n`, ['4:1 The line is blank; every line holds one entry.']],
    ['nothing but a newline', '\n', ['1:1 The line is blank; every line holds one entry.']],
    [
      'carriage returns',
      `${first}\n${second}\r\n`,
      [`2:${second.length + 1} The line holds a carriage return; lines end with a newline alone.`],
    ],
    ['a byte order mark', `\uFEFF${three}`, ['1:1 The line begins with a byte order mark; the log has none.']],
    ['a broken character', `${first}\n{"\uFFFD"}\n`, ['2:3 The line is not valid UTF-8.']],
    ['half a character', '{"\ud800"}\n', ['1:3 The line is not valid UTF-8.']],
    [
      'an entry beyond 65,535 bytes',
      `"${'ü'.repeat(32_767)}"\n`,
      ['1:1 The line has 65536 bytes; an entry has at most 65535.'],
    ],
  ])('%s', (_, log, expected) => {
    expect(faults(log)).toEqual(expected);
  });

  test('all faults are told, in the order of the log', () => {
    expect(faults(`\n${first}\n{}`).map((fault) => fault.split(' ')[0])).toEqual(['1:1', '3:1', '3:3']);
  });
});

test('faults within a line are in the order of its columns', () => {
  const line = first.replace('"rows"', '"lines"');
  expect(faults(`${line}\n`).map((fault) => fault.split(' ')[0])).toEqual(['1:1', `1:${line.indexOf('"lines"') + 1}`]);
});

test('bytes are decoded without losing what is wrong with them', () => {
  const bytes = new TextEncoder().encode(three);
  expect(decodeLog(bytes)).toBe(three);
  expect(faults(decodeLog(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)))[0]).toMatch(/byte order mark/);
  expect(faults(decodeLog(Uint8Array.of(...bytes, 0x22, 0xff, 0x22, 10)))).toEqual([
    '4:2 The line is not valid UTF-8.',
  ]);
});
