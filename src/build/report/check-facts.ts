import type { CheckReport } from '../../audit/report.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Status } from '../../checks/check.ts';
import { totalOf } from '../../checks/report/total-of.ts';
import type { ReportFacts } from '../../schema/content/record.ts';

type Result = CheckReport['results'][number];

const withStatus = (results: readonly Result[], status: Status) =>
  results.filter(({ outcome }) => outcome.status === status).length;

/** What each check came to, over the tables that are out: of any other, it would count as a promise kept. */
export function checkFacts({ tables }: CheckInput, { results }: CheckReport): ReportFacts['checks'] {
  const isOut = ({ dataset, table }: Result) => {
    const own = tables.filter((found) => found.dataset === dataset && (table === undefined || found.table === table));
    return own.length === 0 || own.some(({ files }) => files.length > 0);
  };
  return [...Map.groupBy(results.filter(isOut), ({ check }) => check)].map(([check, judged]) => {
    const findings = judged.flatMap(({ outcome }) => outcome.findings);
    return {
      check,
      holds: withStatus(judged, 'pass'),
      review: withStatus(judged, 'review'),
      fails: withStatus(judged, 'fail'),
      uncheckable: withStatus(judged, 'not-checkable'),
      findings: totalOf(judged.map(({ outcome }) => outcome.findingCount)),
      waived: findings.filter((finding) => finding.waiver !== undefined).length,
      rows: totalOf(judged.map(({ outcome }) => outcome.rowsExamined)),
    };
  });
}
