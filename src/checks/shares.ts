import { shareIn, wholeOf } from '../schema/added-up.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { CheckColumn, CheckTable } from './check-input.ts';

type Ratio = NonNullable<PrivacyBlock['ratios']>[number];
type Share = NonNullable<PrivacyBlock['shares']>[number];

/** Every ratio that can be multiplied within a row: those declared as ratios, and shares of a column of the table. */
export function ratiosIn({ ratios = [], shares = [] }: Pick<PrivacyBlock, 'ratios' | 'shares'>): readonly Ratio[] {
  const declared = new Set(ratios.map(({ ratio }) => ratio));
  return [
    ...ratios,
    ...shares.flatMap((share): Ratio[] =>
      typeof share.of === 'string' && !declared.has(share.column)
        ? [{ ratio: share.column, denominator: share.of, scale: wholeOf(share) }]
        : [],
    ),
  ];
}

/** Shares whose whole stands in no column of their row, so that no check multiplies the two. */
export const sharesElsewhere = ({ shares = [] }: Pick<PrivacyBlock, 'shares'>): readonly Share[] =>
  shares.filter(({ of }) => typeof of !== 'string');

const tighter = (own: number | string | undefined, limit: number, choose: (a: number, b: number) => number) =>
  typeof own === 'number' ? choose(own, limit) : limit;

/** The columns of a table, those of shares with the bounds that every share keeps: no less than 0, no more than all. */
export function boundedColumns({ columns, privacy }: Pick<CheckTable, 'columns' | 'privacy'>): readonly CheckColumn[] {
  return columns.map((column): CheckColumn => {
    const share = shareIn(privacy, column.name);
    if (!share) return column;
    const { minimum, maximum } = column.constraints ?? {};
    return {
      ...column,
      constraints: {
        ...column.constraints,
        minimum: tighter(minimum, 0, Math.max),
        maximum: tighter(maximum, wholeOf(share), Math.min),
      },
    };
  });
}
