import type { Day } from '../values/day.ts';
import { type Period, periodEnd, periodStart } from '../values/period.ts';
import { windowStart } from '../values/window.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Task, outcome } from './check.ts';
import { periodsQuery, publishedPeriods } from './published-periods.ts';
import { rowsOf } from './result-rows.ts';
import { rateFindings } from './sampling-rate.ts';
import { schemaFindings } from './schema-changes.ts';
import { seriesFindings } from './series-breaks.ts';

/** The first day that the rows of a period speak of. */
const startOf = ({ privacy: { window } }: CheckTable, period: Period): Day =>
  window === undefined ? periodStart(period) : windowStart(periodEnd(period), window);

function plan(table: CheckTable, input: CheckInput): Task {
  return {
    check: 'sampling',
    dataset: table.dataset,
    table: table.table,
    queries: { periods: periodsQuery(table) },
    judge(results) {
      const published = publishedPeriods(table, rowsOf(results['periods']));
      const rows = published.reduce((sum, period) => sum + period.rows, 0);
      const days = published
        .flatMap(({ period }) => (period === undefined ? [] : [startOf(table, period), periodEnd(period)]))
        .sort();
      const span = { first: days[0], last: days.at(-1) };
      const breaks = table.privacy.breaks ?? [];
      const note = `The table states a sample rate of ${table.privacy.sampleRate} and ${breaks.length} ${breaks.length === 1 ? 'break' : 'breaks'}; both were compared with its category, the notes in changes/ and the log.`;
      return outcome(
        [...rateFindings(table, input), ...seriesFindings(table, input, span), ...schemaFindings(table, input)],
        rows,
        { note },
      );
    },
  };
}

/** Sampling and definitions change only where the line is broken and a note says so. */
export const samplingCheck: Check<'sampling'> = {
  id: 'sampling',
  leaks: 'nothing',
  byDay: true,
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
