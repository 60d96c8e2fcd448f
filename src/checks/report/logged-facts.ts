import { correctionsIn } from '../../log/corrections.ts';
import type { ReportFacts } from '../../schema/content/record.ts';
import { compareTexts } from '../../values/compare-texts.ts';
import type { Period } from '../../values/period.ts';
import type { CheckInput } from '../check-input.ts';
import { budgetFacts } from './budget-facts.ts';
import { type PeriodSpan, periodSpan } from './period-span.ts';
import { totalOf } from './total-of.ts';

/** What of a report's facts the log alone holds. */
export type LoggedFacts = Pick<ReportFacts, 'releases' | 'policies' | 'budget'>;

type LogEntries = CheckInput['log']['entries'];

/** The releases of a period's parts, by table. */
function releaseFacts(entries: LogEntries, { touches }: PeriodSpan): ReportFacts['releases'] {
  const corrections = correctionsIn(entries);
  const released = entries
    .filter((entry) => entry.type === 'release')
    .filter((entry) => touches(entry.period) && !corrections.has(entry.file));
  return [...Map.groupBy(released, ({ dataset, table }) => `${dataset}\n${table}`).values()]
    .map((own): ReportFacts['releases'][number] => ({
      dataset: own[0]?.dataset ?? '',
      table: own[0]?.table ?? '',
      released: Object.fromEntries(
        own.map(({ period, date }) => [period, date] as const).sort(([a], [b]) => compareTexts(a, b)),
      ),
      rows: totalOf(own.map(({ rows }) => rows)),
    }))
    .sort((a, b) => compareTexts(a.table, b.table));
}

function policyFacts(entries: LogEntries, { within }: PeriodSpan): ReportFacts['policies'] {
  return entries
    .filter((entry) => entry.type === 'policy')
    .filter(({ date }) => within(date))
    .map(({ category, version, notice, date }) => ({ category, version, notice, date }));
}

/** What the log of `input` knows of a period: its releases, the switches it recorded, the budget that was spent. */
export function loggedFacts(period: Period, input: CheckInput): LoggedFacts {
  const span = periodSpan(period);
  const { entries } = input.log;
  const budget = budgetFacts(input, span);
  return {
    releases: releaseFacts(entries, span),
    policies: policyFacts(entries, span),
    ...(budget ? { budget } : {}),
  };
}
