import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemCodes } from '../../src/problems/problem.ts';

const root = join(import.meta.dirname, '../..');

function textOf(folder: string, ending: RegExp, except?: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !path.startsWith('.output') && path !== except)
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

const codes = Object.keys(problemCodes);

test('every code of the catalogue is reported somewhere', () => {
  const source = textOf('src', /\.(ts|astro)$/, 'problems/problem.ts');
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

test('every code stands in a text that some test expects', () => {
  const expected = textOf('test', /\.(txt|snap|test\.ts)$/, 'problems/codes.test.ts');
  expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
});
