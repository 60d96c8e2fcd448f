import type { CheckTable } from '../check-input.ts';

/** The kind of period in a table, by the type of its column; `text` can hold several. */
function kindOf({ privacy, columns }: CheckTable): 'year' | 'quarter' | 'month' | 'text' | 'other' {
  const { period } = privacy;
  if (typeof period !== 'string') {
    if ('quarter' in period) return 'quarter';
    return 'month' in period ? 'month' : 'other';
  }
  const type = columns.find(({ name }) => name === period)?.type;
  if (type === 'yearmonth') return 'month';
  if (type === 'year') return 'year';
  return type === 'string' ? 'text' : 'other';
}

const rank = { month: 0, quarter: 1, year: 2 } as const;

/** Whether periods of one table can lie in those of another. */
export function canHold(whole: CheckTable, part: CheckTable): boolean {
  const [a, b] = [kindOf(whole), kindOf(part)];
  if (a === 'other' || b === 'other') return false;
  if (a === 'text' || b === 'text') return a !== 'month' && b !== 'year' && (whole !== part || a === 'text');
  return rank[a] > rank[b];
}
