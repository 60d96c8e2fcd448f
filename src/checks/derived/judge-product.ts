import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { placeOf } from '../located-row.ts';
import type { ResultRow } from '../result-rows.ts';

type Words = Pick<Finding, 'status' | 'message' | 'observed' | 'fix'>;

const leaveOut = 'leave the ratio out of this row, or put the row together with others';

/** What a finding says, by its kind; the numbers as they are written. */
const words: Readonly<Record<string, (text: (name: string) => string, k: number) => Words>> = {
  part: (text) => ({
    status: 'fail',
    observed: text('count'),
    message: `"${text('column')}" ${text('share')} of ${text('denominator')} ${text('whole')} comes to ${text('count')}: the ratio tells a count that is too small to be published.`,
    fix: leaveOut,
  }),
  maybe: (text, k) => ({
    status: 'review',
    observed: `${text('low')} to ${text('high')}`,
    message: `"${text('column')}" ${text('share')} of ${text('denominator')} ${text('whole')} stands for ${text('low')} to ${text('high')}, most likely ${text('count')}: it may be fewer than ${k}.`,
    fix: leaveOut,
  }),
  supposed: (text) => ({
    status: 'review',
    observed: text('count'),
    message: `If "${text('column')}" is a share of ${text('denominator')}, ${text('share')} of ${text('whole')} comes to ${text('count')}: a count that is too small to be published.`,
    fix: 'leave the ratio out of this row, or say in "shares" what it is a share of',
  }),
  rest: (text) => ({
    status: 'review',
    observed: text('rest'),
    message: `"${text('column')}" ${text('share')} of ${text('denominator')} ${text('whole')} leaves ${text('rest')}: the ratio tells how few are not counted in it.`,
    fix: 'leave the ratio out of this row, or publish it in coarser steps',
  }),
  impossible: (text) => ({
    status: 'fail',
    observed: text('share'),
    message: `"${text('column')}" ${text('share')} of ${text('denominator')} ${text('whole')} would come to ${text('count')}: no share is more than all of it. Read as percent, it is ${String(Math.round((Number(text('share')) * Number(text('whole'))) / 100))}.`,
    fix: 'correct the number, or write  "scale": 100  in "ratios" (for a share  "unit": "percent") if it is written in percent',
  }),
  whole: (text) => ({
    status: 'fail',
    observed: `exactly ${text('low')}`,
    message: `The number is hidden, but "${text('count')}" ${text('whole')} divided by "${text('denominator')}" ${text('share')} is ${text('low')}.`,
    fix: 'hide the ratio or the count in this row too',
  }),
  'whole-range': (text) => ({
    status: 'review',
    observed: `${text('low')} to ${text('high')}`,
    message: `The number is hidden, but "${text('count')}" ${text('whole')} divided by "${text('denominator')}" ${text('share')} leaves only ${text('low')} to ${text('high')}.`,
    fix: 'hide the ratio or the count in this row too',
  }),
  hidden: (text) => ({ ...words['hidden-range']!(text, 0), status: 'fail' }),
  'hidden-range': (text) => {
    const [low, high] = [text('low'), text('high')];
    const left = low === high ? low : `${low} to ${high}`;
    return {
      status: 'review',
      observed: low === high ? `exactly ${low}` : left,
      message: `The share is hidden, but of ${text('denominator')} ${text('whole')} the ${text('share')} others leave ${left}, for all shares together are the whole.`,
      fix: 'hide one more share of the same whole',
    };
  },
  'hidden-supposed': (text) => {
    const found = words['hidden-range']!(text, 0);
    return { ...found, message: found.message.replace('for all shares', 'if all shares') };
  },
};

/** The finding for one row of the queries about products. */
export function judgeProduct(table: CheckTable, row: ResultRow): Finding {
  const k = table.privacy.minimumCount;
  const text = (name: string) => String(row[name]).replace(/\.0$/, '');
  const said = words[String(row['kind'])]!(text, k);
  return {
    check: 'derived',
    ...placeOf(table, row),
    column: text('column'),
    allowed: row['kind'] === 'impossible' ? 'at most the whole' : `0, or ${k} or more`,
    ...said,
  };
}
