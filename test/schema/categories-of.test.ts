import { expect, it } from 'vitest';
import { categoriesOf, isOfCategory, schedulesOf } from '../../src/schema/categories-of.ts';
import { fieldSchema } from '../../src/schema/content/field.ts';

it('gives what is named, each once, in its order', () => {
  expect(categoriesOf({})).toEqual([]);
  expect(categoriesOf({ category: 'usage' })).toEqual(['usage']);
  expect(categoriesOf({ category: ['usage', 'crashes', 'usage'] })).toEqual(['usage', 'crashes']);
  expect(isOfCategory({ category: ['usage', 'crashes'] }, 'crashes')).toBe(true);
  expect(isOfCategory({ category: 'usage-of-all' }, 'usage')).toBe(false);
});

it('keeps a field under each category as that says, unless the field has its own schedule', () => {
  const of = new Map([
    ['usage', 'short'],
    ['crashes', 'long'],
  ]);
  const scheduleOf = (category: string) => of.get(category);
  const category = ['usage', 'crashes', 'unknown'];
  expect(schedulesOf({ category }, scheduleOf)).toEqual([
    { category: 'usage', schedule: 'short' },
    { category: 'crashes', schedule: 'long' },
  ]);
  expect(schedulesOf({ category, retention: 'own' }, scheduleOf).map(({ schedule }) => schedule)).toEqual([
    'own',
    'own',
    'own',
  ]);
});

it('takes one category or several, and no empty list', () => {
  const field = {
    kind: 'collected',
    title: 'Version',
    summary: 'The version.',
    type: 'string',
    example: '1.0',
    key: 'version',
    sensitivity: 'technical',
    why: 'To know.',
    since: '2026-01-01',
  };
  const takes = (category: unknown) => fieldSchema.safeParse({ ...field, category }).success;
  expect(takes('usage')).toBe(true);
  expect(takes(['usage', 'crashes'])).toBe(true);
  expect(takes([])).toBe(false);
});
