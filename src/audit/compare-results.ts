import type { TaskResult } from './report.ts';
import { taskKey } from './task-key.ts';

/** The publisher's and the reader's result of one task. */
export interface ComparedResult {
  /** As in the page's `data-task`: check, dataset or `site`, table. */
  readonly key: string;
  readonly same: boolean;
  /** Whether both could be found out; else they are neither the same nor different. */
  readonly known: boolean;
  /** Undefined where the reader's run has no such task. */
  readonly own: TaskResult | undefined;
  /** Undefined where the publisher names no such task. */
  readonly theirs: TaskResult | undefined;
}

/** A result as far as both must agree. Times, and the order of findings, may differ. */
function essence({ outcome }: TaskResult): string {
  const findings = outcome.findings
    .map(({ status, message, file, line, row, observed, waiver }) =>
      [status, message, file ?? '', line ?? 0, row ?? '', observed ?? '', waiver ?? ''].join('|'),
    )
    .sort();
  return JSON.stringify([outcome.status, outcome.findingCount, outcome.rowsExamined, outcome.due, findings]);
}

/**
 * Puts the reader's results beside the publisher's, in the reader's order. A task that only one of the two has is a
 * difference; `isChosen` says which of the publisher's results the reader's run was about, and `isKnown` which of the
 * reader's could be found out: one that could not is no difference.
 */
export function compareResults(
  own: readonly TaskResult[],
  theirs: readonly TaskResult[],
  isChosen: (result: TaskResult) => boolean = () => true,
  isKnown: (result: TaskResult) => boolean = () => true,
): ComparedResult[] {
  const left = new Map(theirs.filter(isChosen).map((result) => [taskKey(result), result]));
  const compared = own.map((result): ComparedResult => {
    const key = taskKey(result);
    const other = left.get(key);
    left.delete(key);
    const known = isKnown(result) && result.outcome.notCarriedOut !== true;
    const same = known && other !== undefined && essence(other) === essence(result);
    return { key, same, known, own: result, theirs: other };
  });
  return [
    ...compared,
    ...[...left].map(([key, result]): ComparedResult => ({
      key,
      same: false,
      known: true,
      own: undefined,
      theirs: result,
    })),
  ];
}
