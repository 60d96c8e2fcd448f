import type { CheckId } from '../schema/check-ids.ts';
import type { Table } from '../engine/engine.ts';
import type { Day } from '../values/day.ts';
import type { Period } from '../values/period.ts';
import type { CheckInput } from './check-input.ts';
import type { BoundSystem } from './suppression/bound-cells.ts';

/** What a check, or one finding of it, comes to. */
export type Status = 'pass' | 'review' | 'fail' | 'not-checkable';

/** What a check reports about published data. */
export interface Finding {
  readonly check: CheckId;
  readonly dataset: string;
  readonly status: Exclude<Status, 'pass'>;
  /** What is wrong, with the observed and the allowed value; a plain sentence. */
  readonly message: string;
  readonly table?: string;
  readonly period?: string;
  readonly column?: string;
  /** The row by its key, such as `month=2026-08, platform=linux`. */
  readonly row?: string;
  readonly observed?: string;
  readonly allowed?: string;
  /** The published file, relative to `data/`, or the file of `content/` that must change, as `content/…`. */
  readonly file?: string;
  /** 1-based line in that file. */
  readonly line?: number;
  /** The mend, ready to paste. */
  readonly fix?: string;
}

/** What must happen by a day so that a result stays what it is: a release, or a deletion. */
export interface Due {
  /** The last day on which it is early enough. */
  readonly by: Day;
  /** The newest period published, after which the next is due; or the oldest one, which is to be deleted. */
  readonly period: Period;
}

/** The result of one task: one check on one table, one dataset or the whole site. */
export interface Outcome {
  readonly status: Status;
  /** The first `findingLimit` findings, worst first. */
  readonly findings: readonly Finding[];
  /** All findings there are; more than `findings.length` where the list was cut. */
  readonly findingCount: number;
  /** Rows that were looked at. */
  readonly rowsExamined: number;
  /** What was and was not examined, in a sentence; who states it instead, where bytes cannot decide. */
  readonly note?: string;
  /** The task broke down, so that nothing is known; its one finding says why. */
  readonly notCarriedOut?: true;
  /** What is due next, or was and did not come; absent where nothing will be. */
  readonly due?: Due;
  /** Figures worth showing, such as the number of linear programs. */
  readonly measures?: Readonly<Record<string, number>>;
}

/** At most this many findings of one task are listed; all are counted. */
export const findingLimit = 100;

/** Work that can be run by itself: named queries, and a judgement of their results. */
export interface Task {
  readonly check: CheckId;
  /** The dataset, or `site` for what concerns all of them. */
  readonly dataset: string;
  /** The table's name in SQL, where the task is about one table. */
  readonly table?: string;
  /** Queries by name; shown to readers, and run alike by both engines. Empty where no SQL is needed. */
  readonly queries: Readonly<Record<string, string>>;
  /**
   * Pure: the same results give the same outcome. `pause` is awaited between pieces of long work, so that a page
   * goes on answering and a reader can cancel (it then throws). `bound` solves linear programs, where there are any.
   */
  judge(
    results: Readonly<Record<string, Table>>,
    pause: () => Promise<void>,
    bound: BoundSystem,
  ): Outcome | Promise<Outcome>;
}

/** What the release command can do to a table so that a finding goes away. */
export type Cure = 'hide-small' | 'round';

/**
 * What a failure would put out that nobody can take back: `file`, what stands in the file of the finding; `site`, what
 * shows when tables and releases are compared, so that a new file can give away what an old one hides; `nothing`, where
 * something is late, changed or unannounced, or could be better protected.
 */
export type Leak = 'file' | 'site' | 'nothing';

/** One check: its name, and the tasks it makes of a site. What it says of itself is in `words`, in every language. */
export interface Check<Id extends CheckId = CheckId> {
  readonly id: Id;
  /** A site with a failure that would leak is not published, not even as broken. */
  readonly leaks: Leak;
  /** Whether its answer can change with the day alone, while nothing else does. Absent: it never looks at the day. */
  readonly byDay?: true;
  /** How its findings about a new table can be mended without anybody's judgement. Absent: they cannot. */
  readonly cure?: Cure;
  plan(input: CheckInput): Task[];
}

const rank: Readonly<Record<Status, number>> = { pass: 0, 'not-checkable': 1, review: 2, fail: 3 };

/** The worst of several statuses; `pass` for none. */
export function worst(statuses: Iterable<Status>): Status {
  let result: Status = 'pass';
  for (const status of statuses) if (rank[status] > rank[result]) result = status;
  return result;
}

/** Sorts findings worst first (then as given), cuts the list at `findingLimit`, and derives the status. */
export function outcome(findings: readonly Finding[], rowsExamined: number, more: Partial<Outcome> = {}): Outcome {
  const sorted = [...findings].sort((a, b) => rank[b.status] - rank[a.status]);
  return {
    status: worst(findings.map((finding) => finding.status)),
    findings: sorted.slice(0, findingLimit),
    findingCount: findings.length,
    rowsExamined,
    ...more,
  };
}
