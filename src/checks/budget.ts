import { formatDuration } from '../values/format.ts';
import { type Check, type Finding, type Outcome, type Task, outcome } from './check.ts';
import type { CheckInput } from './check-input.ts';
import { drawnQuery, judgeDrawn } from './budget/drawn-noise.ts';
import { besideQuery, judgeBeside, twinsOf } from './budget/exact-beside.ts';
import { digestsIn, digestsQuery, withFreshPeriods } from './budget/fresh-periods.ts';
import { judgeContributions } from './budget/judge-contributions.ts';
import { judgeChosenLabels } from './budget/judge-labels-chosen.ts';
import { judgeNoise } from './budget/judge-noise.ts';
import { judgeStrength } from './budget/judge-strength.ts';
import { type LedgerRow, ledger } from './budget/ledger.ts';
import { type NoisyTable, noisyTablesOf, shapeQuery } from './budget/noisy-table.ts';
import { isBudgetUnit } from './budget/privacy-unit.ts';
import { firstNumber, rowsOf } from './result-rows.ts';
import { descriptorFile } from './descriptor-file.ts';

const figure = (value: number) => (value === Infinity ? 'more than any number' : String(Number(value.toPrecision(4))));

function judgeUnits(tables: readonly NoisyTable[], { site }: CheckInput): Finding[] {
  return tables.flatMap(({ table, dp }): Finding[] => {
    const unit = dp.privacy_unit;
    const about = { check: 'budget', dataset: table.dataset, table: table.table, status: 'review' } as const;
    if (!site.budget)
      return [
        {
          ...about,
          file: 'content/site.yaml',
          message:
            'Noise protects this table, and site.yaml declares no budget: what all releases may spend together is nowhere limited.',
          observed: 'no budget',
          allowed: 'a budget for every unit',
          fix: `budget: { unit: ${unit}, window: P1Y, epsilon: 1, delta: 0 }`,
        },
      ];
    if (isBudgetUnit(unit, site.budget.unit)) return [];
    return [
      {
        ...about,
        file: descriptorFile(table),
        message: `The loss is declared per ${unit}, and the budget per ${site.budget.unit}: the two cannot be compared.`,
        observed: unit,
        allowed: site.budget.unit,
        fix: `"privacy_unit": "${site.budget.unit}"`,
      },
    ];
  });
}

/** Releases with which a window goes over the budget, each at the end of its day. */
function judgeWindows(rows: readonly LedgerRow[], { site: { budget } }: CheckInput): Finding[] {
  if (!budget) return [];
  const counted = rows.filter((row) => row.limitEpsilon !== undefined);
  return counted.flatMap((row, at): Finding[] => {
    if (counted[at + 1]?.date === row.date) return [];
    const about = {
      check: 'budget',
      dataset: row.dataset,
      table: row.table,
      status: 'fail',
      file: row.release,
      ...(row.period === undefined ? {} : { period: row.period }),
    } as const;
    const length = formatDuration(budget.window, 'en');
    const window = `In the stretch of ${length} that ends with ${row.period ?? row.date}`;
    const fix = 'add more noise, publish less often, or declare a larger budget and say so in changes/';
    const over = (name: string, at: string, spent: number, limit: number): Finding => ({
      ...about,
      message:
        spent === Infinity
          ? `${window}, the losses amount to no epsilon at delta ${budget.delta}: the releases have deltas of their own that use it up, or rho needs a delta above 0.`
          : `${window}, all releases together spend ${name} ${figure(spent)}${at} per ${budget.unit}, and ${limit} is allowed.`,
      observed: spent === Infinity ? `no ${name}${at}` : `${name} ${figure(spent)}${at}`,
      allowed: `${name} ${limit}${at} in ${length}`,
      fix,
    });
    // Sums of decimal fractions: 0.1 + 0.2 is not over 0.3.
    const isOver = (spent: number, limit: number) => spent > limit * (1 + 1e-9);
    return [
      ...(isOver(row.spentEpsilon, budget.epsilon)
        ? [over('epsilon', ` at delta ${budget.delta}`, row.spentEpsilon, budget.epsilon)]
        : []),
      ...(budget.rho !== undefined && isOver(row.spentRho, budget.rho)
        ? [over('rho', '', row.spentRho, budget.rho)]
        : []),
    ];
  });
}

const tablesWord = (tables: readonly NoisyTable[]) => tables.map(({ table }) => table.table).join(', ');

/** Periods that more than one release of a table spent on, each with noise of its own. */
function publishedAgain(rows: readonly LedgerRow[]): string {
  const groups = Map.groupBy(rows, ({ table, period }) => (period === undefined ? '' : `${period} of ${table}`));
  const again = [...groups].filter(([name, own]) => name !== '' && own.length > 1).map(([name]) => name);
  if (again.length === 0) return '';
  const listed = again.slice(0, 5).join(', ') + (again.length > 5 ? ` and ${again.length - 5} more` : '');
  return ` Published again with noise drawn anew, and counted each time: ${listed}.`;
}

function noteOf(tables: readonly NoisyTable[], rows: readonly LedgerRow[], { site: { budget } }: CheckInput): string {
  const spent = rows.filter((row) => row.limitEpsilon !== undefined).map((row) => row.spentEpsilon);
  const rule = budget
    ? ` A budget of epsilon ${budget.epsilon} at delta ${budget.delta} per ${budget.unit} holds in every stretch of ${formatDuration(budget.window, 'en')}; the most that was spent in one is ${figure(Math.max(0, ...spent))}.`
    : '';
  const formulas = [...new Set(tables.map(({ dp }) => dp.conversion).filter((conversion) => conversion !== 'pure'))];
  const converted = formulas.length === 0 ? '' : ` rho was converted with ${formulas.join(' and ')}.`;
  const files = new Set(rows.map(({ release }) => release)).size;
  const [periods, published] = [rows.length, `${files} ${files === 1 ? 'file' : 'files'}`];
  return `${periods} ${periods === 1 ? 'period' : 'periods'} in ${published} added up, from ${tablesWord(tables)}.${publishedAgain(rows)}${rule}${converted}`;
}

/** Queries of a table with noise, by name; each name ends with the table's, so that they stay apart. */
function queriesFor(noisy: NoisyTable, input: CheckInput): Record<string, string> {
  const { table } = noisy;
  const beside = besideQuery(noisy, twinsOf(noisy, input.tables));
  return {
    [`periods ${table.table}`]: digestsQuery(table),
    [`shape ${table.table}`]: shapeQuery(table),
    [`noise ${table.table}`]: drawnQuery(noisy),
    ...(beside === undefined ? {} : { [`beside ${table.table}`]: beside }),
  };
}

type Results = Parameters<Task['judge']>[0];

function judge(tables: readonly NoisyTable[], given: CheckInput, results: Results): Outcome {
  const result = (name: string, { table }: NoisyTable) => results[`${name} ${table.table}`];
  const input = withFreshPeriods(given, (table) => {
    const found = results[`periods ${table.table}`];
    return found === undefined ? undefined : digestsIn(rowsOf(found));
  });
  const rows = ledger(input);
  const findings = [
    ...judgeWindows(rows, input),
    ...judgeUnits(tables, input),
    ...tables.flatMap((noisy) => [
      ...judgeNoise(noisy.table),
      ...judgeContributions(noisy, firstNumber(result('shape', noisy), 'most')),
      ...judgeChosenLabels(noisy, result('shape', noisy)),
      ...judgeDrawn(noisy, result('noise', noisy)),
      ...judgeBeside(noisy, result('beside', noisy)),
    ]),
    ...judgeStrength(tables, rows, input),
  ];
  const finite = rows
    .filter((row) => row.limitEpsilon !== undefined)
    .map((row) => row.spentEpsilon)
    .filter(Number.isFinite);
  const examined = tables.reduce((sum, noisy) => sum + firstNumber(result('shape', noisy), 'rows'), 0);
  return outcome(findings, examined, {
    note: noteOf(tables, rows, input),
    measures: {
      releases: rows.length,
      ...(finite.length > 0 ? { mostEpsilon: Number(Math.max(0, ...finite).toPrecision(6)) } : {}),
    },
  });
}

/** All releases together stay within the declared privacy budget, and the noise is what it is said to be. */
export const budgetCheck: Check<'budget'> = {
  id: 'budget',
  leaks: 'nothing',
  byDay: true,
  plan(input) {
    const tables = noisyTablesOf(input.tables);
    const task = { check: 'budget', dataset: 'site' } as const;
    if (tables.length === 0) {
      const note = 'No published table is said to hold noise, so no budget is spent and there is nothing to add up.';
      return [{ ...task, queries: {}, judge: () => outcome([], 0, { status: 'not-checkable', note }) }];
    }
    return [
      {
        ...task,
        queries: Object.assign({}, ...tables.map((noisy) => queriesFor(noisy, input))) as Record<string, string>,
        judge: (results) => judge(tables, input, results),
      },
    ];
  },
};
