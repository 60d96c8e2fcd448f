import { formatDuration } from '../values/format.ts';
import { type Check, type Finding, outcome } from './check.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { judgeNoise } from './budget/judge-noise.ts';
import { type LedgerRow, isBudgetUnit, ledger } from './budget/ledger.ts';
import { descriptorFile } from './descriptor-file.ts';

const figure = (value: number) => (value === Infinity ? 'more than any number' : String(Number(value.toPrecision(4))));

function judgeUnits(tables: readonly CheckTable[], { site }: CheckInput): Finding[] {
  return tables.flatMap((table): Finding[] => {
    const unit = table.privacy.differentialPrivacy?.privacy_unit ?? '';
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

/** All releases together stay within the declared privacy budget. */
export const budgetCheck: Check<'budget'> = {
  id: 'budget',
  leaks: 'nothing',
  byDay: true,
  plan(input) {
    const tables = input.tables.filter((table) => table.privacy.differentialPrivacy !== undefined);
    return [
      {
        check: 'budget',
        dataset: 'site',
        queries: {},
        judge() {
          if (tables.length === 0)
            return outcome([], 0, { note: 'No published table uses differential privacy, so no budget is spent.' });
          const rows = ledger(input);
          const findings = [...judgeWindows(rows, input), ...judgeUnits(tables, input), ...tables.flatMap(judgeNoise)];
          const spent = rows.filter((row) => row.limitEpsilon !== undefined).map((row) => row.spentEpsilon);
          const { budget } = input.site;
          const rule = budget
            ? ` A budget of epsilon ${budget.epsilon} at delta ${budget.delta} per ${budget.unit} holds in every stretch of ${formatDuration(budget.window, 'en')}; the most that was spent in one is ${figure(Math.max(0, ...spent))}.`
            : '';
          const formulas = [
            ...new Set(
              tables
                .flatMap((table) => table.privacy.differentialPrivacy?.conversion ?? [])
                .filter((conversion) => conversion !== 'pure'),
            ),
          ];
          const converted = formulas.length === 0 ? '' : ` rho was converted with ${formulas.join(' and ')}.`;
          return outcome(findings, 0, {
            note: `Releases added up: ${rows.length}, from ${tables.map(({ table }) => table).join(', ')}; their rows were not needed.${rule}${converted}`,
            measures: {
              releases: rows.length,
              ...(spent.some(Number.isFinite)
                ? { mostEpsilon: Number(Math.max(0, ...spent.filter(Number.isFinite)).toPrecision(6)) }
                : {}),
            },
          });
        },
      },
    ];
  },
};
