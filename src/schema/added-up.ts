import type { PrivacyBlock } from './data/privacy.ts';

/** A table, as far as it says which of its numbers may be added up. */
interface Summable {
  readonly primaryKey: readonly string[];
  readonly privacy: Pick<PrivacyBlock, 'overlapping'>;
}
type Share = NonNullable<PrivacyBlock['shares']>[number];

/** Whether one contributor can be in several rows of a table that differ in a column. */
export const overlapsIn = ({ privacy }: Pick<Summable, 'privacy'>, column: string): boolean =>
  privacy.overlapping?.includes(column) ?? false;

/** The columns of a table's key in which its rows overlap, without `fixed`: over them no sum may be taken. */
export const overlappingBesides = ({ primaryKey, privacy }: Summable, fixed: readonly string[]): string[] =>
  primaryKey.filter((name) => overlapsIn({ privacy }, name) && !fixed.includes(name));

/** The declaration of a column of shares; undefined for one that holds none. */
export const shareIn = ({ shares }: Pick<PrivacyBlock, 'shares'>, column: string): Share | undefined =>
  shares?.find((share) => share.column === column);

/** The greatest value of a share: 1 of a fraction, 100 of a percentage. */
export const wholeOf = ({ unit }: Pick<Share, 'unit'>): number => (unit === 'percent' ? 100 : 1);
