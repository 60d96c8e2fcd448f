import type { Table } from '../../engine/engine.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { placeOf } from '../located-row.ts';
import { type ResultRow, rowsOf } from '../result-rows.ts';
import type { Comparison, GapKind } from './comparison.ts';

const digits = (value: unknown) => String(Math.round(Number(value) * 1e6) / 1e6);

/** How large the gap is, in words: one number, or a range where rounding blurs it. */
function gapIn({ larger, smaller, slack }: ResultRow): string {
  const gap = Number(larger) - Number(smaller);
  return Number(slack) === 0 ? digits(gap) : `${digits(gap - Number(slack))} to ${digits(gap + Number(slack))}`;
}

interface Words {
  readonly status: 'fail' | 'review';
  readonly message: string;
  readonly observed: string;
  readonly allowed: string;
  readonly fix: string;
}

function wordsFor(row: ResultRow, table: CheckTable, { other }: Comparison): Words {
  const [larger, smaller, gap] = [digits(row['larger']), digits(row['smaller']), gapIn(row)];
  const k = Math.max(table.privacy.minimumCount, other.privacy.minimumCount);
  const parts = other === table ? 'its published parts' : `the rows of ${other.table}`;
  const allowed = `0, or ${k} or more`;
  const kind = row['kind'] as GapKind;
  switch (kind) {
    case 'rest': {
      const hidden = Number(row['hidden']);
      const who =
        hidden === 0
          ? `${gap} contributors are in the total and in none of the parts`
          : `${hidden === 1 ? 'the hidden part counts' : `the ${hidden} hidden parts together count`} ${gap}`;
      return {
        status: 'fail',
        message: `The total is ${larger} and ${parts} add up to ${smaller}: ${who}, fewer than ${k}.`,
        observed: `a difference of ${gap}`,
        allowed,
        fix:
          hidden > 0
            ? 'hide one more part, so that what is hidden adds up to more'
            : 'publish the total over the published parts only, or hide one of the parts too',
      };
    }
    case 'part':
      return {
        status: 'fail',
        message: `The total is ${larger} and this part of it is ${smaller}: ${gap} contributors are in the total and not in the part, fewer than ${k}.`,
        observed: `a difference of ${gap}`,
        allowed,
        fix: 'hide the part or the total',
      };
    case 'tables':
      return {
        status: 'review',
        message: `${table.table} and ${String(row['other'])} say ${larger} and ${smaller} for the same row. If both count the same contributors, a group of ${gap} stands between them, fewer than ${k}.`,
        observed: `a difference of ${gap}`,
        allowed,
        fix: `declare how the two tables hang together: "margins": [{ "of": "${other.resource}", "by": […] }]`,
      };
    case 'restated':
      return {
        status: 'fail',
        message: `Two releases differ by ${gap} for the same row (${smaller} and ${larger}; the earlier one in ${String(row['other'])}): that is a group of fewer than ${k}.`,
        observed: `a difference of ${gap}`,
        allowed,
        fix: 'leave the number as it was released',
      };
    case 'excess':
      return {
        status: 'review',
        message: `The total is ${larger}, yet ${other === table ? 'its published parts reach' : `${parts} reach`} ${smaller}. Either one contributor is in several parts, or a number is wrong; what a subtraction reveals cannot be judged.`,
        observed: `${smaller} in the parts`,
        allowed: `at most ${larger}`,
        fix: 'correct the number, or write "additive": false in the margin',
      };
    case 'missing':
      return {
        status: 'review',
        message: `The total is ${larger} and ${parts} add up to ${smaller}, with none of them hidden: ${gap} contributors are in the total and in no part.`,
        observed: `a difference of ${gap}`,
        allowed: '0',
        fix: 'publish the missing part, correct the number, or write "additive": false in the margin',
      };
    case 'uncovered':
      return {
        status: 'review',
        message: `The number is hidden in ${String(row['other'])} and printed as ${larger} here. Where nothing else changed, that undoes the hiding, also of the numbers hidden beside it.`,
        observed: `${larger} in one release, hidden in another`,
        allowed: 'hidden in both, or printed in both',
        fix: 'hide the number here too',
      };
    case 'withdrawn':
      return {
        status: 'review',
        message: `The row is published here as ${larger}, and ${String(row['other'])}, which speaks of the same period, leaves it out. A reader can tell that it fell below ${k} or was taken back.`,
        observed: `published, then left out of ${String(row['other'])}`,
        allowed: 'a row once released stays as it is',
        fix: 'publish the row again as it was',
      };
  }
}

/** The findings of one comparison, and how many there are in all. */
export function judgeGaps(
  table: CheckTable,
  comparison: Comparison,
  result: Table | undefined,
): { findings: Finding[]; count: number } {
  const rows = rowsOf(result);
  const kinds = new Map(rows.map((row) => [row['kind'], Number(row['kinds'])]));
  // A part's own row stands in the other table where the two are linked.
  const home = (row: ResultRow) => (row['kind'] === 'part' ? comparison.other : table);
  return {
    findings: rows.map((row): Finding => ({
      check: 'differencing',
      ...placeOf(home(row), row),
      column: comparison.column,
      ...wordsFor(row, table, comparison),
    })),
    count: [...kinds.values()].reduce((sum, kind) => sum + kind, 0),
  };
}
