import { expect, it } from 'vitest';
import { hrefUnder } from '../../src/site/href.ts';

it.each([
  ['/', '', '', '/'],
  ['/', 'data/', '', '/data/'],
  ['/', 'data/', 'de', '/de/data/'],
  ['/', '', 'de', '/de/'],
  ['/project/privacy/', 'charter/#off', '', '/project/privacy/charter/#off'],
  ['/project/privacy', 'charter/', 'ar', '/project/privacy/ar/charter/'],
])('base %s, path %s, language %s: %s', (base, path, prefix, address) => {
  expect(hrefUnder(base, path, prefix)).toBe(address);
});
