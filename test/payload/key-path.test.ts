import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/checks/identifiers/recognise.ts';
import { judgePayload } from '../../src/payload/judge-payload.ts';
import { KeyIndex, stepsOfKey, pathsAbove, putAt, reportFrom } from '../../src/payload/key-path.ts';
import { deepestPayload } from '../../src/payload/payload-text.ts';
import { partsOfValue } from '../../src/payload/walk-parts.ts';
import { payloadLines } from '../../src/site/payload-lines.ts';

it('a path has names, lists that are opened, and dots that are no steps', () => {
  expect(stepsOfKey('a.b[].c\\.d')).toEqual([
    { name: 'a', isList: false },
    { name: 'b', isList: true },
    { name: 'c.d', isList: false },
  ]);
  expect(pathsAbove('a.b[].c\\.d')).toEqual(['a', 'a.b', 'a.b[]']);
  expect(pathsAbove('flat')).toEqual([]);
});

const judged = (keys: readonly string[], report: unknown) => {
  const fields = keys.map((key) => ({ id: key, key, rule: { type: 'integer' as const } }));
  const { reports } = judgePayload(JSON.stringify(report), fields, recognise, 'json');
  return (reports[0]?.parts ?? []).map(({ path, field, keyFaults }) =>
    `${path} ${field?.id ?? '-'} ${keyFaults.map(({ kind }) => kind).join()}`.trim(),
  );
};

describe('a value is found', () => {
  it('in objects, in lists of objects and in lists of values', () => {
    const report = { device: { memory: 4 }, events: [{ count: 1 }, { count: 2 }], sizes: [7, 8] };
    expect(judged(['device.memory', 'events[].count', 'sizes[]'], report)).toEqual([
      'device.memory device.memory',
      'events[0].count events[].count',
      'events[1].count events[].count',
      'sizes[0] sizes[]',
      'sizes[1] sizes[]',
    ]);
  });

  it('under a name with a dot, as Glean sends it, where it is written as a path or with the dot escaped', () => {
    expect(judged(['addons.enabled'], { 'addons.enabled': 1 })).toEqual(['addons.enabled addons.enabled']);
    expect(judged(['addons\\.enabled'], { 'addons.enabled': 1 })).toEqual(['addons.enabled addons\\.enabled']);
    expect(judged(['addons\\.enabled'], { addons: { enabled: 1 } })).toEqual(['addons.enabled - undeclared']);
  });

  it('at both places as one that is repeated, unless each has a field of its own', () => {
    const both = { 'a.b': 1, a: { b: 2 } };
    expect(judged(['a.b'], both)).toEqual(['a.b a.b repeated', 'a.b a.b repeated']);
    expect(judged(['a.b', 'a\\.b'], both)).toEqual(['a.b a\\.b', 'a.b a.b']);
  });

  it('nowhere in what is empty or null, which is then no unknown key', () => {
    expect(judged(['events[].count', 'device.memory'], { events: [], device: null })).toEqual([]);
    expect(judged(['device.memory'], { events: [], device: 3 })).toEqual([
      'events - undeclared',
      'device - undeclared',
    ]);
  });
});

it('a field for an object, beside fields for its parts, leaves each part to its own field', () => {
  const index = new KeyIndex([
    ['start', 'whole'],
    ['start.reason', 'part'],
    ['list', 'whole'],
    ['list[].x', 'part'],
  ]);
  const partsOf = (report: unknown) =>
    partsOfValue(report, (names) => index.knows(names), deepestPayload).map(({ names }) => [
      names.path,
      index.find(names),
    ]);
  expect(partsOf({ start: { reason: 'a', other: 1 }, list: [{ x: 1 }] })).toEqual([
    ['start.reason', 'part'],
    ['start.other', undefined],
    ['list[0].x', 'part'],
  ]);
  expect(partsOf({ start: 3, list: [] })).toEqual([['start', 'whole']]);
  expect(
    reportFrom([
      { key: 'start.reason', example: 'a' },
      { key: 'start', example: { other: 1 } },
    ]),
  ).toEqual({ start: { reason: 'a' } });
});

it('an example is read like a report, with the steps to each value', () => {
  const index = new KeyIndex([['a.b[].c', 1]]);
  const parts = partsOfValue({ a: { b: [{ c: 1, x: 2 }] } }, (names) => index.knows(names), deepestPayload);
  expect(parts.map(({ names, node }) => [names.key, names.steps, node])).toEqual([
    ['a.b[].c', ['a', 'b', 0, 'c'], 1],
    ['a.b[].x', ['a', 'b', 0, 'x'], 2],
  ]);
});

it('values are put where their paths say, those of one object or list entry together', () => {
  const report = {};
  putAt(report, 'a.b', 1);
  putAt(report, 'a.list[].x', 2);
  putAt(report, 'a.list[].y', 3);
  putAt(report, 'tags[]', 'z');
  putAt(report, 'one\\.name', 4);
  expect(report).toEqual({ a: { b: 1, list: [{ x: 2, y: 3 }] }, tags: ['z'], 'one.name': 4 });
});

it('a page opens what holds fields and keeps the rest on one line', () => {
  const fields = new Map([
    ['device.memory', 'memory'],
    ['events[].name', 'event'],
    ['extra', 'extra'],
  ]);
  const payload = { device: { memory: 4 }, events: [{ name: 'a' }], extra: { x: 1 } };
  const shown = payloadLines(payload, fields).map(
    ({ indent, name, value, mark }) =>
      `${indent}${name ? `${name.text}${name.field ? `(${name.field})` : ''}: ` : ''}${value === undefined ? '' : JSON.stringify(value)}${mark}`,
  );
  expect(shown).toEqual([
    '  device: {',
    '    memory(memory): 4',
    '  },',
    '  events: [',
    '    {',
    '      name(event): "a"',
    '    }',
    '  ],',
    '  extra(extra): {"x":1}',
  ]);
});
