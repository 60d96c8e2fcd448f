import { composed, ledger } from '../budget/ledger.ts';
import type { CheckInput } from '../check-input.ts';
import type { ReportFacts } from '../../schema/content/record.ts';
import type { PeriodSpan } from './period-span.ts';
import { totalOf } from './total-of.ts';

/** What the releases of a period spent; undefined where none spent anything. */
export function budgetFacts(input: CheckInput, { within, touches }: PeriodSpan): ReportFacts['budget'] {
  const spent = ledger(input).filter((row) => touches(row.period) || (row.period === undefined && within(row.date)));
  const last = spent.at(-1);
  if (!last) return undefined;
  const { budget } = input.site;
  const { epsilon, rho } = composed(spent);
  return {
    unit: budget?.unit ?? last.unit,
    releases: new Set(spent.map(({ release }) => release)).size,
    epsilon: totalOf([epsilon]),
    ...(rho > 0 ? { rho: totalOf([rho]) } : {}),
    ...(budget && Number.isFinite(last.spentEpsilon)
      ? { window: budget.window, windowEpsilon: last.spentEpsilon }
      : {}),
    ...(last.limitEpsilon === undefined ? {} : { limit: last.limitEpsilon }),
  };
}
