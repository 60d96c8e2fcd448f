import type { LogEntry } from '../log/log-entry.ts';
import type { Day } from '../values/day.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { changesOf, definitionChanges } from './change-notes.ts';
import { logInData } from '../log/log-paths.ts';

type Release = Extract<LogEntry, { type: 'release' }> & { readonly line: number };

/** Releases of a table in the order of the log, each with its line there. */
function releasesOf(table: CheckTable, { entries, faults }: CheckInput['log']): Release[] {
  const faulty = new Set(faults.map(({ line }) => line));
  let line = 0;
  return entries.flatMap((entry) => {
    do line += 1;
    while (faulty.has(line));
    return entry.type === 'release' &&
      entry.dataset === table.dataset &&
      (entry.table === table.table || entry.table === table.resource)
      ? [{ ...entry, line }]
      : [];
  });
}

/** Whether a note or a break tells of another definition between two days: after the first, up to the second. */
function isTold(table: CheckTable, input: CheckInput, after: Day, until: Day): boolean {
  const within = (date: Day) => date > after && date <= until;
  return (
    changesOf(table, input.changes, definitionChanges).some(({ note }) => within(note.date)) ||
    (table.privacy.breaks ?? []).some((mark) => mark.kind === 'definition' && within(mark.date))
  );
}

/** Changes of a table's columns between two releases, or since the last one, that nothing announces. */
export function schemaFindings(table: CheckTable, input: CheckInput): Finding[] {
  const releases = releasesOf(table, input.log);
  const base = { check: 'sampling', dataset: table.dataset, table: table.table, status: 'fail' } as const;
  const fix = `write a note in content/changes/ with a change of  type: schema, dataset: ${table.dataset}`;
  const findings: Finding[] = [];
  releases.forEach((release, index) => {
    const before = releases[index - 1];
    if (before === undefined || before.schema === release.schema || isTold(table, input, before.date, release.date))
      return;
    findings.push({
      ...base,
      period: release.period,
      observed: `${release.schema.slice(0, 12)}… (columns and key as released on ${release.date})`,
      allowed: `${before.schema.slice(0, 12)}… (as released on ${before.date}), or a note about the change`,
      message: `The declared columns changed between the releases of ${before.date} and ${release.date}, but no note and no break tells of it.`,
      file: logInData,
      line: release.line,
      fix,
    });
  });
  const last = releases.at(-1);
  if (last !== undefined && last.schema !== table.schemaHash && !isTold(table, input, last.date, input.today)) {
    findings.push({
      ...base,
      observed: `${table.schemaHash.slice(0, 12)}… (columns and key as declared now)`,
      allowed: `${last.schema.slice(0, 12)}… (as released on ${last.date}), or a note about the change`,
      message: `The declared columns changed since the release of ${last.date}, but no note and no break tells of it.`,
      file: descriptorFile(table),
      fix,
    });
  }
  return findings;
}
