import type { Finding, Outcome, Task } from '../../src/checks/check.ts';

function formatFinding(finding: Finding): string {
  const { status, message, file, line, observed, allowed, fix } = finding;
  const place = [finding.table, finding.period, finding.row, finding.column]
    .filter((part) => part !== undefined)
    .join(' | ');
  return [
    `  ${status} ${file ?? '(no file)'}${line === undefined ? '' : `:${line}`} [${place}]`,
    `    ${message}`,
    ...(observed === undefined ? [] : [`    Observed: ${observed}`]),
    ...(allowed === undefined ? [] : [`    Allowed: ${allowed}`]),
    ...(fix === undefined ? [] : [`    Fix: ${fix}`]),
  ].join('\n');
}

/** The full text of an outcome; measures of time are left out, for they differ from run to run. */
export function formatOutcome(task: Pick<Task, 'check' | 'dataset' | 'table'>, outcome: Outcome): string {
  const about = task.table === undefined ? task.dataset : `${task.dataset}/${task.table}`;
  const measures = Object.entries(outcome.measures ?? {}).filter(([name]) => !/seconds/i.test(name));
  return [
    `${task.check} ${about}: ${outcome.status}; findings: ${outcome.findingCount}; rows examined: ${outcome.rowsExamined}`,
    ...(outcome.note === undefined ? [] : [`  Note: ${outcome.note}`]),
    ...(outcome.due === undefined ? [] : [`  Due: ${outcome.due.by}, after ${outcome.due.period}`]),
    ...(measures.length === 0 ? [] : [`  Measures: ${measures.map(([name, value]) => `${name} ${value}`).join(', ')}`]),
    ...outcome.findings.map(formatFinding),
  ].join('\n');
}
