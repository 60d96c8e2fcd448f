import { recognise } from '../../../checks/identifiers/recognise.ts';
import type { Unmapped } from '../imported.ts';
import { inferType } from './infer-type.ts';
import type { SeenPart } from './seen-part.ts';

/** From how many keys of one type on an object is taken for a table whose keys are values themselves. */
const openFrom = 100;

/** The objects that a key stands in, outermost first: `a`, `a.b` of `a.b.c`. */
const outerOf = (key: string): string[] => [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index));

/** The objects with so many keys of one type that their names seem to be values; only the outermost of each. */
function openObjects(parts: readonly SeenPart[]): Set<string> {
  const inside = new Map<string, Map<string, unknown>>();
  for (const { key, value } of parts)
    for (const outer of outerOf(key)) {
      const name = key.slice(outer.length + 1).split('.')[0] ?? '';
      const known = inside.get(outer) ?? new Map<string, unknown>();
      // A key that is an object itself is of that type.
      known.set(name, key.slice(outer.length + 1) === name ? value : {});
      inside.set(outer, known);
    }
  const isOpen = (names: ReadonlyMap<string, unknown>) =>
    names.size >= openFrom && inferType([...names.values()].filter((value) => value !== null)) !== undefined;
  return new Set([...inside].filter(([, names]) => isOpen(names)).map(([outer]) => outer));
}

const isIdentifier = (name: string, key: string) =>
  recognise(name, key).some(({ certainty }) => certainty === 'certain');

/** The innermost object in which the rest of a key is the identifier of somebody; '' where the whole key is. */
function namedBySomebody(key: string): string | undefined {
  if (!isIdentifier(key, key)) return undefined;
  return outerOf(key).findLast((outer) => isIdentifier(key.slice(outer.length + 1), outer)) ?? '';
}

/**
 * Makes one value of an object whose keys are no fields but values: a hundred of them or more of one type, such as the
 * names of plugins, or one that is the identifier of somebody. All others are left as they are.
 */
export function collapseOpenKeys(parts: readonly SeenPart[], unmapped: Unmapped[]): SeenPart[] {
  const open = openObjects(parts);
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const many = outerOf(part.key).find((key) => open.has(key));
    const outer = many ?? namedBySomebody(part.key);
    if (outer === undefined) return part;
    const reason = many
      ? `There are ${openFrom} or more, all of one type: they seem to be values themselves. Taken as an object.`
      : 'One of them is the identifier of somebody. Do not send it.';
    if (!seen.has(outer))
      unmapped.push({ place: part.place, what: outer === '' ? 'a key' : `keys in "${outer}"`, reason });
    seen.add(outer);
    // Its value would spread the name.
    return outer === '' ? [] : { ...part, key: outer, value: {} };
  });
}
