/** The same things once each, by their name where one is given, in the order in which they come first. */
export function once<T>(all: readonly T[], nameOf: (one: T) => unknown = (one) => one): T[] {
  const named = new Map<unknown, T>();
  for (const one of all) if (!named.has(nameOf(one))) named.set(nameOf(one), one);
  return [...named.values()];
}
