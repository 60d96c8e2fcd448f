import type { CheckInput } from '../checks/check-input.ts';
import type { Due } from '../checks/check.ts';
import type { CheckId } from '../schema/check-ids.ts';
import { type Day, addDays } from '../values/day.ts';
import { accepts } from './accepts.ts';
import type { CheckReport } from './report.ts';

/** What must happen to a table, and until when its check does not fail. */
export interface TableDue extends Due {
  readonly check: CheckId;
  readonly dataset: string;
  /** Name in SQL. */
  readonly table: string;
  /** The last day on which nothing is broken: `by`, or the end of a waiver that accepts what comes after it. */
  readonly until: Day;
}

/** The last day that waivers accept a failure which begins after `by`; they may follow one another. */
function acceptedUntil(by: Day, waivers: CheckInput['waivers']): Day {
  const next = addDays(by, 1);
  const holding = waivers.filter(({ from, expires }) => from <= next && expires >= next);
  const last = holding
    .map(({ expires }) => expires)
    .sort()
    .at(-1);
  return last === undefined ? by : acceptedUntil(last, waivers);
}

/** Everything that results depend on, the first to break first. */
export function duesOf({ results }: Pick<CheckReport, 'results'>, waivers: CheckInput['waivers']): TableDue[] {
  return results
    .flatMap(({ check, dataset, table, outcome: { due } }): TableDue[] => {
      if (due === undefined || table === undefined) return [];
      const fitting = waivers.filter((waiver) => accepts(waiver, { check, dataset, table, period: due.period }));
      return [{ check, dataset, table, ...due, until: acceptedUntil(due.by, fitting) }];
    })
    .sort((a, b) => (a.until < b.until ? -1 : Number(a.until > b.until)));
}
