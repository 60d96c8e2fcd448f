import type { CheckReport, ReportedFinding } from '../../audit/report.ts';
import { checks } from '../../checks/all-checks.ts';
import type { CheckInput, CheckTable } from '../../checks/check-input.ts';

/** Paths of files that are not out yet: the log does not name them, or names other bytes. */
function unpublishedFiles({ tables, log }: Pick<CheckInput, 'tables' | 'log'>): ReadonlySet<string> {
  const released = new Set(
    log.entries.flatMap((entry) => (entry.type === 'release' ? [`${entry.file} ${entry.sha256}`] : [])),
  );
  const files = tables.flatMap((table) => table.files);
  return new Set(files.filter(({ path, sha256 }) => !released.has(`${path} ${sha256}`)).map(({ path }) => path));
}

/** Whether a failing finding may be about a file that is not out yet. */
function mayLeak(
  { check, dataset, table, file }: ReportedFinding,
  unpublished: ReadonlySet<string>,
  tables: readonly CheckTable[],
): boolean {
  const { leaks } = checks[check];
  if (leaks === 'nothing') return false;
  if (leaks === 'site') return unpublished.size > 0;
  const own = tables.filter((one) => one.dataset === dataset && (table === undefined || one.table === table));
  const paths = own.flatMap(({ files }) => files.map(({ path }) => path));
  // A finding about a descriptor, or about a check that broke down, is one about every file of the table.
  return file !== undefined && paths.includes(file)
    ? unpublished.has(file)
    : paths.some((path) => unpublished.has(path));
}

/**
 * The failing findings that keep a site from being published even as broken: what they are about is not out yet, and
 * once out could not be taken back. Findings that were counted and not listed count for every file of their table.
 */
export function leaksOf(
  report: Pick<CheckReport, 'findings' | 'results'>,
  { tables, log }: Pick<CheckInput, 'tables' | 'log'>,
): ReportedFinding[] {
  const unpublished = unpublishedFiles({ tables, log });
  const failing = report.findings.filter(({ status, waiver }) => status === 'fail' && waiver === undefined);
  const cut = new Set(
    report.results
      .filter(({ outcome }) => outcome.findingCount > outcome.findings.length)
      .map(({ check, dataset, table }) => JSON.stringify([check, dataset, table])),
  );
  return failing.filter((finding) => {
    const isCut = cut.has(JSON.stringify([finding.check, finding.dataset, finding.table]));
    const { file: _, ...wide } = finding;
    return mayLeak(isCut ? wide : finding, unpublished, tables);
  });
}
