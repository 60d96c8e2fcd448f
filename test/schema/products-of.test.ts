import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/schema/content/field.ts';
import {
  productsOfCategory,
  productsOfField,
  type ProductSources,
  productsUnder,
  recipientsOf,
} from '../../src/schema/products-of.ts';

const site: ProductSources = {
  products: [{ id: 'phone', recipients: ['the makers of the phone'] }, { id: 'tablet' }, { id: 'watch' }],
  categories: [
    { id: 'usage' },
    { id: 'crashes', products: ['watch', 'phone'] },
    { id: 'steps', products: 'watch' },
    { id: 'pages', products: 'tablet' },
  ],
};
const none: ProductSources = { products: [], categories: site.categories };
const fields: Readonly<Record<string, Partial<Field>>> = {
  steps: { kind: 'collected', category: 'steps' },
  stack: { kind: 'collected', category: 'crashes' },
  total: { kind: 'published', derivedFrom: ['steps'] },
  both: { kind: 'published', derivedFrom: ['steps', 'stack'] },
  month: { kind: 'published', derivedFrom: [] },
  named: { kind: 'published', derivedFrom: ['steps'], products: 'tablet' },
};
const fieldOf = (id: string) => fields[id] as Field | undefined;
const ofField = (id: string, sources = site) => productsOfField(fieldOf(id) as Field, sources, fieldOf);

describe('what holds for which product', () => {
  test('a switch: all where it names none, in the order of the site', () => {
    expect(productsOfCategory('usage', site)).toEqual(['phone', 'tablet', 'watch']);
    expect(productsOfCategory('crashes', site)).toEqual(['phone', 'watch']);
    expect(productsOfCategory('steps', site)).toEqual(['watch']);
    expect(productsOfCategory('of no file', site)).toEqual(['phone', 'tablet', 'watch']);
  });

  test('what belongs to switches: no product that has none of them', () => {
    expect(productsUnder({ category: 'crashes' }, site)).toEqual(['phone', 'watch']);
    expect(productsUnder({ category: ['steps', 'pages'] }, site)).toEqual(['tablet', 'watch']);
    expect(productsUnder({ category: 'crashes', products: ['watch', 'tablet'] }, site)).toEqual(['watch']);
    expect(productsUnder({ products: 'tablet' }, site)).toEqual(['tablet']);
  });

  test('a published field: what it names, else the fields it is computed from, else all', () => {
    expect(ofField('total')).toEqual(['watch']);
    expect(ofField('both')).toEqual(['phone', 'watch']);
    expect(ofField('month')).toEqual(['phone', 'tablet', 'watch']);
    expect(ofField('named')).toEqual(['tablet']);
  });

  test('the recipients of a switch: its own, and those of its products, each once', () => {
    expect(recipientsOf({ id: 'crashes', recipients: ['us'] }, site)).toEqual(['us', 'the makers of the phone']);
    expect(recipientsOf({ id: 'steps', recipients: ['us'] }, site)).toEqual(['us']);
    expect(recipientsOf({ id: 'usage', recipients: ['the makers of the phone'] }, site)).toHaveLength(1);
  });

  test('a site without products: nothing', () => {
    expect(productsOfCategory('crashes', none)).toEqual([]);
    expect(productsUnder({ category: 'steps' }, none)).toEqual([]);
    expect(ofField('month', none)).toEqual([]);
    expect(recipientsOf({ id: 'crashes', recipients: ['us'] }, none)).toEqual(['us']);
  });
});
