import type { Finding } from '../check.ts';
import type { CheckInput } from '../check-input.ts';
import type { LedgerRow } from './ledger.ts';
import { type NoisyTable, aboutNoise } from './noisy-table.ts';

/** From here on a loss is said to be large: of one release, and of a whole budget. */
const large = { release: 10, budget: 20 };

/**
 * How sure somebody can become who thought it as likely as not: e^ε / (1 + e^ε), from the odds that a loss of ε can
 * shift (Wasserman and Zhou 2010, Theorem 2.4; Kasiviswanathan and Smith 2014).
 */
function surest(epsilon: number): string {
  const doubt = 1 / (1 + Math.exp(epsilon));
  return doubt < 1e-6 ? 'all but certain' : `${String(Math.floor((1 - doubt) * 1e6) / 1e4)} % sure`;
}

const figure = (value: number) => String(Number(value.toPrecision(4)));

/** Advice where a declared loss or budget is so large that noise of this kind hides hardly anybody. */
export function judgeStrength(
  tables: readonly NoisyTable[],
  rows: readonly LedgerRow[],
  { site: { budget } }: CheckInput,
): Finding[] {
  const ofTables = tables.flatMap((noisy): Finding[] => {
    const own = rows.filter(({ table, dataset }) => table === noisy.table.table && dataset === noisy.table.dataset);
    const most = Math.max(0, ...own.map(({ epsilon = 0 }) => epsilon));
    if (most <= large.release) return [];
    return [
      {
        ...aboutNoise(noisy),
        status: 'review',
        message: `One release spends epsilon ${figure(most)}: somebody who thought it as likely as not that a person is in the data can be ${surest(most)} of it afterwards. That is hardly a protection.`,
        observed: `epsilon ${figure(most)}`,
        allowed: `${large.release} or less, better 1`,
        fix: 'add more noise, and declare the smaller loss',
      },
    ];
  });
  if (budget === undefined || budget.epsilon <= large.budget) return ofTables;
  return [
    ...ofTables,
    {
      check: 'budget',
      dataset: 'site',
      status: 'review',
      file: 'content/site.yaml',
      message: `The budget allows epsilon ${figure(budget.epsilon)}: somebody who thought it as likely as not that a person is in the data can be ${surest(budget.epsilon)} of it afterwards. A limit that large limits hardly anything.`,
      observed: `epsilon ${figure(budget.epsilon)}`,
      allowed: `${large.budget} or less`,
      fix: `epsilon: ${Math.max(1, Math.ceil(Math.max(0, ...rows.map(({ spentEpsilon }) => spentEpsilon).filter(Number.isFinite))))}  is enough for what was spent so far`,
    },
  ];
}
