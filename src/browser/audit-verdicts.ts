import type { ComparedResult } from '../audit/compare-results.ts';
import type { TaskResult } from '../audit/report.ts';
import { type Status, worst } from '../checks/check.ts';
import type { ScriptWords } from '../words/script-words.ts';
import type { AuditResult } from './run-audit.ts';
import { english, fetchReason, type Said } from './say.ts';
import type { VerifiedFile } from './fetch-verified.ts';

/** A sentence about a reader's run, and what it means. */
export interface AuditVerdict {
  readonly text: Said;
  readonly status: Status;
}

/** All that a finished run came to. */
export interface Conclusion {
  readonly verdicts: readonly AuditVerdict[];
  /** The last verdict, about the results themselves, as the run's status says it. */
  readonly outcome: string;
  /** Whether anything is wrong. */
  readonly bad: boolean;
}

type SelfWords = ScriptWords<'audit'>['self'];
type VerdictWords = Pick<ScriptWords<'audit'>, 'self' | 'faults'>;

/** What the reader's run found wrong with a file, in a sentence; undefined where nothing is. */
export function complaintAbout(
  file: VerifiedFile,
  { self: words, faults }: VerdictWords,
  number: Intl.NumberFormat,
): AuditVerdict | undefined {
  switch (file.state) {
    case 'same':
    case 'unlogged':
      return undefined;
    case 'missing':
      return {
        text: words.missing({ file: file.path, reason: fetchReason(file.fault, faults) }),
        status: 'not-checkable',
      };
    case 'changed':
    case 'cut': {
      const what =
        file.state === 'cut'
          ? words.truncated({
              file: file.path,
              bytes: number.format(file.bytes.length),
              logged: number.format(file.expectedBytes),
            })
          : words.tampered({ file: file.path, sha256: file.sha256, logged: file.expectedSha256 });
      return {
        text: file.isInstead === undefined ? what : `${what} ${words.swapped({ file: file.isInstead })}`,
        status: 'fail',
      };
    }
  }
}

const passes = (holds: boolean): Status => (holds ? 'pass' : 'fail');
const countOf = (files: readonly VerifiedFile[], state: VerifiedFile['state']) =>
  files.filter((file) => file.state === state).length;

/** Files that did not come leave open what they are; `otherwise` is said of those that are not the published ones. */
function statusOfFiles(same: number, files: readonly VerifiedFile[], otherwise: Status): Status {
  if (same === files.length) return 'pass';
  return same + countOf(files, 'missing') === files.length ? 'not-checkable' : otherwise;
}

function* logVerdicts({ log }: AuditResult, words: SelfWords): Generator<AuditVerdict> {
  const told = english(log.message);
  const text = log.ok ? words.logOk.parts({ facts: told }) : words.logBad.parts({ reason: told });
  yield { text, status: passes(log.ok) };
}

function* fileVerdicts(
  { log, files, included, unreadable }: AuditResult,
  words: SelfWords,
  number: Intl.NumberFormat,
): Generator<AuditVerdict> {
  const same = countOf(files, 'same');
  const unlogged = files.filter(({ state }) => state === 'unlogged');
  // A site without any release in its log has nothing to hold its files against.
  const otherwise: Status = log.size === 0 ? 'review' : 'fail';
  yield {
    text: words.verified({ same: number.format(same), all: number.format(files.length) }),
    status: statusOfFiles(same, files, otherwise),
  };
  if (unlogged.length > 0 && log.size === 0)
    yield { text: words.noLog({ files: number.format(unlogged.length) }), status: 'review' };
  else for (const { path } of unlogged) yield { text: words.unlogged({ file: path }), status: 'fail' };
  if (included > 0)
    yield { text: words.included({ files: number.format(included) }), status: passes(included === same) };
  for (const { reason } of unreadable)
    yield { text: words.unreadable.parts({ files: english(reason) }), status: 'fail' };
}

/** Whether the reader's browser reads the same values from the same bytes as the publisher. */
function* valueVerdicts(
  { values: { files, fault } }: AuditResult,
  { self: words, faults }: VerdictWords,
  number: Intl.NumberFormat,
): Generator<AuditVerdict> {
  const different = files.filter(({ columns }) => columns.length > 0);
  for (const { path, columns } of different)
    yield { text: words.valuesDiffer({ file: path, columns: columns.join(', ') }), status: 'fail' };
  if (different.length === 0 && files.length > 0)
    yield { text: words.valuesSame({ files: number.format(files.length) }), status: 'pass' };
  if (fault) yield { text: fetchReason(fault, faults), status: 'not-checkable' };
}

/** How many linear programs were solved, where any were. */
function* programVerdicts(
  { report }: AuditResult,
  words: SelfWords,
  number: Intl.NumberFormat,
): Generator<AuditVerdict> {
  const programsOf = ({ outcome }: TaskResult) => outcome.measures?.['linearPrograms'] ?? 0;
  const solved = report.results.filter((result) => programsOf(result) > 0);
  if (solved.length === 0) return;
  const sum = (of: (result: TaskResult) => number) =>
    number.format(solved.reduce((total, result) => total + of(result), 0));
  yield {
    text: words.programs({
      programs: sum(programsOf),
      seconds: sum(({ judgementSeconds = 0 }) => judgementSeconds),
    }),
    status: 'pass',
  };
}

/** The last sentence: about the results themselves. What could not be fetched is neither the same nor different. */
function outcomeOf(
  all: number,
  different: number,
  unknown: number,
  words: SelfWords,
  number: Intl.NumberFormat,
): string {
  const said =
    different > 0
      ? words.different({ different: number.format(different), all: number.format(all) })
      : words.same({ results: number.format(all - unknown) });
  return unknown === 0
    ? said
    : `${words.unknown({ unknown: number.format(unknown), all: number.format(all) })} ${said}`;
}

/** Every verdict of a finished run: of the log, the files, the work, and last of the results themselves. */
export function concludeAudit(
  result: AuditResult,
  compared: readonly ComparedResult[],
  allWords: VerdictWords,
  number: Intl.NumberFormat,
): Conclusion {
  const words = allWords.self;
  const { log, files } = result;
  const different = compared.filter(({ same, known }) => known && !same).length;
  const unknown = compared.filter(({ known }) => !known).length;
  const outcome = outcomeOf(compared.length, different, unknown, words, number);
  const verdicts = [
    ...logVerdicts(result, words),
    ...fileVerdicts(result, words, number),
    ...valueVerdicts(result, allWords, number),
    ...programVerdicts(result, words, number),
    { text: outcome, status: worst([passes(different === 0), unknown > 0 ? 'not-checkable' : 'pass']) },
  ];
  const sound = countOf(files, 'same') + (log.size === 0 ? countOf(files, 'unlogged') : 0);
  const misread = result.values.files.some(({ columns }) => columns.length > 0);
  const bad = different > 0 || misread || !log.ok || sound + countOf(files, 'missing') < files.length;
  return { verdicts, outcome: bad && different === 0 ? `${words.alarm} ${outcome}` : outcome, bad };
}
