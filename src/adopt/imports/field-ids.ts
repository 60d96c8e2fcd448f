/** The words of a key: `search.defaultEngine` → search, default, engine. Brackets and signs only part them. */
const wordsOf = (key: string): string[] =>
  key
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** The id that a key would have if no other had it; empty where the key has no letter or digit that an address may. */
export const idOfKey = (key: string): string => wordsOf(key).join('-');

/** An id that was given otherwise than its key asks for, because another had it. */
export interface Clash {
  readonly key: string;
  readonly id: string;
  /** The id that was taken, and by what. */
  readonly taken: string;
  readonly by: string;
}

/**
 * Gives each key an id, in the order of the keys. `known` are ids that keys have already, and keep; `taken` says of an
 * id what has it. A key whose id is taken gets `<prefix>-<id>`, then a number after it.
 */
export function giveIds(
  keys: readonly string[],
  known: ReadonlyMap<string, string>,
  taken: ReadonlyMap<string, string>,
  prefix: string,
): { ids: ReadonlyMap<string, string>; clashes: readonly Clash[] } {
  const owners = new Map(taken);
  for (const [key, id] of known) owners.set(id, key);
  const ids = new Map<string, string>();
  const clashes: Clash[] = [];
  for (const key of keys) {
    const kept = known.get(key);
    if (kept !== undefined) {
      ids.set(key, kept);
      continue;
    }
    const wanted = idOfKey(key) || prefix;
    let id = wanted;
    for (let count = 1; owners.has(id); count++) id = `${prefix}-${wanted}${count === 1 ? '' : `-${count}`}`;
    if (id !== wanted) clashes.push({ key, id, taken: wanted, by: owners.get(wanted) ?? '' });
    owners.set(id, key);
    ids.set(key, id);
  }
  return { ids, clashes };
}

/** Words that are written otherwise than in small letters, wherever they stand. */
const spelt: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'API',
      'CPU',
      'CSS',
      'CSV',
      'DNS',
      'GPU',
      'GUI',
      'HTML',
      'HTTP',
      'HTTPS',
      'ID',
      'IDE',
      'IP',
      'JSON',
      'JVM',
      'LTS',
    ],
    ...['OS', 'PDF', 'RAM', 'SDK', 'SQL', 'SSD', 'TLS', 'UI', 'URL', 'USB', 'UTC', 'VPN', 'XML', 'iOS', 'macOS'],
  ].map((word): [string, string] => [word.toLowerCase(), word]),
);

const lastPart = (key: string): string[] => {
  const parts = key.split(/[.[\]/]+/).map(wordsOf);
  return parts.findLast((words) => words.length > 0) ?? [];
};

/**
 * The last part of a key as words within a sentence, `search.default_engine` → default engine, `osVersion` → OS
 * version; the key itself where it has none.
 */
export const termOfKey = (key: string): string =>
  lastPart(key)
    .map((word) => spelt.get(word) ?? word)
    .join(' ') || key;

/** The last part of a key in words, `search.default_engine` → Default engine; the key itself where it has none. */
export function titleOfKey(key: string): string {
  const [first] = lastPart(key);
  const term = termOfKey(key);
  return first === undefined || spelt.has(first) ? term : term.slice(0, 1).toUpperCase() + term.slice(1);
}

/** What stands before the last part of a key: `search.default_engine` → search; empty for a key of one part. */
const pathOfKey = (key: string): string =>
  key
    .split(/[.[\]/]+/)
    .filter((part) => wordsOf(part).length > 0)
    .slice(0, -1)
    .join('.');

/** Titles by key: that of the source or the last part of a key, and what stands before it where two would be alike. */
export function titlesOfKeys(
  fields: readonly { readonly key: string; readonly title?: string | undefined }[],
): ReadonlyMap<string, string> {
  const alike = Map.groupBy(fields, ({ key, title }) => title ?? titleOfKey(key));
  return new Map(
    [...alike].flatMap(([title, list]) =>
      list.map(({ key }): [string, string] => {
        const path = pathOfKey(key);
        return [key, list.length === 1 || path === '' ? title : `${title} (${path})`];
      }),
    ),
  );
}
