import { allChecks } from '../checks/all-checks.ts';
import type { CheckInput } from '../checks/check-input.ts';
import { type Check, type Outcome, type Task, outcome } from '../checks/check.ts';
import { type BoundSystem, boundNothing } from '../checks/suppression/bound-cells.ts';
import type { Engine, Table } from '../engine/engine.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { CheckReport, TaskResult } from './report.ts';
import { summarise } from './summarise.ts';

export interface RunOptions {
  /** Only these checks. Default: all. */
  readonly checks?: readonly CheckId[];
  /** Only these datasets; `site` stands for what concerns all of them. Default: all. */
  readonly datasets?: readonly string[];
  /** Called before each task and once at the end, with the task that begins. */
  readonly onProgress?: (done: number, total: number, task?: Task) => void;
  /** Called with each result as it comes. */
  readonly onResult?: (result: TaskResult) => void;
  readonly signal?: AbortSignal;
  /** Awaited between pieces of work, so that a page goes on answering. */
  readonly pause?: () => Promise<void>;
  /** Bounds hidden cells with a solver of linear programs; a check that has cells to bound fails without it. */
  readonly bound?: BoundSystem;
  /** Milliseconds since any moment; without it nothing is measured. */
  readonly now?: () => number;
  /** The checks there are; tests give their own. */
  readonly available?: readonly Check[];
}

/** The tasks of the chosen checks and datasets, in the order in which they are run. */
export function planTasks(
  input: CheckInput,
  { checks, datasets, available = allChecks }: Pick<RunOptions, 'checks' | 'datasets' | 'available'> = {},
): Task[] {
  return available
    .filter(({ id }) => checks === undefined || checks.includes(id))
    .flatMap((check) => check.plan(input))
    .filter(({ dataset }) => datasets === undefined || datasets.includes(dataset));
}

/** What becomes of a task that could not be carried out: nothing was shown, so it fails. */
function failed(task: Task, error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  const finding = {
    check: task.check,
    dataset: task.dataset,
    status: 'fail',
    message: `This check could not be carried out: ${reason}`,
    ...(task.table === undefined ? {} : { table: task.table }),
  } as const;
  return outcome([finding], 0, { notCarriedOut: true });
}

async function runTask(
  task: Task,
  engine: Engine,
  pause: () => Promise<void>,
  { signal, bound = boundNothing }: RunOptions,
  onJudge: () => void,
): Promise<Outcome> {
  try {
    const results: Record<string, Table> = {};
    for (const [name, sql] of Object.entries(task.queries)) {
      results[name] = await engine.query(sql, signal === undefined ? {} : { signal });
      await pause();
    }
    onJudge();
    return await task.judge(results, pause, bound);
  } catch (error) {
    signal?.throwIfAborted();
    return failed(task, error);
  }
}

/**
 * Runs the checks over tables that the engine holds already, one task after another. A task whose query or judgement
 * breaks down fails with the reason. Throws the signal's reason when aborted, and nothing else.
 */
export async function runChecks(input: CheckInput, engine: Engine, options: RunOptions = {}): Promise<CheckReport> {
  const { onProgress, onResult, signal, now } = options;
  const pause = async () => {
    await options.pause?.();
    signal?.throwIfAborted();
  };
  const tasks = planTasks(input, options);
  const results: TaskResult[] = [];
  for (const [done, task] of tasks.entries()) {
    onProgress?.(done, tasks.length, task);
    await pause();
    const start = now?.();
    let judged: number | undefined;
    const result = await runTask(task, engine, pause, options, () => (judged = now?.()));
    const end = now?.();
    const { check, dataset, table, queries } = task;
    results.push({
      check,
      dataset,
      ...(table === undefined ? {} : { table }),
      queries,
      outcome: result,
      ...(start === undefined || end === undefined
        ? {}
        : { seconds: (end - start) / 1000, judgementSeconds: (end - (judged ?? end)) / 1000 }),
    });
    onResult?.(results.at(-1) as TaskResult);
  }
  onProgress?.(tasks.length, tasks.length);
  return summarise(results);
}
