import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Task, findingLimit, outcome } from './check.ts';
import { birthsQuery, judgeBirths } from './identifiers/birth-dates.ts';
import { coordinatesQuery, judgeCoordinates } from './identifiers/coordinates.ts';
import { judgeLabels } from './identifiers/judge-labels.ts';
import { judgeGrowth, judgeOpenness, judgeOutside } from './identifiers/judge-vocabulary.ts';
import { outsideQuery, suspectsQuery } from './identifiers/suspects.ts';
import { type TextColumn, growthQuery, keyNumbersOf, patternQuery, textColumnsOf } from './identifiers/vocabulary.ts';
import { periodsQuery } from './published-periods.ts';
import { countRows, textOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';

const describeAllowed = (column: string, { reason, groups }: NonNullable<TextColumn['allowed']>) =>
  `"${column}"${groups.length === 0 ? '' : `, with values of the kinds ${groups.join(', ')}`} (${reason})`;

function plan(table: CheckTable, input: CheckInput): Task {
  const columns = textColumnsOf(table, input);
  const labelled = [...columns, ...keyNumbersOf(table)];
  const optional: Record<string, string | undefined> = {
    suspects: labelled.length === 0 ? undefined : suspectsQuery(table, labelled),
    growth: columns.length === 0 ? undefined : growthQuery(table, columns),
    outside: outsideQuery(table, columns, findingLimit),
    patterns: patternQuery(columns),
    periods: columns.some(({ vocabulary }) => vocabulary.kind === 'period') ? periodsQuery(table) : undefined,
    coordinates: coordinatesQuery(table),
    births: birthsQuery(table),
  };
  const queries = Object.entries(optional).flatMap(([name, sql]) => (sql === undefined ? [] : [[name, sql] as const]));
  return {
    check: 'identifiers',
    dataset: table.dataset,
    table: table.table,
    queries: {
      totals: countRows(textOf(table)),
      ...Object.fromEntries(queries),
    },
    judge(results) {
      const any = new Set(
        rowsOf(results['patterns'])
          .filter((row) => row['any'] === true)
          .map((row) => row['column']),
      );
      const periods = rowsOf(results['periods']).map((row) => String(row['period']));
      const outside = rowsOf(results['outside']);
      const findings = [
        ...judgeLabels(table, labelled, rowsOf(results['suspects'])),
        ...rowsOf(results['coordinates']).flatMap((row) => judgeCoordinates(table, row)),
        ...rowsOf(results['births']).flatMap((row) => judgeBirths(table, row)),
        ...outside.flatMap((row) => judgeOutside(table, columns, row)),
        ...columns.flatMap((entry) =>
          judgeOpenness(table, entry, { patternAcceptsAny: any.has(entry.column.name), periods }),
        ),
        ...rowsOf(results['growth']).flatMap((row) => judgeGrowth(table, columns, row)),
      ];
      // Of labels outside the dictionary only the first were fetched.
      const unlisted = new Map(outside.map((row) => [row['column'], Number(row['suspects'])]));
      const uncounted = [...unlisted.values()].reduce((sum, count) => sum + Math.max(0, count - findingLimit), 0);
      const allowed = labelled.flatMap(({ column, allowed: entry }) =>
        entry === undefined ? [] : [describeAllowed(column.name, entry)],
      );
      const texts =
        labelled.length === 0
          ? 'This table has no column of text.'
          : `Every label of ${labelled.map(({ column }) => column.name).join(', ')} was looked at.`;
      const note =
        allowed.length === 0 ? texts : `${texts} Open vocabularies allowed in writing: ${allowed.join('; ')}`;
      return outcome(findings, firstNumber(results['totals'], 'rows'), {
        findingCount: findings.length + uncounted,
        note,
      });
    },
  };
}

/** No published label points to one person, one device or one place. */
export const identifiersCheck: Check<'identifiers'> = {
  id: 'identifiers',
  leaks: 'file',
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
