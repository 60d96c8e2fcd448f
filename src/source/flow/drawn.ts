import { suggest } from '../../problems/suggest.ts';
import type { Flow } from '../../schema/content/security.ts';
import type { Entry, Site } from '../site.ts';

/** The way of the data, as a posture draws it. */
export interface Drawn {
  readonly entry: Entry<unknown>;
  readonly flow: Flow;
}

export const drawnIn = ({ security }: Pick<Site['content'], 'security'>): Drawn[] =>
  security.flatMap((entry) =>
    entry.data.kind === 'posture' && entry.data.flow ? [{ entry, flow: entry.data.flow }] : [],
  );

/** A fix for a name that is none of `names`: the one that was meant, where that is plain, or another way out. */
export function nameOr(name: string, names: readonly string[], otherwise: string): string {
  const near = suggest(name, names) ?? (names.length === 1 ? names[0] : undefined);
  return near === undefined ? otherwise : `write  ${near}  or ${otherwise}`;
}
