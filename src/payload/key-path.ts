/** The names by which a value of a report is found. */
export interface PartNames {
  /** Names from the outermost object to the value, joined by dots; `[]` after the name of a list that is opened. */
  readonly key: string;
  /** Like `key`, with `\.` for a dot that stands in a name itself. */
  readonly exact: string;
  /** Like `key`, with the place in each list, from 0: `events[2].name`. */
  readonly path: string;
  /** The steps to the value within the report. */
  readonly steps: readonly (string | number)[];
}

/** A name as one step of a path: its own dots are escaped. */
export const escapeName = (name: string): string => name.replaceAll('.', '\\.');

/** A path without escapes, as it is looked up: `a\.b` and `a.b` are one place of a report or another. */
export const plainKey = (key: string): string => key.replaceAll('\\.', '.');

/** The names in a path, in order, with whether each is a list that is opened: `a[].b\.c` is `a` (a list) and `b.c`. */
export function stepsOfKey(key: string): { readonly name: string; readonly isList: boolean }[] {
  return key.split(/(?<!\\)\./).map((step) => {
    const isList = step.endsWith('[]');
    return { name: plainKey(isList ? step.slice(0, -2) : step), isList };
  });
}

/** The paths of everything in which a path stands, the outermost first: of `a.b[].c`, `a`, `a.b` and `a.b[]`. */
export const pathsAbove = (key: string): string[] => {
  const above = [...key.matchAll(/\[\]|(?<!\\)\./g)].map(({ index }) => key.slice(0, index));
  return [...new Set(above)];
};

/**
 * What is known of the names of a value: a field is there and takes the value whole, fields are below (perhaps beside
 * one for the whole: then each part is held to its own), or neither.
 */
export type KnownNames = 'field' | 'above' | undefined;
export type KnowsNames = (names: Pick<PartNames, 'key' | 'exact'>) => KnownNames;

/** Keys of fields, found by the names of a value. A key whose dots are escaped takes a name with dots alone. */
export class KeyIndex<T> {
  readonly #byKey: ReadonlyMap<string, T>;
  readonly #above = new Set<string>();

  constructor(entries: Iterable<readonly [key: string, T]>) {
    this.#byKey = new Map(entries);
    for (const key of this.#byKey.keys()) for (const above of pathsAbove(key)) this.#above.add(above);
  }

  find({ key, exact }: Pick<PartNames, 'key' | 'exact'>): T | undefined {
    return this.#byKey.get(exact) ?? this.#byKey.get(key);
  }

  knows({ key, exact }: Pick<PartNames, 'key' | 'exact'>): KnownNames {
    if (this.#above.has(exact) || this.#above.has(key)) return 'above';
    return this.#byKey.has(exact) || this.#byKey.has(key) ? 'field' : undefined;
  }
}

/**
 * A report that has each value in the place that its key names; empty for no values. Of a value whose parts are given
 * too, the parts are taken.
 */
export function reportFrom(values: readonly { readonly key: string; readonly example: unknown }[]) {
  const report: Record<string, unknown> = {};
  const index = new KeyIndex(values.map(({ key, example }) => [key, example]));
  for (const { key, example } of values) if (index.knows({ key, exact: key }) === 'field') putAt(report, key, example);
  return report;
}

/** A value put in its place by a path, within `report`, which is changed; lists that are opened get one entry. */
export function putAt(report: Record<string, unknown>, key: string, value: unknown): void {
  const names = stepsOfKey(key);
  let here = report;
  names.forEach(({ name, isList }, index) => {
    if (index === names.length - 1) {
      here[name] = isList ? [value] : value;
      return;
    }
    const there = isList ? (here[name] as unknown[] | undefined)?.[0] : here[name];
    const next = typeof there === 'object' && there !== null ? (there as Record<string, unknown>) : {};
    here[name] = isList ? [next] : next;
    here = next;
  });
}
