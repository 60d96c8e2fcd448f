import { type Finding, type Status, worst } from '../checks/check.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { CheckReport, ReportedFinding, TaskResult } from './report.ts';

const order: readonly Status[] = ['fail', 'review', 'not-checkable', 'pass'];
const place = ({ status, waiver }: ReportedFinding) =>
  order.indexOf(status) + (waiver === undefined ? 0 : order.length);

function worstBy<Key extends string>(entries: readonly (readonly [Key, Status])[]): Partial<Record<Key, Status>> {
  const found: Partial<Record<Key, Status>> = {};
  for (const [key, status] of entries) found[key] = worst([found[key] ?? 'pass', status]);
  return found;
}

/** The report of some results; no results give a report that passes and names no check. */
export function summarise(results: readonly TaskResult[], waiverFindings: readonly Finding[] = []): CheckReport {
  const statuses = [
    ...results.map(({ check, dataset, outcome }) => ({ check, dataset, status: outcome.status })),
    ...waiverFindings.map(({ check, dataset, status }) => ({ check, dataset, status: status as Status })),
  ];
  const findings: ReportedFinding[] = [...results.flatMap(({ outcome }) => outcome.findings), ...waiverFindings];
  return {
    results,
    waiverFindings,
    findings: findings.sort((a, b) => place(a) - place(b)),
    status: worst(statuses.map(({ status }) => status)),
    checks: worstBy<CheckId>(statuses.map(({ check, status }) => [check, status])),
    datasets: worstBy(statuses.map(({ dataset, status }) => [dataset, status])) as Record<string, Status>,
  };
}
