import type { CheckId } from '../schema/check-ids.ts';
import { type Day, addDays } from '../values/day.ts';
import type { TableDue } from './dues-of.ts';
import type { CheckReport, ReportedFinding } from './report.ts';
import { taskKey } from './task-key.ts';

/** A check that fails on a table, a dataset or the whole site, published as it is. Plain JSON. */
export interface BrokenCheck {
  readonly check: CheckId;
  /** The dataset, or `site` for what concerns all of them. */
  readonly dataset: string;
  readonly table?: string;
  readonly since: {
    readonly day: Day;
    /** `computed`: it follows from what was due. `seen`: a build saw it on that day for the first time. */
    readonly kind: 'computed' | 'seen';
  };
  /** The first failing finding, in English. */
  readonly message: string;
  /** How many findings fail. */
  readonly findings: number;
}

export interface BrokenSince {
  readonly today: Day;
  readonly dues: readonly TableDue[];
  /** What was published as broken before: it keeps its day. */
  readonly before?: readonly Pick<BrokenCheck, 'check' | 'dataset' | 'table' | 'since'>[];
}

type Place = Pick<ReportedFinding, 'check' | 'dataset' | 'table'>;

function sinceOf(place: Place, { today, dues, before = [] }: BrokenSince): BrokenCheck['since'] {
  const due = dues.find((one) => taskKey(one) === taskKey(place));
  if (due !== undefined && due.until < today) return { day: addDays(due.until, 1), kind: 'computed' };
  const known = before.find((one) => taskKey(one) === taskKey(place) && one.since.kind === 'seen');
  return known?.since ?? { day: today, kind: 'seen' };
}

/** What fails and is accepted by no waiver, one for each check and table, in the order of the report. */
export function brokenChecks({ findings }: Pick<CheckReport, 'findings'>, known: BrokenSince): BrokenCheck[] {
  const failing = findings.filter(({ status, waiver }) => status === 'fail' && waiver === undefined);
  return [...Map.groupBy(failing, taskKey).values()].flatMap((group): BrokenCheck[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { check, dataset, table, message } = first;
    return [
      {
        check,
        dataset,
        ...(table === undefined ? {} : { table }),
        since: sinceOf(first, known),
        message,
        findings: group.length,
      },
    ];
  });
}
