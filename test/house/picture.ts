import type { Room } from './rooms.ts';

/** How high a room lies: one above the highest room that it may import. */
function storeys(rooms: readonly Room[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const { name, mayImport } of rooms)
    heights.set(name, 1 + Math.max(-1, ...mayImport.map((other) => heights.get(other) ?? 0)));
  return heights;
}

/** The rooms as storeys of a house, the highest first: what lies on one line cannot see each other. */
export function picture(rooms: readonly Room[]): string {
  const heights = storeys(rooms);
  const byStorey = Map.groupBy(rooms, ({ name }) => heights.get(name) ?? 0);
  const lines = [...byStorey].sort(([a], [b]) => b - a).map(([, names]) => names.map(({ name }) => name).join('   '));
  return ['```', ...lines, '```'].join('\n');
}

/** The rooms with what they hold, lowest first. */
export function table(rooms: readonly Room[]): string {
  const rows = rooms.map(({ folders, name, holds }) => {
    const where =
      folders.length > 1 ? `${name} (${folders.map((folder) => `\`${folder}\``).join(', ')})` : `\`${name}\``;
    return `| ${where} | ${holds} |`;
  });
  return ['| room of `src/` | holds |', '|---|---|', ...rows].join('\n');
}

const begin = '<!-- rooms: written by test/house/rooms.test.ts -->';
const end = '<!-- /rooms -->';

/** A text with the rooms between its two marks; throws where it has none. */
export function withRooms(text: string, rooms: readonly Room[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The marks "${begin}" and "${end}" are missing`);
  return `${text.slice(0, from)}${begin}\n\n${picture(rooms)}\n\n${table(rooms)}\n\n${text.slice(to)}`;
}

/** A README with its last line saying what the room may import. */
export function withImports(text: string, { mayImport }: Room): string {
  const kept = text.replace(/\n*^May import:.*(?:\n(?!\n).*)*/m, '').trimEnd();
  const names = mayImport.length > 0 ? mayImport.map((name) => `\`${name}\``).join(', ') : 'nothing';
  return `${kept}\n\nMay import: ${names}.\n`;
}
