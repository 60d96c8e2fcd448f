import { expect, test } from 'vitest';
import { freshInFiles } from '../../../src/build/prepare/fresh-in-files.ts';
import type { DataTable } from '../../../src/source/site.ts';

const bytes = (text: string) => new TextEncoder().encode(`year,week,platform,n\n${text}`);
const table = (files: Readonly<Record<string, string>>, noisy = true) => ({
  columns: ['year', 'week', 'platform', 'n'].map((name) => ({ name })),
  primaryKey: ['year', 'week', 'platform'],
  privacy: {
    period: { year: 'year', week: 'week' },
    ...(noisy ? { differentialPrivacy: { columns: ['n'] } } : {}),
  } as unknown as DataTable['privacy'],
  files: Object.entries(files).map(([path, text]) => ({ path, format: 'csv' as const, bytes: bytes(text) })),
});

test('a period is fresh where no file before has the same numbers, in whatever order its rows stand', () => {
  const found = freshInFiles(
    table({
      'a/1.csv': '2026,8,linux,3\n2026,8,macos,5\n',
      'a/2.csv': '2026,8,macos,5\n2026,8,linux,3\n2026,9,linux,4\n',
      'a/3.csv': '2026,8,linux,4\n2026,8,macos,5\n',
      'a/4.csv': '',
    }),
  );
  expect(Object.fromEntries(found ?? [])).toEqual({
    'a/1.csv': ['2026-W08'],
    'a/2.csv': ['2026-W09'],
    'a/3.csv': ['2026-W08'],
    'a/4.csv': [],
  });
});

test('without noise nothing is looked at', () => {
  expect(freshInFiles(table({ 'a/1.csv': '2026,8,linux,3\n' }, false))).toBeUndefined();
});
