import { describe, expect, test } from 'vitest';
import { judgeSentValue } from '../../src/payload/judge-sent-value.ts';
import { isPattern, type ValueRule } from '../../src/payload/value-rule.ts';

const kinds = (value: unknown, rule: ValueRule) => judgeSentValue(value, rule).map(({ kind }) => kind);

describe('a value is held to its type', () => {
  test.each<[ValueRule['type'], unknown[], unknown[]]>([
    ['string', ['', 'a'], [1, true, null, undefined, ['a'], {}]],
    ['integer', [0, -3, 9_007_199_254_740_993, 1.0], [1.5, -3.7, '1', Number.NaN, Infinity, null, true]],
    ['number', [0, 1.5, -1e300], ['1.5', Infinity, Number.NaN, null, false]],
    ['boolean', [true, false], ['true', 0, null]],
    ['date', ['2026-02-28', '2024-02-29'], ['2026-02-29', '2026-13-01', '2026-2-1', 20260228, '2026-02-28T00:00:00Z']],
    [
      'time',
      ['14:30', '14:30:09', '2026-02-28T14:30:00Z', '2026-02-28T14:30:00.5+02:00'],
      ['24:00', '2026-02-30T14:30:00Z', '2026-02-28T14:30:00', 'noon', 1430],
    ],
    ['list', [[], ['a', 1, true]], ['a', {}, null]],
    ['object', [{}, { a: [1] }], [[], 'a', null]],
  ])('%s', (type, right, wrong) => {
    for (const value of right) expect([value, kinds(value, { type })]).toEqual([value, []]);
    for (const value of wrong) expect([value, kinds(value, { type })]).toEqual([value, ['type']]);
  });

  test('the items of a list must be single values', () => {
    expect(judgeSentValue(['a', { b: 1 }, null], { type: 'list' })).toEqual([
      { kind: 'type', observed: { b: 1 }, expected: 'item', item: 1 },
      { kind: 'type', observed: null, expected: 'item', item: 2 },
    ]);
  });
});

describe('a value is held to what its field says', () => {
  const values = [{ value: 'linux' }, { value: 3 }, { value: false }];

  test('a vocabulary takes its words alone, each in its own type', () => {
    expect(kinds('linux', { type: 'string', values })).toEqual([]);
    expect(kinds('Linux', { type: 'string', values })).toEqual(['vocabulary']);
    expect(kinds('3', { type: 'string', values })).toEqual(['vocabulary']);
    expect(kinds(['linux', 'my laptop', 3], { type: 'list', values })).toEqual(['vocabulary']);
  });

  test('bounds belong to what is allowed', () => {
    const rule: ValueRule = { type: 'integer', minimum: 1, maximum: 50 };
    expect([0, 1, 50, 51].map((value) => kinds(value, rule))).toEqual([['below'], [], [], ['above']]);
    expect(kinds([0, 7, 51], { ...rule, type: 'list' })).toEqual(['below', 'above']);
  });

  test('a pattern must match the whole of a text', () => {
    const rule: ValueRule = { type: 'string', pattern: '[0-9a-f]{4}|x' };
    expect(['00ff', 'x'].map((value) => kinds(value, rule))).toEqual([[], []]);
    expect(['00ff0', 'ax', '00ff\n'].map((value) => kinds(value, rule))).toEqual([
      ['pattern'],
      ['pattern'],
      ['pattern'],
    ]);
  });
});

test('a pattern is one that JavaScript and RE2 read alike', () => {
  expect(['[a-z]+', String.raw`\d{4}-\d{2}`, '(a|b)*', String.raw`\\1`].map(isPattern)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['[a-', '(?=a)b', '(?<!a)b', String.raw`(a)\1`, '('].map(isPattern)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
