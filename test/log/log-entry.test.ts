import { describe, expect, test } from 'vitest';
import { type LogEntry, formatEntry, parseEntry } from '../../src/log/log-entry.ts';
import { samplePolicy, sampleRelease } from './sample-log.ts';

const release = formatEntry(sampleRelease(0));
const messages = (line: string) =>
  parseEntry(line, 7).faults.map((fault) => `${fault.line}:${fault.column} ${fault.message}`);

test('an entry has one spelling, whatever the order its keys were given in', () => {
  expect(release).toMatchInlineSnapshot(
    `"{"type":"release","dataset":"usage","table":"daily-active","period":"2024-01","file":"usage/daily-active-2024-01.csv","bytes":1000,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","rows":30,"schema":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","date":"2026-01-31"}"`,
  );
  expect(formatEntry(samplePolicy)).toMatchInlineSnapshot(
    `"{"type":"policy","category":"crash-reports","version":2,"notice":5,"fingerprint":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","file":"policy/crash-reports/v2.json","sha256":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","date":"2026-02-01"}"`,
  );
  const turned = Object.fromEntries(Object.entries(samplePolicy).reverse()) as LogEntry;
  expect(formatEntry(turned)).toBe(formatEntry(samplePolicy));
});

test.each([sampleRelease(0), samplePolicy])('what is written is read: $type', (entry) => {
  expect(parseEntry(formatEntry(entry), 1)).toEqual({ entry, faults: [] });
});

describe('what is not an entry', () => {
  test.each([
    ['no JSON', '{"type":'],
    ['no object', '["release"]'],
    ['null', 'null'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"withdrawal"}'],
    ['a type that every object has', '{"type":"constructor"}'],
    ['an unknown key', release.replace('"rows"', '"lines"')],
    ['a missing key', release.replace('"rows":30,', '')],
    ['another key of the same meaning', release.replace('"date"', '"__proto__"')],
    ['a number as text', release.replace('"rows":30', '"rows":"30"')],
    ['a negative count', release.replace('"rows":30', '"rows":-1')],
    ['a fraction', release.replace('"rows":30', '"rows":30.5')],
    ['too large for exact arithmetic', release.replace('"rows":30', '"rows":9007199254740993')],
    ['a hash in capitals', release.replace('0'.repeat(64), 'AB'.repeat(32))],
    ['a short hash', release.replace('0'.repeat(64), '0'.repeat(63))],
    ['no day of the calendar', release.replace('2026-01-31', '2026-02-30')],
    ['no period', release.replace('"period":"2024-01"', '"period":"January"')],
    ['a path that climbs', release.replace('usage/daily', '../usage/daily')],
    ['an absolute path', release.replace('usage/daily', '/usage/daily')],
    ['a path with backslashes', release.replace('usage/daily', 'usage\\\\daily')],
    ['an address for a name', release.replace('"dataset":"usage"', '"dataset":"a/b"')],
    ['version 0', formatEntry(samplePolicy).replace('"version":2', '"version":0')],
    ['two faults at once', release.replace('"rows":30', '"rows":null').replace('2026-01-31', 'today')],
  ])('%s', (_, line) => {
    expect(parseEntry(line, 7).entry).toBeUndefined();
    expect(messages(line)).toMatchSnapshot();
  });
});

describe('another spelling of an entry is a fault at the first character that differs', () => {
  test.each([
    ['a space', release.replace('":"', '": "'), '7:9'],
    ['a space at the end', `${release} `, `7:${release.length + 1}`],
    ['another order', release.replace(/("dataset":"usage"),("table":"daily-active")/, '$2,$1'), '7:20'],
    ['a key twice', release.replace('"rows":30', '"rows":29,"rows":30'), `7:${release.indexOf('30,"schema') + 1}`],
    ['a needless escape', release.replace('usage/', 'us\\u0061ge/'), `7:${release.indexOf('age/daily') + 1}`],
    ['another number', release.replace('"rows":30', '"rows":3e1'), `7:${release.indexOf('0,"schema') + 1}`],
  ])('%s', (_, line, at) => {
    expect(messages(line)).toEqual([`${at} The entry is not in its canonical form, which is: ${release}`]);
    expect(parseEntry(line, 7).entry).toBeUndefined();
  });
});

test('writing what is no entry is a mistake of the program', () => {
  expect(() => formatEntry({ ...samplePolicy, version: 0 })).toThrow('"version" must be a whole number from 1, not 0');
  expect(() => formatEntry({ ...samplePolicy, type: 'other' } as unknown as LogEntry)).toThrow(TypeError);
  const halved = { ...samplePolicy, file: 'policy/\ud800.json' };
  expect(() => formatEntry(halved)).toThrow(TypeError);
});
