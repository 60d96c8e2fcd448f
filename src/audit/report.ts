import type { Finding, Outcome, Status } from '../checks/check.ts';
import type { CheckId } from '../schema/check-ids.ts';

/** A finding as a report lists it. */
export interface ReportedFinding extends Finding {
  /** The waiver that accepts it: it is listed, and stops nothing. */
  readonly waiver?: string;
}

/** What became of one task. */
export interface TaskResult {
  readonly check: CheckId;
  /** The dataset, or `site` for what concerns all of them. */
  readonly dataset: string;
  /** The table's name in SQL, where the task was about one table. */
  readonly table?: string;
  /** The queries that were asked, by name. */
  readonly queries: Readonly<Record<string, string>>;
  readonly outcome: Omit<Outcome, 'findings'> & { readonly findings: readonly ReportedFinding[] };
  /** How long queries and judgement took; absent where no clock was given. */
  readonly seconds?: number;
  /** The judgement's part of it: the linear programs, where there are any. */
  readonly judgementSeconds?: number;
}

/** What the checks of a site came to. Plain JSON. */
export interface CheckReport {
  readonly results: readonly TaskResult[];
  /** Findings about waivers themselves; empty until waivers are applied. */
  readonly waiverFindings: readonly Finding[];
  /** Every listed finding, worst first, those accepted by a waiver last; the ones about waivers among them. */
  readonly findings: readonly ReportedFinding[];
  /** The worst of everything. */
  readonly status: Status;
  /** The worst of each check that was run. */
  readonly checks: Readonly<Partial<Record<CheckId, Status>>>;
  /** The worst of each dataset that was looked at; `site` for what concerns all of them. */
  readonly datasets: Readonly<Record<string, Status>>;
}
