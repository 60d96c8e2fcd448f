import type { ComparedResult } from '../audit/compare-results.ts';
import { failsSince } from '../audit/fails-since.ts';
import type { AuditResult } from './run-audit.ts';

export interface ReportPlace {
  readonly project: string;
  /** Address of the audit page, without query and fragment. */
  readonly page: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
}

/**
 * A reader's run as a small JSON file, to be attached to an issue: what was verified, what came out as of which day,
 * what does not reproduce, and what only the day has changed since the build.
 */
export function formatCommunityReport(
  { project, page, made }: ReportPlace,
  result: AuditResult,
  compared: readonly ComparedResult[],
): string {
  const { report, log, files, unreadable, included, engine, seconds, input, asMade, day } = result;
  const kept = {
    kind: 'vitrine-community-audit',
    project,
    page,
    made,
    asOf: day.day,
    builtOn: input.today,
    ...(day.isBehind ? { clock: day.said } : {}),
    engine: `DuckDB-Wasm ${engine}`,
    log,
    files: files.map((file) => ({
      path: file.path,
      state: file.state,
      ...(file.state === 'missing' ? { reason: file.reason } : { sha256: file.sha256 }),
      ...('expectedSha256' in file ? { expectedSha256: file.expectedSha256 } : {}),
    })),
    filesProvenInLog: included,
    unreadable,
    different: compared
      .filter(({ same, known }) => known && !same)
      .map(({ key, own, theirs }) => ({
        task: key,
        published: theirs?.outcome.status ?? 'no result',
        yours: own?.outcome.status ?? 'no result',
      })),
    notChecked: compared.filter(({ known }) => !known).map(({ key }) => key),
    brokenSinceBuilt: failsSince(asMade, report).map(({ check, dataset, table, message }) => ({
      check,
      dataset,
      ...(table ? { table } : {}),
      message,
    })),
    results: report.results.map(({ check, dataset, table, outcome, seconds: taken }) => ({
      check,
      dataset,
      ...(table ? { table } : {}),
      status: outcome.status,
      findings: outcome.findingCount,
      rows: outcome.rowsExamined,
      ...(outcome.measures ? { measures: outcome.measures } : {}),
      ...(taken === undefined ? {} : { seconds: taken }),
    })),
    findings: report.findings,
    seconds,
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}
