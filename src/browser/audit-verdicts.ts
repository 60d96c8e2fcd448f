import type { ComparedResult } from '../audit/compare-results.ts';
import type { TaskResult } from '../audit/report.ts';
import type { Status } from '../checks/check.ts';
import type { ScriptWords } from '../words/script-words.ts';
import type { AuditResult } from './run-audit.ts';
import { english, type Said } from './say.ts';
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

/** What the reader's run found wrong with a file, in a sentence; undefined where nothing is. */
export function complaintAbout(file: VerifiedFile, words: SelfWords, number: Intl.NumberFormat): Said | undefined {
  switch (file.state) {
    case 'same':
    case 'unlogged':
      return undefined;
    case 'missing':
      return words.missing.parts({ file: file.path, reason: english(file.reason) });
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
      return file.isInstead === undefined ? what : `${what} ${words.swapped({ file: file.isInstead })}`;
    }
  }
}

const passes = (holds: boolean): Status => (holds ? 'pass' : 'fail');
const countOf = (files: readonly VerifiedFile[], state: VerifiedFile['state']) =>
  files.filter((file) => file.state === state).length;

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
    status: same === files.length ? 'pass' : otherwise,
  };
  if (unlogged.length > 0 && log.size === 0)
    yield { text: words.noLog({ files: number.format(unlogged.length) }), status: 'review' };
  else for (const { path } of unlogged) yield { text: words.unlogged({ file: path }), status: 'fail' };
  if (included > 0)
    yield { text: words.included({ files: number.format(included) }), status: passes(included === same) };
  for (const { reason } of unreadable)
    yield { text: words.unreadable.parts({ files: english(reason) }), status: 'fail' };
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

/** Every verdict of a finished run: of the log, the files, the work, and last of the results themselves. */
export function concludeAudit(
  result: AuditResult,
  compared: readonly ComparedResult[],
  words: SelfWords,
  number: Intl.NumberFormat,
): Conclusion {
  const { log, files } = result;
  const different = compared.filter(({ same }) => !same).length;
  const all = number.format(compared.length);
  const outcome =
    different === 0 ? words.same({ results: all }) : words.different({ different: number.format(different), all });
  const verdicts = [
    ...logVerdicts(result, words),
    ...fileVerdicts(result, words, number),
    ...programVerdicts(result, words, number),
    { text: outcome, status: passes(different === 0) },
  ];
  const sound = countOf(files, 'same') + (log.size === 0 ? countOf(files, 'unlogged') : 0);
  const bad = different > 0 || !log.ok || sound < files.length;
  return { verdicts, outcome: bad && different === 0 ? `${words.alarm} ${outcome}` : outcome, bad };
}
