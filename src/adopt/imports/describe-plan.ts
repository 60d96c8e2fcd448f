import type { ImportPlan } from './plan-import.ts';

const count = (list: readonly unknown[], one: string, many: string) =>
  `${list.length} ${list.length === 1 ? one : many}`;

/** How many of a list are named; the rest is counted. */
const mostNamed = 5;

const some = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;

/** Why nothing but the worksheet can be written, and every way on. */
export function describeLacking({ lacking, sheetPath }: ImportPlan, categories: readonly string[]): string[] {
  if (lacking.length === 0) return [];
  const ways: Readonly<Record<string, string>> = {
    category: `one switch for all with  --category ${categories[0] ?? 'usage'}  (there are: ${categories.join(', ') || 'none yet'}; "new usage" begins one), or the column "category"`,
    sensitivity: 'one for all with  --answer sensitivity=technical  or the column "sensitivity"',
    since:
      'the day from which the switch is asked as it is today, in the column "since" of the row that names it, or  --answer since=2026-01-31',
    retention: 'a schedule of content/retention/, in the column "retention" of the row that names it',
  };
  return [
    'Only the worksheet is written, since these are not known and cannot be left open:',
    ...lacking.map(
      ({ column, keys }) =>
        `  ${column} of ${some(keys)}\n    Answer: ${ways[column] ?? `the column "${column}"`}, in ${sheetPath}`,
    ),
    'Then run the same command again, with the same files.',
  ];
}

/** How many files are new, changed or as they were, and where the words of an author stay. */
export function describeOutcomes(outcomes: ImportPlan['outcomes']): string[] {
  const of = (change: string) => outcomes.filter((one) => one.change === change);
  const kept = outcomes.flatMap(({ path, kept: parts }) =>
    parts.length > 0 ? [`  ${path}: ${parts.join(', ')}`] : [],
  );
  return [
    `${count(of('new'), 'new file', 'new files')}, ${of('changed').length} changed, ${of('same').length} as they were.`,
    ...(kept.length > 0
      ? ['The source changed here, and your own words stay; look whether they are still true:', ...kept]
      : []),
  ];
}

/** What could not be mapped, by the reason. */
export function describeUnmapped(unmapped: ImportPlan['unmapped']): string[] {
  const byReason = [...Map.groupBy(unmapped, ({ reason }) => reason)];
  return [
    ...(byReason.length > 0 ? [`${count(unmapped, 'thing', 'things')} could not be mapped:`] : []),
    ...byReason.map(([reason, list]) => `  ${some(list.map(({ at, what }) => `${at} ${what}`))}: ${reason}`),
  ];
}

/** What was found and what changes, a line each. */
export function describePlan(plan: ImportPlan, open: ReadonlyMap<string, number>): string[] {
  const { outcomes, gone, unmapped, lines, sheetPath } = plan;
  const [changed = '', ...kept] = describeOutcomes(outcomes);
  const asked = [...open].map(([column, rows]) => `${column} (${rows})`);
  return [
    changed,
    ...lines,
    ...kept,
    ...gone.map(({ key, path, renamedTo, outcome }) =>
      outcome
        ? `${key} is gone from the source: ${path} says since when.`
        : `${key} is gone from the source${renamedTo ? `, perhaps renamed to ${renamedTo}` : ''}. Its file stays: write the day in the column "removed" of ${sheetPath}, or remove ${path} where it never was sent.`,
    ),
    ...describeUnmapped(unmapped),
    ...(asked.length > 0 ? [`Not known to the source, and asked in ${sheetPath}: ${asked.join(', ')}.`] : []),
  ];
}
