import type { Module } from './read-imports.ts';
import type { Room } from './rooms.ts';

/** A file that one room alone may import: the others take what it opens as an argument. */
export interface Door {
  readonly file: string;
  /** The folder, with all below it, that may import it. */
  readonly of: string;
}

/** The room of a file; the innermost where folders lie in one another. */
export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  const holding = rooms.flatMap((room) =>
    room.folders.filter((folder) => path.startsWith(`${folder}/`)).map((folder) => ({ room, folder })),
  );
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0]?.room;
}

/** Imports from one room to another, those of packages and within a room left out. */
function* betweenRooms(modules: readonly Module[], rooms: readonly Room[]) {
  for (const { path, imports } of modules)
    for (const { line, target } of imports) {
      const from = roomOf(path, rooms);
      if (target === undefined || from === undefined) continue;
      const to = roomOf(target, rooms);
      if (from !== to) yield { at: `src/${path}:${line}`, target, from, to };
    }
}

const listed = (names: readonly string[]) =>
  names.length > 0 ? names.map((name) => `"${name}"`).join(', ') : 'nothing';

/** Every import that a room may not have, and files of no room. One sentence each, with what to do instead. */
export function wrongImports(
  modules: readonly Module[],
  rooms: readonly Room[],
  doors: readonly Door[] = [],
): string[] {
  const homeless = modules
    .filter(({ path }) => path.includes('/') && !roomOf(path, rooms))
    .map(({ path }) => `src/${path} lies in no room: move it into one, or add a room to test/house/rooms.ts`);
  const refused = [...betweenRooms(modules, rooms)].flatMap(({ at, target, from, to }) => {
    if (!to) return [`${at} imports ${target}, which lies in no room: take it as an argument, or move it into a room`];
    if (from.mayImport.includes(to.name)) return [];
    const higher = rooms.indexOf(to) > rooms.indexOf(from);
    const instead = higher
      ? 'take it as an argument, or move what both need to a lower room'
      : `take it as an argument, or add "${to.name}" to what "${from.name}" may import in test/house/rooms.ts`;
    return [`${at} imports src/${target}; "${from.name}" may import ${listed(from.mayImport)}: ${instead}`];
  });
  const locked = modules.flatMap(({ path, imports }) =>
    imports.flatMap(({ line, target }) =>
      doors
        .filter(({ file, of }) => file === target && !path.startsWith(`${of}/`))
        .map(
          ({ file, of }) =>
            `src/${path}:${line} imports src/${file}, which "${of}" alone may: take an Engine as an argument`,
        ),
    ),
  );
  return [...homeless, ...refused, ...locked];
}

/** What the table allows and no file needs, and what it allows against its own order. */
export function falseAllowances(modules: readonly Module[], rooms: readonly Room[]): string[] {
  const used = new Set([...betweenRooms(modules, rooms)].map(({ from, to }) => `${from.name} > ${to?.name}`));
  return rooms.flatMap(({ name, mayImport }, at) =>
    mayImport.flatMap((other) => {
      if (!rooms.slice(0, at).some((room) => room.name === other))
        return [`"${name}" may import "${other}", which is no room before it: take one of the two allowances back`];
      return used.has(`${name} > ${other}`) ? [] : [`"${name}" may import "${other}" and does not: take it out`];
    }),
  );
}

/**
 * Groups of files that import one another round in a circle, each in the order of paths; a file that imports itself
 * too.
 */
export function fileCycles(modules: readonly Module[]): string[][] {
  const paths = new Set(modules.map(({ path }) => path));
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target && paths.has(target) ? [target] : [])),
    ]),
  );
  const reached = new Map([...paths].map((path) => [path, reachedFrom(path, targets)]));
  const circles = [...paths]
    .filter((path) => reached.get(path)?.has(path))
    .map((path) => [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path)).sort());
  return [...new Map(circles.map((circle) => [circle.join(' '), circle])).values()];
}

/** Every file that is reached by one import or more. */
function reachedFrom(path: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(targets.get(path) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return found;
}
