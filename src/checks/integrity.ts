import { type Correction, isCorrection } from '../log/corrections.ts';
import type { LogEntry, ReleaseEntry } from '../log/log-entry.ts';
import type { Keep } from '../schema/content/schedule.ts';
import { periodEnd } from '../values/period.ts';
import { formatDuration } from '../values/format.ts';
import { type Check, type Finding, type Task, outcome } from './check.ts';
import type { CheckFile, CheckInput, CheckTable } from './check-input.ts';
import { lastDay } from './retention/last-day.ts';

type Place = Pick<Finding, 'dataset' | 'table' | 'period' | 'file'>;

const isRelease = (entry: LogEntry): entry is ReleaseEntry => entry.type === 'release';

/** A file that is there, against the first entry that names it: what was released first is what readers relied on. */
function judgeFile(place: Place, file: CheckFile, entry: ReleaseEntry | undefined): Finding[] {
  const about = { check: 'integrity', ...place, status: 'fail' } as const;
  if (!entry)
    return [
      {
        ...about,
        message: 'The file is published, and the log does not name it: nobody could notice if it changed.',
        observed: 'no entry in the log',
        allowed: 'an entry with its size and SHA-256',
        fix: `vitrine release ${place.dataset} ${file.path.split('/').at(-1) ?? file.path}`,
      },
    ];
  const fix = 'put the file back as it was released; a correction is released as a new file, with  --corrects';
  if (file.bytes !== entry.bytes)
    return [
      {
        ...about,
        message: `The file changed after it was released: it has ${file.bytes} bytes, and the log says ${entry.bytes}.`,
        observed: `${file.bytes} bytes, SHA-256 ${file.sha256}`,
        allowed: `${entry.bytes} bytes, SHA-256 ${entry.sha256}`,
        fix,
      },
    ];
  if (file.sha256 !== entry.sha256)
    return [
      {
        ...about,
        message: 'The file changed after it was released: its size is the same, its bytes are not.',
        observed: `SHA-256 ${file.sha256}`,
        allowed: `SHA-256 ${entry.sha256}`,
        fix,
      },
    ];
  return [];
}

/** Why a file of the log may be gone, in words; undefined where nothing allows it. */
function reasonGone(
  table: CheckTable,
  entry: ReleaseEntry,
  entries: readonly ReleaseEntry[],
  { today }: CheckInput,
): 'replaced' | 'corrected' | 'kept long enough' | undefined {
  const { keep, releases } = table.privacy;
  const later = entries.slice(entries.indexOf(entry) + 1);
  // A correction of an older snapshot, which comes later in the log, replaces no newer one.
  const replaces = (other: ReleaseEntry) =>
    periodEnd(other.period) > periodEnd(entry.period) || (later.includes(other) && other.replaces === undefined);
  if (
    releases === 'snapshot' &&
    entries.some((other) => other.table === entry.table && other.file !== entry.file && replaces(other))
  )
    return 'replaced';
  if (later.some((other) => other.replaces === entry.file)) return 'corrected';
  if (typeof keep === 'string' && lastDay(entry.period, keep) < today) return 'kept long enough';
  return undefined;
}

const howLong = (keep: Keep) =>
  typeof keep === 'string' ? `for ${formatDuration(keep, 'en')} after its period` : 'for ever';

function judgeGone(place: Place, entry: ReleaseEntry, table: CheckTable | undefined): Finding {
  return {
    check: 'integrity',
    ...place,
    status: 'fail',
    message: table
      ? `A released file is gone, although it was to be kept ${howLong(table.privacy.keep)}.`
      : 'A file of the log is gone, and no dataset says how long it was to be kept.',
    observed: 'no file',
    allowed: `${entry.bytes} bytes, SHA-256 ${entry.sha256}`,
    fix: `put data/${entry.file} back as it was released, and name it in the descriptor`,
  };
}

/** A correction replaces an earlier file of its table and period, and a note with its day tells of it. */
function judgeCorrection(entry: Correction, released: readonly ReleaseEntry[], { changes }: CheckInput): Finding[] {
  const { dataset, table, period, file, replaces, reason, date } = entry;
  const about = { check: 'integrity', dataset, table, period, file, status: 'fail' } as const;
  const name = (path: string) => path.slice(dataset.length + 1);
  const before = released.slice(0, released.indexOf(entry)).find((other) => other.file === replaces);
  const isSame = before?.dataset === dataset && before.table === table && before.period === period;
  const isTold = changes.some((note) =>
    note.changes.some(
      (change) => change.type === 'correction' && change.dataset === dataset && change.to === name(file),
    ),
  );
  return [
    ...(isSame
      ? []
      : [
          {
            ...about,
            message: `The log says that the file took the place of ${replaces}, which is no earlier release of this table for ${period}.`,
            observed: before ? `${before.table}, ${before.period}` : 'no earlier entry',
            allowed: `an earlier release of ${table} for ${period}`,
          },
        ]),
    ...(isTold
      ? []
      : [
          {
            ...about,
            message: `The file took the place of ${replaces} on ${date}, and no note tells of it.`,
            observed: 'no note of the type correction',
            allowed: `a note that names ${name(file)}`,
            fix: `write content/changes/ with\n  date: ${date}\n  meaning: ${JSON.stringify(reason)}\n  changes:\n    - type: correction\n      dataset: ${dataset}\n      from: ${name(replaces)}\n      to: ${name(file)}`,
          },
        ]),
  ];
}

function planDataset(dataset: string, tables: readonly CheckTable[], input: CheckInput): Task {
  const released = input.log.entries.filter(isRelease);
  const entries = released.filter((entry) => entry.dataset === dataset);
  const present = tables.flatMap((table) =>
    table.files.filter((file) => file.sha256 !== undefined).map((file) => ({ table, file })),
  );
  const task = { check: 'integrity', dataset, queries: {} } as const;
  if (released.length === 0 && input.log.faults.length === 0) {
    return {
      ...task,
      judge: () =>
        outcome([], 0, {
          status: 'not-checkable',
          note: `There is no release log yet, so nothing says what these files should be (files: ${present.length}). The first  vitrine release  begins it.`,
        }),
    };
  }
  return {
    ...task,
    judge() {
      const findings: Finding[] = [];
      for (const { table, file } of present) {
        const entry = released.find((other) => other.file === file.path);
        const period = file.period ?? entry?.period;
        findings.push(
          ...judgeFile(
            { dataset, table: table.table, ...(period === undefined ? {} : { period }), file: file.path },
            file,
            entry,
          ),
        );
      }
      const there = new Set(present.map(({ file }) => file.path));
      const gone = entries.filter((entry) => !there.has(entry.file));
      const allowed = { replaced: 0, corrected: 0, 'kept long enough': 0 };
      for (const entry of gone) {
        const table = tables.find((one) => one.table === entry.table || one.resource === entry.table) ?? tables[0];
        const reason = table && reasonGone(table, entry, entries, input);
        if (reason) allowed[reason] += 1;
        else
          findings.push(
            judgeGone({ dataset, table: entry.table, period: entry.period, file: entry.file }, entry, table),
          );
      }
      for (const entry of entries.filter(isCorrection)) findings.push(...judgeCorrection(entry, released, input));
      const away = [
        ...(allowed['kept long enough'] > 0
          ? [` Deleted on time, their hashes stay: ${allowed['kept long enough']}.`]
          : []),
        ...(allowed.corrected > 0 ? [` Corrected and taken away, their hashes stay: ${allowed.corrected}.`] : []),
        ...(allowed.replaced > 0 ? [` Replaced by a newer snapshot, their hashes stay: ${allowed.replaced}.`] : []),
      ];
      return outcome(findings, 0, {
        note: `Files compared with the log by size and SHA-256: ${present.length}; entries of the log: ${entries.length}.${away.join('')}`,
        measures: { files: present.length, bytes: present.reduce((sum, { file }) => sum + (file.bytes ?? 0), 0) },
      });
    },
  };
}

/** Every published file is the one that the log names, and every file of the log is there or was deleted on time. */
export const integrityCheck: Check<'integrity'> = {
  id: 'integrity',
  leaks: 'nothing',
  byDay: true,
  plan(input) {
    const known = [...Map.groupBy(input.tables, (table) => table.dataset)].map(([dataset, tables]) =>
      planDataset(dataset, tables, input),
    );
    const datasets = new Set(input.tables.map((table) => table.dataset));
    const lost = [...new Set(input.log.entries.filter(isRelease).map((entry) => entry.dataset))].filter(
      (dataset) => !datasets.has(dataset),
    );
    return [...known, ...lost.map((dataset) => planDataset(dataset, [], input))];
  },
};
