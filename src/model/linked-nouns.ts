import { type kinds, kindOf } from '../schema/kinds.ts';
import { type Kind, kindNames, nouns } from '../schema/nouns.ts';

type KindNoun = {
  [K in Kind]: (typeof kinds)[K]['shown'] extends { readonly linked: number } ? (typeof nouns)[K] : never;
}[Kind];

/** What pages link with each other: entries of most kinds, datasets and their columns. */
export type LinkedNoun = KindNoun | 'dataset' | 'column';

/** The order in which a page names the things it is linked with. */
export const linkedNouns: readonly LinkedNoun[] = [
  ...kindNames.flatMap((kind) => {
    const { shown } = kindOf(kind);
    return shown?.linked === undefined ? [] : [{ noun: nouns[kind] as KindNoun, place: shown.linked }];
  }),
  { noun: 'column' as const, place: 3 },
  { noun: 'dataset' as const, place: 4 },
]
  .sort((a, b) => a.place - b.place)
  .map(({ noun }) => noun);
