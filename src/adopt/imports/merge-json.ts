import { isPlaceholder } from '../../values/unwritten.ts';
import { printOf } from './record.ts';

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list by their names; undefined for a list of other things, which is one value as a whole. */
function itemsByName(value: unknown): ReadonlyMap<string, Group> | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const named = value.flatMap((item: unknown): [string, Group][] =>
    isGroup(item) && typeof item['name'] === 'string' ? [[item['name'], item]] : [],
  );
  const items = new Map(named);
  return items.size === value.length ? items : undefined;
}

/** What is in a value by name, in order; undefined for one that is a single thing. */
const partsOf = (value: unknown): ReadonlyMap<string, unknown> | undefined =>
  isGroup(value) && Object.keys(value).length > 0 ? new Map(Object.entries(value)) : itemsByName(value);

const join = (path: string, name: string) => `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Each single value in a value, by its path, as fingerprints. */
export function printsOf(value: unknown, path = ''): Map<string, string> {
  const parts = partsOf(value);
  if (!parts) return new Map([[path, printOf(value)]]);
  return new Map([...parts].flatMap(([name, part]) => [...printsOf(part, join(path, name))]));
}

/** A value of JSON in which what the source says was brought up to date. */
export interface MergedJson {
  readonly value: unknown;
  /** Paths at which the source says something new, and the author's own value stays. */
  readonly kept: readonly string[];
}

const below = (prints: ReadonlyMap<string, string>, path: string) =>
  [...prints].filter(([at]) => at === path || at.startsWith(`${path}/`));

/**
 * Lays what the source says now over a value that is there, as `mergeFile` does with a file of content: what still is
 * as the last import wrote it is brought up to date or goes; what an author changed, added or took away stays so. Lists
 * whose items all have names are merged by name, and take the order of the source. `before` are the fingerprints of
 * what the last import wrote; empty for a value that an author wrote alone.
 */
export function mergeJson(
  existing: unknown,
  draft: unknown,
  before: ReadonlyMap<string, string>,
  path = '',
): MergedJson {
  const [own, news] = [partsOf(existing), partsOf(draft)];
  const isList = Array.isArray(existing);
  if (!own || !news || isList !== Array.isArray(draft)) return mergeWhole(existing, draft, before, path);
  const kept: string[] = [];
  const merged = new Map<string, unknown>();
  for (const [name, value] of own) {
    const at = join(path, name);
    if (news.has(name)) {
      const one = mergeJson(value, news.get(name), before, at);
      merged.set(name, one.value);
      kept.push(...one.kept);
    } else if (!isWritten(value, before, at)) merged.set(name, value);
  }
  const missing = [...news].filter(([name, value]) => !own.has(name) && !wasTaken(value, before, join(path, name)));
  const order = [...news.keys()];
  const names = [...merged.keys()];
  for (const [name, value] of missing) {
    const earlier = order.slice(0, order.indexOf(name));
    names.splice(names.findLastIndex((one) => earlier.includes(one)) + 1, 0, name);
    merged.set(name, value);
  }
  const sorted = isList
    ? [...order.filter((name) => merged.has(name)), ...names.filter((name) => !news.has(name))]
    : names;
  const entries = sorted.map((name): [string, unknown] => [name, merged.get(name)]);
  return { value: isList ? entries.map(([, value]) => value) : Object.fromEntries(entries), kept };
}

/** Whether all of a value is as the last import wrote it. */
const isWritten = (value: unknown, before: ReadonlyMap<string, string>, path: string): boolean => {
  const prints = printsOf(value, path);
  return below(before, path).length === prints.size && [...prints].every(([at, print]) => before.get(at) === print);
};

/** Whether an author took away what the source still says. */
const wasTaken = (value: unknown, before: ReadonlyMap<string, string>, path: string): boolean =>
  below(before, path).length > 0 && isWritten(value, before, path);

function mergeWhole(existing: unknown, draft: unknown, before: ReadonlyMap<string, string>, path: string): MergedJson {
  if (printOf(existing) === printOf(draft)) return { value: existing, kept: [] };
  if (isWritten(existing, before, path)) return { value: draft, kept: [] };
  // Whoever wrote the marker, nobody has said anything there.
  if (isPlaceholder(existing)) return { value: isPlaceholder(draft) ? existing : draft, kept: [] };
  const known = below(before, path);
  return { value: existing, kept: known.length > 0 && !isWritten(draft, before, path) ? [path] : [] };
}
