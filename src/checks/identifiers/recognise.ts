import type { Certainty, IdentifierKind } from './kind.ts';
import { hostKinds } from './host-kinds.ts';
import { labelKinds } from './label-kinds.ts';
import { nameKinds } from './name-kinds.ts';
import { networkKinds } from './network-kinds.ts';
import { numberKinds } from './number-kinds.ts';
import { secretKinds } from './secret-kinds.ts';
import { textKinds } from './text-kinds.ts';

/** Every kind of value that is looked for. */
export const identifierKinds: readonly IdentifierKind[] = [
  ...networkKinds,
  ...numberKinds,
  ...secretKinds,
  ...nameKinds,
  ...labelKinds,
  ...hostKinds,
  ...textKinds,
];

const expressions = new Map(identifierKinds.map((kind) => [kind.id, new RegExp(kind.pattern, 'gu')]));

export interface Recognised {
  readonly kind: IdentifierKind;
  readonly certainty: Exclude<Certainty, 'none'>;
}

function judgeKind(kind: IdentifierKind, value: string, column: string): Certainty {
  let found: Certainty = 'none';
  for (const match of value.matchAll(expressions.get(kind.id) ?? /$^/g)) {
    const end = match.index + match[0].length;
    const certainty = kind.judge(match[0], {
      before: value.slice(Math.max(0, match.index - 2), match.index),
      after: value.slice(end, end + 2),
      column,
      label: value,
    });
    if (certainty === 'certain') return 'certain';
    if (certainty === 'undecidable') found = 'undecidable';
  }
  return found;
}

/** All that a value of a column could be, certain kinds first; empty for a harmless value. */
export function recognise(value: string, column: string): Recognised[] {
  const found: Recognised[] = [];
  for (const kind of identifierKinds) {
    const certainty = judgeKind(kind, value, column);
    if (certainty !== 'none') found.push({ kind, certainty });
  }
  const isCertain = ({ certainty }: Recognised) => certainty === 'certain';
  return [...found.filter(isCertain), ...found.filter((one) => !isCertain(one))];
}

/**
 * RE2 of which one matches every value of which `recognise` could say anything. Not one pattern: RE2 takes one of that
 * size a hundred times as long as all of them one after another, for it no longer fits into its table of states.
 */
export const suspectPatterns: readonly string[] = identifierKinds.map(({ hint, pattern }) => hint ?? pattern);
