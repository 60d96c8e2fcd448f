import { describeOutcomes, describeUnmapped } from '../describe-plan.ts';
import type { TablePlan } from './plan-tables.ts';

/** What was found and what changes, or what must be answered first, a line each. */
export function describeTablePlan({
  lacking,
  lines,
  outcomes,
  changes,
  unmapped,
  sheetPath,
  open,
}: TablePlan): string[] {
  if (lacking.length > 0)
    return [
      ...lines,
      `Only ${sheetPath} is written, since only you know this:`,
      ...lacking.map(
        ({ question, row, words }) => `  ${words}\n    or the column "${question}" in the row "${row}" of the file`,
      ),
      'Then run the same command again, with the same files.',
    ];
  const asked = new Map<string, number>();
  for (const question of [...open.values()].flat()) asked.set(question, (asked.get(question) ?? 0) + 1);
  const files = changes.flatMap(({ path }) => (/\.(?:csv|parquet)$/.test(path) && path !== sheetPath ? [path] : []));
  return [
    ...lines,
    ...describeOutcomes(outcomes),
    ...(files.length > 0 ? [`Tables written: ${files.join(', ')}`] : []),
    ...describeUnmapped(unmapped),
    ...(asked.size > 0
      ? [
          `What only you know is asked in ${sheetPath}: ${[...asked].map(([question, rows]) => `${question} (${rows})`).join(', ')}.`,
        ]
      : []),
  ];
}
