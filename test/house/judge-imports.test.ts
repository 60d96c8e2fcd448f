import { expect, test } from 'vitest';
import { falseAllowances, fileCycles, roomOf, wrongImports } from './judge-imports.ts';
import type { Module } from './read-imports.ts';
import type { Room } from './rooms.ts';

const low: Room = { name: 'low', folders: ['low'], holds: '', mayImport: [] };
const side: Room = { name: 'side', folders: ['side', 'aside'], holds: '', mayImport: ['low'] };
const inner: Room = { name: 'low/inner', folders: ['low/inner'], holds: '', mayImport: ['side'] };
const rooms = [low, side, inner];
const module = (path: string, ...targets: (string | undefined)[]): Module => ({
  path,
  imports: targets.map((target, at) => ({ line: at + 1, target, specifier: target ?? 'zod' })),
});

test('a file lies in the innermost room, and several folders may be one room', () => {
  expect(['low/a.ts', 'low/inner/a.ts', 'aside/a.ts', 'lower/a.ts'].map((path) => roomOf(path, rooms)?.name)).toEqual([
    'low',
    'low/inner',
    'side',
    undefined,
  ]);
});

test('what may be imported passes: lower rooms, the own room, packages', () => {
  expect(wrongImports([module('side/a.ts', 'low/a.ts', 'aside/b.ts', undefined), module('low/a.ts')], rooms)).toEqual(
    [],
  );
});

test('a higher room, a room that is not named, and a file of no room are refused, each with a way out', () => {
  const wrong = wrongImports(
    [module('low/a.ts', 'side/a.ts'), module('low/inner/a.ts', 'low/a.ts', '../x.ts'), module('new/a.ts')],
    rooms,
  );
  expect(wrong).toEqual([
    'src/new/a.ts lies in no room: move it into one, or add a room to test/house/rooms.ts',
    'src/low/a.ts:1 imports src/side/a.ts; "low" may import nothing: take it as an argument, or move what both need to a lower room',
    'src/low/inner/a.ts:1 imports src/low/a.ts; "low/inner" may import "side": take it as an argument, or add "low" to what "low/inner" may import in test/house/rooms.ts',
    'src/low/inner/a.ts:2 imports ../x.ts, which lies in no room: take it as an argument, or move it into a room',
  ]);
});

test('a door is for one room', () => {
  const doors = [{ file: 'low/door.ts', of: 'low/inner' }];
  const modules = [module('low/inner/a.ts', 'low/door.ts'), module('low/b.ts', 'low/door.ts')];
  expect(wrongImports(modules, [low], doors)).toEqual([
    'src/low/b.ts:1 imports src/low/door.ts, which "low/inner" alone may: take an Engine as an argument',
  ]);
});

test('an allowance that nobody uses, and one against the order, are false', () => {
  const upside = { ...low, mayImport: ['side'] };
  expect(
    falseAllowances([module('low/a.ts', 'side/a.ts'), module('low/inner/b.ts', 'side/a.ts')], [upside, side, inner]),
  ).toEqual([
    '"low" may import "side", which is no room before it: take one of the two allowances back',
    '"side" may import "low" and does not: take it out',
  ]);
});

test('circles of files are found once, however long, and a way without return is none', () => {
  const modules = [
    module('a.ts', 'b.ts'),
    module('b.ts', 'c.ts'),
    module('c.ts', 'a.ts', 'd.ts'),
    module('d.ts', undefined, 'e.css'),
    module('f.ts', 'f.ts'),
    module('g.ts', 'a.ts'),
  ];
  expect(fileCycles(modules)).toEqual([['a.ts', 'b.ts', 'c.ts'], ['f.ts']]);
});
