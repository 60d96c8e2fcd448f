import { allChecks } from '../checks/all-checks.ts';
import type { CheckInput } from '../checks/check-input.ts';
import type { Engine } from '../engine/engine.ts';
import type { Day } from '../values/day.ts';
import { applyWaivers } from './apply-waivers.ts';
import type { CheckReport } from './report.ts';
import { type RunOptions, runChecks } from './run-checks.ts';
import { summarise } from './summarise.ts';
import { taskKey } from './task-key.ts';

/** The same bytes judged as of two days, with the waivers that hold on each. */
export interface JudgedDays {
  /** As of the input's own day: what the publisher must have come to. */
  readonly asMade: CheckReport;
  /** As of the later day: what is true then. */
  readonly onDay: CheckReport;
}

/**
 * Runs the checks as of the input's day, and those that look at the day once more as of `day`. A day that is not later
 * changes nothing: both reports are one.
 */
export async function runOnDays(
  input: CheckInput,
  engine: Engine,
  day: Day,
  options: RunOptions = {},
): Promise<JudgedDays> {
  const made = await runChecks(input, engine, options);
  const asMade = applyWaivers(made, input.waivers, input.today);
  if (day <= input.today) return { asMade, onDay: asMade };
  const { onProgress: _, onResult: __, available = allChecks, ...quiet } = options;
  const byDay = available.filter((check) => check.byDay);
  const later = await runChecks({ ...input, today: day }, engine, { ...quiet, available: byDay });
  const changed = new Map(later.results.map((result) => [taskKey(result), result]));
  const results = made.results.map((result) => changed.get(taskKey(result)) ?? result);
  return { asMade, onDay: applyWaivers(summarise(results), input.waivers, day) };
}
