import { compareTexts } from '../../values/compare-texts.ts';
import { type Day } from '../../values/day.ts';
import { addDuration } from '../../values/duration.ts';
import { type Period, parsePeriod, periodStart } from '../../values/period.ts';
import type { CheckInput, CheckTable } from '../check-input.ts';
import { type Conversion, toEpsilon } from '../privacy-loss.ts';
import { declaredLoss } from './declared-loss.ts';

/** One release of a table with differential privacy, and what its unit had spent by then. */
export interface LedgerRow {
  /** The published file, relative to `data/`; it may be gone, what it spent stays spent. */
  readonly release: string;
  readonly dataset: string;
  readonly table: string;
  /** Whose privacy: `privacy_unit` as declared. */
  readonly unit: string;
  readonly period?: string;
  /** First day of the period; the day of release where the file names none. */
  readonly date: Day;
  readonly epsilon?: number;
  readonly rho?: number;
  readonly delta?: number;
  /** All that was spent in the window that ends with this release: ρ as such, and everything as ε at the budget's δ. */
  readonly spentRho: number;
  readonly spentEpsilon: number;
  /** The budget; absent where none is declared for this unit. */
  readonly limitEpsilon?: number;
  readonly limitRho?: number;
}

interface Release extends Omit<LedgerRow, 'spentRho' | 'spentEpsilon'> {
  readonly source: CheckTable;
}

/** Whether a loss declared for a unit counts against the budget: `installation-month` is an installation too. */
export function isBudgetUnit(unit: string, budgetUnit: string): boolean {
  return unit === budgetUnit || unit.startsWith(`${budgetUnit}-`);
}

function releasesOf(table: CheckTable, { log, today, site }: CheckInput): Release[] {
  const dp = table.privacy.differentialPrivacy;
  if (!dp) return [];
  const logged = log.entries
    .filter((entry) => entry.type === 'release')
    .filter(
      (entry) => entry.dataset === table.dataset && (entry.table === table.table || entry.table === table.resource),
    );
  const days = new Map<string, { period?: string; day?: Day }>(
    logged.map((entry) => [entry.file, { period: entry.period, day: entry.date }]),
  );
  for (const file of table.files)
    days.set(file.path, { ...days.get(file.path), ...(file.period === undefined ? {} : { period: file.period }) });
  const loss = declaredLoss(dp);
  const counted = site.budget && isBudgetUnit(dp.privacy_unit, site.budget.unit) ? site.budget : undefined;
  return [...days].map(([release, { period, day }]): Release => ({
    release,
    dataset: table.dataset,
    table: table.table,
    unit: dp.privacy_unit,
    ...(period === undefined ? {} : { period }),
    date: period !== undefined && parsePeriod(period) ? periodStart(period as Period) : (day ?? today),
    ...(loss.kind === 'epsilon' ? { epsilon: loss.epsilon, ...(loss.delta > 0 ? { delta: loss.delta } : {}) } : {}),
    ...(loss.kind === 'rho' ? { rho: loss.rho } : {}),
    ...(counted ? { limitEpsilon: counted.epsilon } : {}),
    ...(counted?.rho === undefined ? {} : { limitRho: counted.rho }),
    source: table,
  }));
}

/**
 * What releases of one window spend together. Releases of a table add up, unless each unit is in one of them only:
 * then the largest counts. Tables add up. ρ becomes ε at what δ the releases with a δ of their own leave of the
 * budget's; by the least favourable formula, where several are declared.
 */
function spend(releases: readonly Release[], budgetDelta: number): { rho: number; epsilon: number } {
  let [epsilon, delta, rho] = [0, 0, 0];
  const conversions = new Set<Conversion>();
  for (const [table, own] of Map.groupBy(releases, (release) => release.source)) {
    const dp = table.privacy.differentialPrivacy;
    const combine = (losses: readonly number[]) =>
      dp?.composition === 'disjoint' ? Math.max(0, ...losses) : losses.reduce((sum, loss) => sum + loss, 0);
    epsilon += combine(own.map((release) => release.epsilon ?? 0));
    delta += combine(own.map((release) => release.delta ?? 0));
    const ownRho = combine(own.map((release) => release.rho ?? 0));
    rho += ownRho;
    if (ownRho > 0 && dp && dp.conversion !== 'pure') conversions.add(dp.conversion);
  }
  const converted = [...conversions].map((conversion) => toEpsilon(rho, budgetDelta - delta, conversion));
  if (delta > budgetDelta * (1 + 1e-9)) return { rho, epsilon: Infinity };
  return { rho, epsilon: epsilon + Math.max(0, ...converted) };
}

/**
 * The privacy budget as a ledger: every release of every table with differential privacy, files that are gone
 * included, by unit and date. A window holds its last day and everything later than one window's length before it.
 * Without a declared budget sums run over all time at δ = 0. No such table: no rows.
 */
export function ledger(input: CheckInput): LedgerRow[] {
  const releases = input.tables.flatMap((table) => releasesOf(table, input));
  releases.sort(
    (a, b) => compareTexts(a.date, b.date) || compareTexts(a.dataset, b.dataset) || compareTexts(a.release, b.release),
  );
  const { budget } = input.site;
  const account = ({ unit }: Release) => (budget && isBudgetUnit(unit, budget.unit) ? budget.unit : unit);
  return releases.map((release, at): LedgerRow => {
    const start = budget ? addDuration(release.date, budget.window, -1) : '';
    const within = releases
      .slice(0, at + 1)
      .filter((other) => other.date > start && account(other) === account(release));
    const spent = spend(within, budget?.delta ?? 0);
    const { source: _, ...row } = release;
    return { ...row, spentRho: spent.rho, spentEpsilon: spent.epsilon };
  });
}
