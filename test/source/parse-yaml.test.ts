import { describe, expect, test } from 'vitest';
import type { Located, Path } from '../../src/source/located.ts';
import { parseYaml } from '../../src/source/parse-yaml.ts';

const file = 'content/x.md';
const parse = (text: string, firstLine = 1) => parseYaml(text, { file, firstLine, syntaxCode: 'yaml/syntax' });
const located = (text: string, firstLine = 1): Located => {
  const { located: found, problems } = parse(text, firstLine);
  if (!found) throw new Error(problems.map(({ message }) => message).join(' '));
  return found;
};
const place = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

const nested = `title: Reports
stages:
  - place: raw-store
    access: [you, "the team"]
  - place: published
    keep:
      forever: For history.
  -
    place: backup
empty:
quoted: "a: b"
`;

describe('places of values and keys', () => {
  const value = located(nested);
  const at = (...path: Path) => place(value.at(path));
  const keyAt = (...path: Path) => place(value.keyAt(path));

  test('a value stands where it begins, a quoted one at its quote', () => {
    expect(at('title')).toBe('1:8');
    expect(at('quoted')).toBe('11:9');
  });

  test('entries of lists, and values within them', () => {
    expect(at('stages')).toBe('3:3');
    expect(at('stages', 0)).toBe('3:5');
    expect(at('stages', 0, 'access')).toBe('4:13');
    expect(at('stages', 0, 'access', 1)).toBe('4:19');
    expect(at('stages', 1, 'keep', 'forever')).toBe('7:16');
    expect(at('stages', 2, 'place')).toBe('9:12');
  });

  test('what is not there stands at its nearest ancestor', () => {
    expect(at('stages', 1, 'then')).toBe('5:5');
    expect(at('stages', 9)).toBe('3:3');
    expect(at('nothing', 'at', 'all')).toBe('1:1');
    expect(at()).toBe('1:1');
  });

  test('a key without a value stands where the value would', () => {
    expect(at('empty')).toBe('10:7');
  });

  test('keys', () => {
    expect(keyAt('stages', 1, 'keep')).toBe('6:5');
    expect(keyAt('title')).toBe('1:1');
    expect(keyAt('nothing')).toBe('1:1');
  });

  test('lines count from the line on which the text begins', () => {
    const below = located('title: Reports\norder: 1\n', 2);
    expect(place(below.at(['order']))).toBe('3:8');
    expect(below.lineText(3)).toBe('order: 1');
    expect(below.at(['order']).file).toBe(file);
  });

  test('lines that end with CR and LF have the same places', () => {
    const dos = located(nested.replaceAll('\n', '\r\n'));
    expect(place(dos.at(['stages', 1, 'keep', 'forever']))).toBe('7:16');
    expect(dos.lineText(2)).toBe('stages:');
  });

  test('a byte order mark counts for nothing', () => {
    expect(place(located('\uFEFFtitle: Reports\n').at(['title']))).toBe('1:8');
  });
});

test('values are taken as the core schema of YAML 1.2 reads them', () => {
  expect(
    located(
      'day: 2026-08-04\nmonth: 2026-08\nversion: 2.10\nyes: no\noff: off\nnumber: 12\nnothing:\nquoted: "12"\nhex: 0x10\n',
    ).value,
  ).toEqual({
    day: '2026-08-04',
    month: '2026-08',
    version: 2.1,
    yes: 'no',
    off: 'off',
    number: 12,
    nothing: null,
    quoted: '12',
    hex: 16,
  });
});

test('an empty text has no value', () => {
  expect(located('').value).toBeNull();
});

test.each([
  ['title: a: b', '1:8', 'write  title: "a: b"'],
  ['- key: a: b', '1:8', 'write  - key: "a: b"'],
  ["title: 'it's'", '1:12', 'write  title: "it\'s"'],
  ['title: @home', '1:8', 'write  title: "@home"'],
  ['title: *home', '1:8', 'write  title: "*home"'],
  ['title: &home x', '1:8', 'write  title: "&home x"'],
  ['title: !home x', '1:8', 'write  title: "!home x"'],
  ['title: "say "hello""', '1:14', 'write  title: "say \\"hello\\""'],
  ['title: "C:\\users"', '1:11', 'write  \\\\  for a backslash, or use single quotes'],
  ['list: [a, b', '1:7', 'write  list: [a, b]'],
  ['list: { a: b', '1:7', 'write  list: { a: b }'],
  ['title: "open\norder: 1', '1:8', 'close it on the same line'],
  ['title: a\n  order: 1', '2:3', 'write  order: 1'],
  ['list:\n  - a: 1\n   b: 2', '3:1', 'indent it like the keys above it'],
  ['a:\n\tb: 1', '2:1', 'indent with spaces'],
  ['a: 1\n---\nb: 2', '2:1', 'remove the line'],
])('%j is mended', (text, where, fix) => {
  const { problems } = parse(`${text}\n`);
  expect(problems.map((problem) => [place(problem), problem.fix])).toEqual([[where, fix]]);
});

test('every doubled key is told, with the first other fault', () => {
  const { problems } = parse('a: 1\nb: 2\na: 3\nb: 4\nc: @x\nd: @y\n');
  expect(problems.map((problem) => `${place(problem)} ${problem.message}`)).toEqual([
    '3:1 The key stands here a second time.',
    '4:1 The key stands here a second time.',
    '5:4 A value cannot begin with @ unless it stands in quotes.',
  ]);
});

test('JSON is read by its own rules, with the places of its parts', () => {
  const json = (text: string) => parseYaml(text, { file: 'data/x/datapackage.json', syntaxCode: 'json/syntax' });
  const text =
    '{\n  "name": "x",\n  "resources": [\n    { "name": "a" },\n    { "name": "b", "path": ["1.csv", "2.csv"] }\n  ]\n}\n';
  const found = json(text).located;
  expect(found?.value).toEqual(JSON.parse(text));
  expect(
    found && [['name'], ['resources', 1], ['resources', 1, 'path', 1]].map((path) => place(found.at(path))),
  ).toEqual(['2:11', '5:5', '5:38']);
  expect(json('{ a: 1 }').problems.map(({ code }) => code)).toEqual(['json/syntax']);
  expect(json('{ "a": 1, "a": 2 }').problems.map((problem) => `${place(problem)} ${problem.message}`)).toEqual([
    '1:11 The key stands here a second time.',
  ]);
});
