import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { falseAllowances, fileCycles, wrongImports } from './judge-imports.ts';
import { picture, withImports, withRooms } from './picture.ts';
import { readModules } from './read-imports.ts';
import { doors, rooms } from './rooms.ts';

const modules = readModules('src');
const write = 'write it with: npm test -- test/house -u';

test('every room imports only what it may', () => {
  expect(modules.length).toBeGreaterThan(300);
  expect(wrongImports(modules, rooms, doors)).toEqual([]);
});

test('a room may import only what it does import, and only from rooms before it: there is no circle of rooms', () => {
  expect(falseAllowances(modules, rooms)).toEqual([]);
});

test('no files import one another in a circle', () => {
  expect(fileCycles(modules)).toEqual([]);
});

test('CONTRIBUTING shows the rooms as they are', async () => {
  await expect(withRooms(readFileSync('CONTRIBUTING.md', 'utf8'), rooms)).toMatchFileSnapshot(
    '../../CONTRIBUTING.md',
    write,
  );
});

// Astro takes every Markdown file below `pages` for a page.
const readmes = rooms.flatMap((room) =>
  room.folders.filter((folder) => folder !== 'pages').map((folder) => ({ room, path: `src/${folder}/README.md` })),
);

test.each(readmes)('$path says what the room is, and at its end what it may import', async ({ room, path }) => {
  expect(existsSync(path), path).toBe(true);
  const text = readFileSync(path, 'utf8');
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(2);
  await expect(withImports(text, room)).toMatchFileSnapshot(`../../${path}`, write);
});

test('a room lies one storey above the highest that it may import', () => {
  const room = (name: string, ...mayImport: string[]) => ({ name, folders: [name], holds: '', mayImport });
  expect(picture([room('a'), room('b'), room('c', 'a'), room('d', 'b', 'c')])).toBe('```\nd\nc\na   b\n```');
});

test('the line about imports replaces the one before, however long, and keeps what follows none', () => {
  const room = { name: 'a', folders: ['a'], holds: '', mayImport: ['values', 'schema'] };
  const line = 'May import: `values`, `schema`.\n';
  expect(withImports('# a\n\nWhat.\n', room)).toBe(`# a\n\nWhat.\n\n${line}`);
  expect(withImports('# a\n\nMay import: `x`,\nand more.\n\nWhat.\n', room)).toBe(`# a\n\nWhat.\n\n${line}`);
});
