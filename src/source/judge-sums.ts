import type { Position, Problem } from '../problems/problem.ts';
import { wholeOf } from '../schema/added-up.ts';
import type { ResourceDescriptor } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { periodColumnsOf } from '../schema/period-columns.ts';
import type { Path } from './located.ts';

interface Declared {
  readonly resource: ResourceDescriptor;
  readonly privacy: PrivacyBlock;
  /** The place of a key of the privacy block. */
  readonly at: (path: Path) => Position;
}

/** A column that overlaps must tell rows apart, and can be neither the period nor what is counted. */
function judgeOverlapping({ resource, privacy, at }: Declared): Problem[] {
  const key = [resource.schema.primaryKey].flat();
  const choices = key.filter((name) => !periodColumnsOf(privacy).includes(name));
  return (privacy.overlapping ?? []).flatMap((column, index): Problem[] =>
    choices.includes(column)
      ? []
      : [
          {
            code: 'reference/conflict',
            ...at(['overlapping', index]),
            message: `"${column}" is said to overlap, but only columns of the key besides the period tell rows of one contributor apart.`,
            fix:
              choices.length === 0
                ? 'remove  "overlapping"'
                : `write one of ${choices.map((name) => `"${name}"`).join(', ')}`,
          },
        ],
  );
}

/** A margin whose parts are said to add up, over a column of which they cannot. */
function judgeMargins({ privacy, at }: Declared): Problem[] {
  return (privacy.margins ?? []).flatMap((margin, index): Problem[] =>
    'column' in margin && margin.additive === true && privacy.overlapping?.includes(margin.column)
      ? [
          {
            code: 'reference/conflict',
            ...at(['margins', index, 'additive']),
            message: `The rows of "${margin.column}" overlap, so its parts do not add up to "${margin.total}", as this margin says.`,
            fix: `remove  "additive": true  here, or "${margin.column}" from "overlapping"`,
          },
        ]
      : [],
  );
}

/** A column of shares must hold numbers, be declared once, and count nobody itself. */
function judgeShares({ resource, privacy, at }: Declared): Problem[] {
  const shares = privacy.shares ?? [];
  const counts = [privacy.contributors, ...(privacy.counts ?? [])];
  return shares.flatMap(({ column, unit }, index): Problem[] => {
    const place = at(['shares', index, 'column']);
    const described = resource.schema.fields.find(({ name }) => name === column);
    const ratio = privacy.ratios?.find((one) => one.ratio === column);
    const told = (message: string, fix: string): Problem[] => [{ code: 'reference/conflict', ...place, message, fix }];
    if (described && described.type !== 'number' && described.type !== 'integer')
      return told(`"${column}" holds shares, but its type is ${described.type}.`, 'write  "type": "number"');
    if (shares.findIndex((one) => one.column === column) < index)
      return told(`"${column}" is declared as a share twice.`, 'remove one of the two');
    if (counts.includes(column))
      return told(
        `"${column}" is said to hold shares and to count contributors.`,
        `remove it from "shares", or from "contributors" and "counts"`,
      );
    const scale = wholeOf({ unit });
    if (ratio && (ratio.scale ?? 1) !== scale)
      return told(
        `"${column}" is a share in ${unit === 'percent' ? 'percent' : 'fractions of 1'}, but "ratios" gives it the scale ${ratio.scale ?? 1}.`,
        `write  "scale": ${scale}  there, or leave the ratio out: "of" says the same`,
      );
    return [];
  });
}

/** Problems of what a descriptor says may be added up, and may not. */
export const judgeSums = (declared: Declared): Problem[] => [
  ...judgeOverlapping(declared),
  ...judgeMargins(declared),
  ...judgeShares(declared),
];
