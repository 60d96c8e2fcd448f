import { describe, expect, it } from 'vitest';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';

/** Every sentence with the places that a script fills in. */
function placesOf(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'object' && value !== null) return placesOf(value, `${path}${key}.`);
    if (typeof value !== 'string') return [];
    return [[`${path}${key}`, [...new Set(value.match(/\{\d\}/g))].sort().join(' ')]];
  });
}

describe.each([
  ['de', de],
  ['ar', ar],
] as const)('sentences that scripts fill in, in %s', (_language, strings) => {
  it('leave room for the same values as in English', () => {
    expect(placesOf(strings)).toEqual(placesOf(en));
  });
});
