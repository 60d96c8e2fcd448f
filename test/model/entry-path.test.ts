import { expect, test } from 'vitest';
import { entryPath } from '../../src/model/entry-path.ts';

test.each([
  ['dictionary', 'version', 'dictionary/version/'],
  ['charts', 'active', 'explore/active/'],
  ['faq', 'why', 'faq/#why'],
  ['waivers', 'old', undefined],
] as const)('an entry of %s', (kind, id, path) => {
  expect(entryPath(kind, id)).toBe(path);
});
