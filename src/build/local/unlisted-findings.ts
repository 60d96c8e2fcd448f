import type { CheckReport, TaskResult } from '../../audit/report.ts';
import { plural } from './plural.ts';

/** Findings of one task that are counted and not listed, with a sentence that says so. */
export interface Unlisted extends Pick<TaskResult, 'check' | 'dataset' | 'table'> {
  readonly more: number;
  readonly text: string;
}

/** How many findings of each check were counted and are not listed, one for each table; none where all are listed. */
export function unlistedFindings(report: CheckReport | undefined): Unlisted[] {
  return (report?.results ?? []).flatMap(({ check, dataset, table, outcome }) => {
    const more = outcome.findingCount - outcome.findings.length;
    if (more <= 0) return [];
    const text = `${plural(more, 'more finding', 'more findings')} of ${check} in ${table ?? dataset} ${more === 1 ? 'was' : 'were'} counted and not listed.`;
    return [{ check, dataset, ...(table === undefined ? {} : { table }), more, text }];
  });
}
