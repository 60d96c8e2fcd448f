import { expect, test } from 'vitest';
import { editDistance, suggest } from '../../src/problems/suggest.ts';

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['kitten', 'sitting', 3],
  ['recieve', 'receive', 1],
  ['ab', 'ba', 1],
  ['month', 'month', 0],
])('from %j to %j in %i edits', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

const words = ['minimum-count', 'suppression', 'rounding', 'retention', 'log', 'active-installations'];

test.each([
  ['supression', 'suppression'],
  ['Rounding', 'rounding'],
  ['lgo', 'log'],
  ['minimum', 'minimum-count'],
  ['installations', 'active-installations'],
  ['the-log', 'log'],
  ['colour', undefined],
  ['x', undefined],
  ['tion', undefined],
])('%j was meant to be %j', (written, meant) => {
  expect(suggest(written, words)).toBe(meant);
});

test('the nearest one wins; nothing to choose from gives nothing', () => {
  expect(suggest('report', ['reports', 'report-2'])).toBe('reports');
  expect(suggest('report', [])).toBeUndefined();
  expect(suggest('usage', new Set(['usages']))).toBe('usages');
});
