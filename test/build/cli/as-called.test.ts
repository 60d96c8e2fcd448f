import { describe, expect, test } from 'vitest';
import { asCalled, callerOf } from '../../../src/build/cli/as-called.ts';

describe('a command in a text', () => {
  test.each([
    ['see  vitrine check', 'see  npm run check', 'see  npx vitrine check'],
    ['run  vitrine release  first', 'run  npm run release  first', 'run  npx vitrine release  first'],
    ['run  vitrine check.', 'run  npm run check.', 'run  npx vitrine check.'],
    ['Fix: vitrine release --policy', 'Fix: npm run release -- --policy', 'Fix: npx vitrine release --policy'],
    ['vitrine start --port 80', 'npm start -- --port 80', 'npx vitrine start --port 80'],
    ['in .vitrine build', 'in .vitrine build', 'in .vitrine build'],
  ])('%s', (text, npm, npx) => {
    expect([asCalled(text, 'vitrine'), asCalled(text, 'npm run'), asCalled(text, 'npx vitrine')]).toEqual([
      text,
      npm,
      npx,
    ]);
  });
});

test('the repository is called by its scripts; a package by its name, or through npm where npm called it', () => {
  expect(callerOf(true, { npm_command: 'run' })).toBe('npm run');
  expect(callerOf(false, {})).toBe('vitrine');
  expect(callerOf(false, { npm_command: 'exec' })).toBe('npx vitrine');
});
