import type { CheckTable } from '../check-input.ts';
import type { ResultRow } from '../result-rows.ts';
import type { Comparison, GapKind } from './comparison.ts';

/** What a finding says of one gap. */
export interface GapWords {
  readonly status: 'fail' | 'review';
  readonly message: string;
  readonly observed: string;
  readonly allowed: string;
  readonly fix: string;
}

/** Two published numbers that do not fit each other. */
interface Gap {
  readonly table: CheckTable;
  readonly other: CheckTable;
  /** The number of the total, or the larger of two for the same row. */
  readonly larger: string;
  readonly smaller: string;
  /** The difference: one number, or a range where rounding blurs it. */
  readonly difference: string;
  /** How many parts of the total are hidden. */
  readonly hidden: number;
  /** The other table, or the file of the other release. */
  readonly elsewhere: string;
  /** The k that both tables keep to. */
  readonly k: number;
  /** The one of the two files that was withdrawn for the other. */
  readonly withdrawn?: string;
}

const digits = (value: unknown) => String(Math.round(Number(value) * 1e6) / 1e6);

function differenceIn({ larger, smaller, slack }: ResultRow): string {
  const gap = Number(larger) - Number(smaller);
  return Number(slack) === 0 ? digits(gap) : `${digits(gap - Number(slack))} to ${digits(gap + Number(slack))}`;
}

function readGap(row: ResultRow, table: CheckTable, { other }: Comparison): Gap {
  return {
    table,
    other,
    larger: digits(row['larger']),
    smaller: digits(row['smaller']),
    difference: differenceIn(row),
    hidden: Number(row['hidden']),
    elsewhere: String(row['other']),
    k: Math.max(table.privacy.minimumCount, other.privacy.minimumCount),
    ...withdrawnOf([String(row['file']), String(row['other'])], table),
  };
}

/** Which of two files took the place of the other, as far as the log says so. */
function withdrawnOf(paths: readonly string[], { files }: CheckTable): Pick<Gap, 'withdrawn'> {
  const found = files.find(({ path, replacedBy }) => replacedBy !== undefined && paths.includes(path));
  return found ? { withdrawn: found.path } : {};
}

/** Whoever corrects a file can still hide a number in the new one, or take the old one away. */
const takeAway = ({ withdrawn }: Gap) =>
  withdrawn === undefined ? '' : `, or take data/${withdrawn} away: its hash stays in the log`;

const partsOf = ({ table, other }: Gap) => (other === table ? 'its published parts' : `the rows of ${other.table}`);
const differs = ({ difference, k }: Gap) => ({
  observed: `a difference of ${difference}`,
  allowed: `0, or ${k} or more`,
});

/** Whom the total counts and no published part does. */
function describeRest({ hidden, difference }: Gap): string {
  if (hidden === 0) return `${difference} contributors are in the total and in none of the parts`;
  return `${hidden === 1 ? 'the hidden part counts' : `the ${hidden} hidden parts together count`} ${difference}`;
}

const words: Readonly<Record<GapKind, (gap: Gap) => GapWords>> = {
  rest: (gap) => ({
    status: 'fail',
    message: `The total is ${gap.larger} and ${partsOf(gap)} add up to ${gap.smaller}: ${describeRest(gap)}, fewer than ${gap.k}.`,
    ...differs(gap),
    fix:
      gap.hidden > 0
        ? 'hide one more part, so that what is hidden adds up to more'
        : 'publish the total over the published parts only, or hide one of the parts too',
  }),
  part: (gap) => ({
    status: 'fail',
    message: `The total is ${gap.larger} and this part of it is ${gap.smaller}: ${gap.difference} contributors are in the total and not in the part, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: 'hide the part or the total',
  }),
  tables: (gap) => ({
    status: 'review',
    message: `${gap.table.table} and ${gap.elsewhere} say ${gap.larger} and ${gap.smaller} for the same row. If both count the same contributors, a group of ${gap.difference} stands between them, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: `declare how the two tables hang together: "margins": [{ "of": "${gap.other.resource}", "by": […] }]`,
  }),
  restated: (gap) => ({
    status: 'fail',
    message: `Two releases differ by ${gap.difference} for the same row (${gap.smaller} and ${gap.larger}; the earlier one in ${gap.elsewhere}): that is a group of fewer than ${gap.k}.`,
    ...differs(gap),
    fix: `leave the number as it was released${takeAway(gap)}`,
  }),
  'maybe-rest': (gap) => ({
    status: 'review',
    message: `The number that reads like a total is ${gap.larger}, and what reads like its parts adds up to ${gap.smaller}: ${describeRest(gap)}, fewer than ${gap.k}, if it is their total.`,
    ...differs(gap),
    fix: 'declare the total and its parts, then hide one more part, or publish the total over the published parts only',
  }),
  outside: (gap) => ({
    status: 'fail',
    message: `"${gap.elsewhere}" is ${gap.smaller} of ${gap.larger}: ${gap.larger} − ${gap.smaller} = ${gap.difference} are counted in the one and not in the other, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: 'hide one of the two numbers in this row',
  }),
  'maybe-outside': (gap) => ({
    status: 'review',
    message: `By its name "${gap.elsewhere}" counts some of these: ${gap.larger} − ${gap.smaller} = ${gap.difference} are then not among them, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: `hide one of the two numbers, and declare it:  "columns": [{ "within": "…", "of": ["${gap.elsewhere}"] }]  or, if it is not so,  "columns": [{ "apart": ["${gap.elsewhere}"] }]`,
  }),
  'too-large': (gap) => ({
    status: 'review',
    message: `"${gap.elsewhere}" is ${gap.smaller}, yet the number it is declared to lie within is ${gap.larger}: one of the two is wrong, so what a subtraction reveals cannot be judged.`,
    observed: gap.smaller,
    allowed: `at most ${gap.larger}`,
    fix: 'correct the number, or what "columns" declares',
  }),
  grown: (gap) => ({
    status: 'review',
    message: `Here it is ${gap.larger}, in ${gap.elsewhere} it was ${gap.smaller}, and it never falls: ${gap.larger} − ${gap.smaller} = ${gap.difference} came in between, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: 'publish the number in coarser steps, or in fewer periods',
  }),
  split: (gap) => ({
    status: 'review',
    message: `The total is ${gap.larger}, and its parts here and in ${gap.elsewhere} add up to ${gap.smaller}. If both tables count the same contributors, ${describeRest(gap)}, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: 'hide one more part in one of the two tables, or publish the total over the published parts only',
  }),
  'maybe-periods': (gap) => ({
    status: 'review',
    message: `The number of this period is ${gap.larger}, and those of the shorter periods in it (in ${gap.elsewhere}) add up to ${gap.smaller}. If nobody is counted in several of them, ${describeRest(gap)}, fewer than ${gap.k}.`,
    ...differs(gap),
    fix: 'hide one more of the shorter periods, or leave out the longer one',
  }),
  excess: (gap) => ({
    status: 'review',
    message: `The total is ${gap.larger}, yet ${partsOf(gap)} reach ${gap.smaller}. Either one contributor is in several parts, or a number is wrong; what a subtraction reveals cannot be judged.`,
    observed: `${gap.smaller} in the parts`,
    allowed: `at most ${gap.larger}`,
    fix: 'correct the number, or write "additive": false in the margin',
  }),
  above: (gap) => ({
    status: 'review',
    message: `The total is ${gap.larger}, yet this part of it is ${gap.smaller}. One contributor can be in several parts, but nobody is in a part and not in the total: one of the two numbers is wrong.`,
    observed: gap.smaller,
    allowed: `at most ${gap.larger}`,
    fix: 'correct the part or the total',
  }),
  missing: (gap) => ({
    status: 'review',
    message: `The total is ${gap.larger} and ${partsOf(gap)} add up to ${gap.smaller}, with none of them hidden: ${gap.difference} contributors are in the total and in no part.`,
    observed: `a difference of ${gap.difference}`,
    allowed: '0',
    fix: 'publish the missing part, correct the number, or write "additive": false in the margin',
  }),
  uncovered: (gap) => ({
    // Both files of a correction can be had, so the hiding is undone at once.
    status: gap.withdrawn === undefined ? 'review' : 'fail',
    message: `The number is hidden in ${gap.elsewhere} and printed as ${gap.larger} here. Where nothing else changed, that undoes the hiding, also of the numbers hidden beside it.`,
    observed: `${gap.larger} in one release, hidden in another`,
    allowed: 'hidden in both, or printed in both',
    fix: `hide the number in both${takeAway(gap)}`,
  }),
  withdrawn: (gap) => ({
    status: 'review',
    message: `The row is published here as ${gap.larger}, and ${gap.elsewhere}, which speaks of the same period, leaves it out. A reader can tell that it fell below ${gap.k} or was taken back.`,
    observed: `published, then left out of ${gap.elsewhere}`,
    allowed: 'a row once released stays as it is',
    fix: 'publish the row again as it was',
  }),
};

/** The words for one row of a comparison of a table. */
export function gapWords(row: ResultRow, table: CheckTable, comparison: Comparison): GapWords {
  return words[row['kind'] as GapKind](readGap(row, table, comparison));
}
