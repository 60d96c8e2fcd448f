import type { LogEntry } from '../log/log-entry.ts';
import { type Check, type Finding, outcome } from './check.ts';
import type { CheckInput, CheckLog } from './check-input.ts';
import { logInData } from '../log/log-paths.ts';

const file = logInData;
const about = { check: 'log', dataset: 'site', file } as const;
/** Ends a sentence that somebody else began. */
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const nameOf = (entry: LogEntry) =>
  entry.type === 'policy' ? `${entry.category}, version ${entry.version}` : entry.file;

/** Entries out of order, dated in the future, or at odds with an earlier one. */
function judgeEntries({ entries, faults }: CheckLog, today: string): Finding[] {
  // Lines that are no entries have no place in the list, so that with faults only the others' order is known.
  const at = (index: number) => (faults.length === 0 ? { line: index + 1 } : {});
  const first = new Map<string, { entry: LogEntry; index: number }>();
  return entries.flatMap((entry, index): Finding[] => {
    const findings: Finding[] = [];
    const place = { ...about, ...at(index), row: nameOf(entry) };
    const before = entries[index - 1];
    if (before && entry.date < before.date) {
      findings.push({
        ...place,
        status: 'fail',
        message: `The entry is dated ${entry.date} and stands after one dated ${before.date}: entries are added at the end, in order of time.`,
        observed: entry.date,
        allowed: `${before.date} or later`,
      });
    }
    if (entry.date > today) {
      findings.push({
        ...place,
        status: 'review',
        message: `The entry is dated ${entry.date}, which is still to come.`,
        observed: entry.date,
        allowed: `${today} or earlier`,
      });
    }
    const earlier = first.get(entry.file);
    if (!earlier) first.set(entry.file, { entry, index });
    else if (earlier.entry.sha256 !== entry.sha256) {
      findings.push({
        ...place,
        status: 'fail',
        message: `The log gives two hashes for ${entry.file}: a released file never changes.`,
        observed: `SHA-256 ${entry.sha256}`,
        allowed: `SHA-256 ${earlier.entry.sha256}${faults.length === 0 ? `, as in line ${earlier.index + 1}` : ''}`,
        fix: 'publish a correction under a new name',
      });
    } else if (entry.type === 'release') {
      findings.push({
        ...place,
        status: 'review',
        message: `The log names ${entry.file} twice, with the same hash. That is harmless, and one entry was enough.`,
        observed: 'two entries',
        allowed: 'one entry',
      });
    }
    return findings;
  });
}

function judge({ log, today }: CheckInput): Finding[] {
  const findings: Finding[] = log.faults.map(({ line, message }) => ({
    ...about,
    status: 'fail',
    line,
    message: `Line ${line} of the log is no entry: ${ended(message)}`,
    observed: 'no entry',
    allowed: 'one entry a line, in its canonical form',
    fix: 'put the line back as it was',
  }));
  if (log.extension?.extends === false) {
    const { line, reason } = log.extension;
    findings.push({
      ...about,
      status: 'fail',
      line,
      message: `The log does not continue the one published before: ${ended(reason)}`,
      observed: `a difference in line ${line}`,
      allowed: 'the earlier log, then new lines',
      fix: 'put the earlier lines back as they were, and add new ones at the end',
    });
  }
  if (log.checkpoint?.ok === false) {
    findings.push({
      ...about,
      status: 'fail',
      message: `The log does not agree with its checkpoint: ${ended(log.checkpoint.message)}`,
      observed: 'another log',
      allowed: 'the log of the checkpoint',
      fix: 'put the log back as it was',
    });
  }
  return [...findings, ...judgeEntries(log, today)];
}

/** What is known of an earlier log, in a sentence. */
function describeExtension(extension: CheckLog['extension']): string {
  if (extension === undefined) return 'No earlier log was at hand, so that it continues one was not checked.';
  if (!extension.extends) return 'It does not continue the earlier log.';
  return `It begins with the whole earlier log (lines: ${extension.from}).`;
}

/** What a checkpoint says, where one agrees or none was at hand; a finding tells of one that does not. */
function describeCheckpoint(checkpoint: CheckLog['checkpoint']): string {
  if (checkpoint === undefined) return ' No checkpoint was at hand.';
  return checkpoint.ok ? ` The checkpoint agrees: ${checkpoint.message}` : '';
}

/** The release log only ever grows. */
export const logCheck: Check<'log'> = {
  id: 'log',
  leaks: 'nothing',
  byDay: true,
  plan: (input) => [
    {
      check: 'log',
      dataset: 'site',
      queries: {},
      judge() {
        const { entries, faults, extension, checkpoint } = input.log;
        const measures = { entries: entries.length, faults: faults.length };
        if (entries.length === 0 && faults.length === 0 && extension?.extends !== false && checkpoint?.ok !== false) {
          return outcome([], 0, {
            status: 'not-checkable',
            note: 'There is no release log yet. The first  vitrine release  begins it.',
            measures,
          });
        }
        const note = `Entries read: ${entries.length}. ${describeExtension(extension)}${describeCheckpoint(checkpoint)}`;
        return outcome(judge(input), 0, { note, measures });
      },
    },
  ],
};
