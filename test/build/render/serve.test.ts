import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderAddress } from '../../../src/build/render/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-serve-'));
beforeAll(() => {
  mkdirSync(join(folder, 'de/data'), { recursive: true });
  for (const path of ['index.html', 'de/data/index.html', 'de/x.csv']) writeFileSync(join(folder, path), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['/de/data', 'de/data/'],
  ['/de/data?platform=linux&q=a/b', 'de/data/?platform=linux&q=a/b'],
  ['/de/data/', undefined],
  ['/', undefined],
  ['/de', undefined],
  ['/de/x.csv', undefined],
  ['/nothing', undefined],
  ['/de/../de/data', undefined],
  ['/%', undefined],
])('%s lacks the slash at its end, and leads to %s', (url, expected) => {
  expect(folderAddress(folder, url)).toBe(expected);
});
