import type { Kind } from './nouns.ts';

/** What front matter can name: an entry of a kind, or a dataset. */
export type Target = Kind | 'datasets';

/** A place of a file that names something else of the site. */
export interface Mention {
  /** Where in the front matter. */
  readonly path: readonly PropertyKey[];
  readonly target: Target;
  readonly id: string;
}

/** The mentions of a key that names one thing, or a list of things; none where the key is left out. */
export function mention(
  path: readonly PropertyKey[],
  target: Target,
  named: string | readonly string[] | undefined,
): Mention[] {
  if (named === undefined) return [];
  if (typeof named === 'string') return [{ path, target, id: named }];
  return named.map((id, index) => ({ path: [...path, index], target, id }));
}
