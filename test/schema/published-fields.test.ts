import { expect, test } from 'vitest';
import type { Field } from '../../src/schema/content/field.ts';
import { fatesOf } from '../../src/schema/published-fields.ts';

const common = { title: 'T', summary: 'S', type: 'string', example: 'x', since: '2026-01-01' } as const;
const collected = (id: string, more: object = {}) => ({
  id,
  data: {
    kind: 'collected',
    ...common,
    key: id,
    category: 'usage',
    sensitivity: 'technical',
    why: 'W',
    ...more,
  } as Field,
});
const published = (id: string, derivedFrom: string[]) => ({
  id,
  data: { kind: 'published', ...common, derivedFrom, how: 'H' } as Field,
});
const fates = (...fields: Parameters<typeof fatesOf>[0][number][]) =>
  Object.fromEntries(fatesOf(fields, [{ categories: ['usage'], fields: ['shown', 'count', 'version'] }]));

test('a field in a column is published', () => {
  expect(fates(collected('shown'))).toEqual({ shown: { unpublished: false, usedFor: [] } });
});

test('so is one from which a column is computed', () => {
  expect(fates(collected('app-version'), published('version', ['app-version']))).toEqual({
    'app-version': { unpublished: false, usedFor: ['version'] },
  });
});

test('unless it says that its values stay unpublished: then it only serves to compute', () => {
  expect(fates(collected('number', { unpublished: true }), published('count', ['number']))).toEqual({
    number: { unpublished: true, usedFor: ['count'] },
  });
});

test('a field that no column needs is not published, whether it says so or not', () => {
  expect(
    fates(collected('memory'), collected('signature', { unpublished: true }), published('planned', ['memory'])),
  ).toEqual({ memory: { unpublished: true, usedFor: [] }, signature: { unpublished: true, usedFor: [] } });
});

test('a column that does not say where it is from may show any field of its category, and of no other', () => {
  const [month, said, elsewhere] = [
    collected('day'),
    collected('signature', { unpublished: true }),
    collected('size', { category: 'library' }),
  ];
  expect(fates(published('count', []), month, said, elsewhere)).toEqual({
    day: { unpublished: false, usedFor: [] },
    signature: { unpublished: true, usedFor: [] },
    size: { unpublished: true, usedFor: [] },
  });
});

test('what says that it is unpublished and stands in a column is published all the same', () => {
  expect(fates(collected('shown', { unpublished: true }))).toEqual({ shown: { unpublished: false, usedFor: [] } });
});

test('removed and published fields have no fate; nothing has none', () => {
  expect(fates(collected('old', { status: 'removed', removed: '2026-02-01' }), published('version', []))).toEqual({});
  expect(fatesOf([], []).size).toBe(0);
});
