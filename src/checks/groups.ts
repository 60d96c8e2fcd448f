import type { CheckTable } from './check-input.ts';
import { type Check, type Task, outcome } from './check.ts';
import { type GroupSources, groupSources, judgeWholeGroup, wholeGroupsQuery } from './groups/whole-groups.ts';
import { judgeDeclared, judgeStatistic, statisticsOf, statisticsQuery, unknownAmounts } from './groups/statistics.ts';
import { countRows, releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';

function examined(
  { counts, ratios, labels }: GroupSources,
  statistics: readonly { readonly column: string }[],
): string[] {
  return [
    ...(counts.length > 0 ? [`counts inside others (${counts.join(', ')})`] : []),
    ...(ratios.length > 0 ? [`ratios of all or nothing (${ratios.map(({ ratio }) => ratio).join(', ')})`] : []),
    ...(labels.length > 0 ? [`groups under one label alone (${labels.join(', ')})`] : []),
    ...(statistics.length > 0 ? [`statistics (${statistics.map(({ column }) => column).join(', ')})`] : []),
  ];
}

/** What could not be examined, in sentences; empty where nothing was left. */
function unexamined(table: CheckTable): string[] {
  const amounts = unknownAmounts(table);
  const blind = statisticsOf(table).filter(
    ({ statistic, dominance }) => (statistic === 'sum' || statistic === 'mean') && dominance === undefined,
  );
  return [
    ...(amounts.length > 0
      ? [
          `Nothing says what ${amounts.join(', ')} ${amounts.length === 1 ? 'is' : 'are'} computed of, so whether one contributor stands out in it cannot be checked.`,
        ]
      : []),
    ...(blind.length > 0
      ? [
          `Whether one contributor makes up most of ${blind.map(({ column }) => column).join(', ')} cannot be seen from outside: the largest contributions are not published, and should not be.`,
        ]
      : []),
  ];
}

function plan(table: CheckTable): Task {
  const sources = groupSources(table);
  const statistics = statisticsOf(table);
  const whole = wholeGroupsQuery(table, sources);
  const amounts = statisticsQuery(table, statistics);
  const task = { check: 'groups', dataset: table.dataset, table: table.table } as const;
  const looked = examined(sources, statistics);
  const left = unexamined(table);
  const harmless = (table.privacy.wholeGroups ?? []).map(({ column, reason }) => `"${column}" (${reason})`);
  const note = [
    looked.length > 0
      ? `Examined: ${looked.join('; ')}.`
      : 'This table has no exact number that could be the same for everybody in a group: its counts are rounded, hold noise, or are not published.',
    ...left,
    ...(harmless.length > 0 ? [`Allowed in writing: ${harmless.join('; ')}`] : []),
  ].join(' ');
  return {
    ...task,
    queries: {
      ...(whole === undefined && amounts === undefined ? {} : { totals: countRows(releasedOf(table)) }),
      ...(whole === undefined ? {} : { whole }),
      ...(amounts === undefined ? {} : { statistics: amounts }),
    },
    judge(results) {
      const declared = judgeDeclared(table, statistics);
      const findings = [
        ...rowsOf(results['whole']).map((row) => judgeWholeGroup(table, row)),
        ...rowsOf(results['statistics']).flatMap((row) => judgeStatistic(table, statistics, row)),
        ...declared,
      ];
      const findingCount =
        firstNumber(results['whole'], 'total') + firstNumber(results['statistics'], 'total') + declared.length;
      const isBlind = findings.length === 0 && (looked.length === 0 || left.length > 0);
      return outcome(findings, firstNumber(results['totals'], 'rows'), {
        findingCount,
        note,
        ...(isBlind ? { status: 'not-checkable' as const } : {}),
      });
    },
  };
}

/** No published number says of everybody in a group what holds for each, or is the value of a single contributor. */
export const groupsCheck: Check<'groups'> = {
  id: 'groups',
  leaks: 'file',
  plan: (input) => input.tables.map(plan),
};
