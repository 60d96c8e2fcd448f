import { recognise } from '../../../src/checks/identifiers/recognise.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

const found = (value: string) => recognise(value, 'label').map(({ kind, certainty }) => `${kind.id} ${certainty}`);

/** Strings that are identifiers of a kind, strings that are none, and strings of which nobody can tell. */
export function tryIdentifiers({ identifiers }: Pick<Vectors, 'identifiers'>): Trial[] {
  return [
    ...Object.entries(identifiers.hits).flatMap(([kind, values]) =>
      values.map((value) => ({
        name: `${kind}: ${value}`,
        got: found(value).includes(`${kind} certain`),
        want: true,
      })),
    ),
    ...identifiers.misses.map((value) => ({ name: `no identifier: ${value}`, got: found(value), want: [] })),
    ...Object.entries(identifiers.undecidable).map(([value, kind]) => ({
      name: `undecidable: ${value}`,
      got: found(value),
      want: [`${kind} undecidable`],
    })),
  ];
}
