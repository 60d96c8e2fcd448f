import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/checks/identifiers/recognise.ts';
import { judgePayload } from '../../src/payload/judge-payload.ts';
import type { SentField } from '../../src/payload/judge-report.ts';
import type { Notation } from '../../src/payload/payload-text.ts';

const fields: readonly SentField[] = [
  { id: 'platform', key: 'app.platform', rule: { type: 'string', values: [{ value: 'linux' }, { value: 'macos' }] } },
  { id: 'starts', key: 'app.start_count', rule: { type: 'integer', unit: 'starts', minimum: 0 } },
  { id: 'formats', key: 'formats', rule: { type: 'list', values: [{ value: 'pdf' }, { value: 'epub' }] } },
  { id: 'installation', key: 'id', rule: { type: 'string', pattern: '[0-9a-f]{16}' } },
  { id: 'hash', key: 'hash', rule: { type: 'string' } },
  { id: 'event', key: 'events[].name', rule: { type: 'string', pattern: '[a-z-]+' } },
  { id: 'first', key: 'first', rule: { type: 'boolean' } },
  { id: 'extra', key: 'extra', rule: { type: 'object' } },
  { id: 'country', key: 'country', rule: { type: 'string' }, removed: '2025-06-16' },
];

/** Everything that is wrong, a line each: path, then what. */
function wrong(text: string, notation?: Notation): string[] {
  const { reports, faults } = judgePayload(text, fields, recognise, notation);
  return [
    ...faults.map(({ kind, line, column, observed }) => `${kind} ${line}:${column} ${observed ?? 'end'}`),
    ...reports.flatMap(({ parts }) =>
      parts.flatMap(({ path, keyFaults, valueFaults, suspicions }) => [
        ...[...keyFaults, ...valueFaults].map(({ kind }) => `${path} ${kind}`),
        ...suspicions.map(({ kind, certainty }) => `${path} ${certainty} ${kind.id}`),
      ]),
    ),
  ];
}

describe('keys', () => {
  test('may be written with dots or as objects within one another', () => {
    expect(wrong('{"app.platform": "linux", "app": {"start_count": 3}}')).toEqual([]);
  });

  test('that no field describes are told, however deep they stand', () => {
    expect(wrong('{"app": {"start_count": 3, "mood": {"now": "fine"}}, "x": [], "y": {}}')).toEqual([
      'app.mood.now undeclared',
      'x undeclared',
      'y undeclared',
    ]);
  });

  test('of a list of objects are told by their place', () => {
    expect(wrong('{"events": [{"name": "opened"}, {"name": "Opened!", "file": 1}]}')).toEqual([
      'events[1].name pattern',
      'events[1].file undeclared',
    ]);
  });

  test('that stand twice, or whose field was removed, are told', () => {
    expect(wrong('{"id": "b3f07c19e2d84a56", "id": "b3f07c19e2d84a57", "country": "NL"}')).toEqual([
      'id repeated',
      'id repeated',
      'country removed',
    ]);
  });

  test('that an object has from its making are keys like all others', () => {
    expect(wrong('{"__proto__": {"id": 1}, "constructor": "a", "toString": null}')).toEqual([
      '__proto__.id undeclared',
      'constructor undeclared',
      'toString undeclared',
    ]);
  });
});

describe('what looks like an identifier', () => {
  test('is told in any value, in keys and inside objects', () => {
    expect(
      wrong('{"hash": "anna@example.org", "anna@example.org": 1, "extra": {"a": [{"b": "93.184.216.34"}]}}'),
    ).toEqual([
      'hash certain email',
      'anna@example.org undeclared',
      'anna@example.org certain email',
      'extra certain ipv4',
    ]);
  });

  test('is no alarm where the pattern of the field says that it is random', () => {
    expect(wrong('{"id": "b3f07c19e2d84a56"}')).toEqual([]);
    expect(wrong('{"hash": "b3f07c19e2d84a56"}')).toEqual(['hash undecidable hex']);
  });

  test('is told as what it is meant to be, and zeros of its form as what they stand for', () => {
    const meant = (text: string) =>
      judgePayload(text, fields, recognise).reports.flatMap(({ parts }) =>
        parts.flatMap(({ key, declared }) => declared.map(({ kind }) => `${key} ${kind.id}`)),
      );
    expect(meant('{"id": "b3f07c19e2d84a56"}')).toEqual(['id hex']);
    expect(meant('{"id": "0000000000000000"}')).toEqual(['id hex']);
    expect(meant('{"id": "00000000"}')).toEqual([]);
    expect(meant('{"hash": "0000000000000000"}')).toEqual([]);
    expect(wrong('{"id": "0000000000000000"}')).toEqual([]);
  });

  test('is an alarm in a field whose pattern it breaks', () => {
    expect(wrong('{"id": "anna@example.org"}')).toEqual(['id pattern', 'id certain email']);
  });
});

describe('notations', () => {
  test('one report a line: a line that cannot be read does not hide the others', () => {
    expect(wrong('{"id": "b3f07c19e2d84a56"}\n\n{"first": tru}\r\n{"first": 1}\n')).toEqual([
      'syntax 3:11 t',
      'first type',
    ]);
  });

  test('a list of reports', () => {
    expect(wrong('[{"first": true}, 7, {"first": "yes"}]')).toEqual(['no-object 1:19 7', 'first type']);
  });

  test('a form has texts only, which are read as their field has them', () => {
    expect(wrong('app.platform=linux&app.start_count=12&first=true&formats=pdf')).toEqual([]);
    expect(wrong('formats=pdf&formats=doc&first=maybe&mail=a%40b.org&app.start_count=-1')).toEqual([
      'formats vocabulary',
      'first type',
      'mail undeclared',
      'mail certain email',
      'app.start_count below',
    ]);
  });

  test('protocol buffers bend names and write long numbers as texts; plain JSON does neither', () => {
    expect(wrong('{"app": {"startCount": "12", "platform": "linux"}}')).toEqual([]);
    expect(wrong('{"app": {"start_count": "12"}}')).toEqual(['app.start_count type']);
    expect(wrong('{"app": {"start_count": "12"}}', 'protobuf')).toEqual([]);
  });

  test('what cannot be read is told with its place', () => {
    expect(wrong(' \n')).toEqual(['empty 1:1 end']);
    expect(wrong('{"id": ')).toEqual(['syntax 1:1 end']);
    expect(wrong('{"id": 01}')).toEqual(['syntax 1:8 0']);
    expect(wrong('"a"')).toEqual(['no-object 1:1 "a"']);
    expect(wrong(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)).toEqual(['deep 1:1 end']);
    expect(wrong(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toEqual(['deep 1:501 [']);
    expect(wrong(' '.repeat(10) + 'x'.repeat(5_000_001))).toEqual(['large 1:1 end']);
  });

  test('a byte order mark is no part of the report', () => {
    expect(wrong('\uFEFF{"first": true}')).toEqual([]);
  });
});

test('every value keeps its place and the text as it was written', () => {
  const { reports } = judgePayload('{\n  "app": {\n    "start_count": 9007199254740993 } }', fields, recognise);
  expect(reports[0]?.parts).toMatchObject([
    { line: 3, column: 20, written: '9007199254740993', path: 'app.start_count' },
  ]);
});
