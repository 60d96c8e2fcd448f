import { compareTexts } from '../../values/compare-texts.ts';
import { type Day } from '../../values/day.ts';
import { addDuration } from '../../values/duration.ts';
import { parsePeriod } from '../../values/period.ts';
import type { CheckFile, CheckInput, CheckTable } from '../check-input.ts';
import { type Conversion, ofGroup, toEpsilon } from '../privacy-loss.ts';
import { type Loss, declaredLoss } from './declared-loss.ts';
import { daysOf, groupsOf, isBudgetUnit, partsOfPeriod, unitsIn } from './privacy-unit.ts';

/** One period of a table with noise as one file published it, and what its unit had spent by then. */
export interface LedgerRow {
  /** The published file, relative to `data/`; it may be gone, what it spent stays spent. */
  readonly release: string;
  readonly dataset: string;
  readonly table: string;
  /** Whose privacy: `privacy_unit` as declared. */
  readonly unit: string;
  readonly period?: string;
  /** First day of the period; the day of release where none is known. */
  readonly date: Day;
  /** The loss of one unit of the budget, which may be several units of the table. */
  readonly epsilon?: number;
  readonly rho?: number;
  readonly delta?: number;
  /** The formula that turns ρ into ε. */
  readonly conversion?: Conversion;
  /** Groups whose losses add up, of which the largest counts; absent where all releases of the table add up. */
  readonly groups?: readonly string[];
  /** All that was spent in the window that ends with this release: ρ as such, and everything as ε at the budget's δ. */
  readonly spentRho: number;
  readonly spentEpsilon: number;
  /** The budget; absent where none is declared for this unit. */
  readonly limitEpsilon?: number;
  readonly limitRho?: number;
}

type Release = Omit<LedgerRow, 'spentRho' | 'spentEpsilon'>;

/** What one unit of the budget loses where a table's unit is a part of it; nothing where no loss is declared. */
function lossOf(loss: Loss, units: number): Pick<LedgerRow, 'epsilon' | 'delta' | 'rho' | 'conversion'> {
  if (loss.kind === 'undeclared') return {};
  if (loss.kind === 'rho') return { rho: ofGroup({ rho: loss.rho }, units).rho, conversion: loss.conversion };
  const { epsilon, delta } = ofGroup(loss, units);
  return { epsilon, ...(delta > 0 ? { delta } : {}) };
}

/** The periods that a file costs: those that it publishes first or anew; where that is not known, all it may hold. */
function periodsOf(file: Pick<CheckFile, 'period' | 'fresh'>, { privacy }: CheckTable): (string | undefined)[] {
  if (file.fresh !== undefined) return [...file.fresh];
  const named = file.period === undefined ? undefined : parsePeriod(file.period);
  return named === undefined ? [file.period] : partsOfPeriod(named, privacy.cadence);
}

function releasesOf(table: CheckTable, { log, today, site }: CheckInput): Release[] {
  const dp = table.privacy.differentialPrivacy;
  if (!dp) return [];
  const logged = log.entries
    .filter((entry) => entry.type === 'release')
    .filter(
      (entry) => entry.dataset === table.dataset && (entry.table === table.table || entry.table === table.resource),
    );
  const files = new Map<string, { period?: string; day?: Day; fresh?: readonly string[] }>(
    logged.map((entry) => [entry.file, { period: entry.period, day: entry.date }]),
  );
  for (const { path, period, fresh } of table.files)
    files.set(path, {
      ...files.get(path),
      ...(period === undefined ? {} : { period }),
      ...(fresh === undefined ? {} : { fresh }),
    });
  const loss = declaredLoss(dp);
  const counted = site.budget && isBudgetUnit(dp.privacy_unit, site.budget.unit) ? site.budget : undefined;
  const budgetUnit = counted?.unit ?? dp.privacy_unit;
  return [...files].flatMap(([release, file]) =>
    periodsOf(file, table).map((period): Release => {
      const known = period === undefined ? undefined : parsePeriod(period);
      const days = known === undefined ? undefined : daysOf(known, table.privacy);
      const groups = groupsOf(period ?? release, days, dp, budgetUnit);
      return {
        release,
        dataset: table.dataset,
        table: table.table,
        unit: dp.privacy_unit,
        ...(period === undefined || period === '' ? {} : { period }),
        date: known === undefined ? (file.day ?? today) : daysOf(known, {}).start,
        ...lossOf(loss, days === undefined ? 1 : unitsIn(days, dp.privacy_unit, budgetUnit)),
        ...(groups === undefined ? {} : { groups }),
        ...(counted ? { limitEpsilon: counted.epsilon } : {}),
        ...(counted?.rho === undefined ? {} : { limitRho: counted.rho }),
      };
    }),
  );
}

type Measure = 'epsilon' | 'delta' | 'rho';

/** What releases of one table spend in one measure. */
function combine(releases: readonly Release[], measure: Measure): number {
  const [totals, sum] = [new Map<string, number>(), { alone: 0 }];
  for (const { groups, [measure]: loss = 0 } of releases) {
    if (groups === undefined) sum.alone += loss;
    else for (const group of groups) totals.set(group, (totals.get(group) ?? 0) + loss);
  }
  return sum.alone + Math.max(0, ...totals.values());
}

/**
 * What releases spend together, in each measure, before ρ is turned into ε. Releases of a table add up (basic
 * composition: Dwork and Roth 2014, Theorem 3.16; of ρ: Bun and Steinke 2016, Lemma 2.3), unless each unit is in one
 * group of them only: then the largest group counts. Tables add up. No releases: zeros.
 */
export function composed(releases: readonly Release[]): Readonly<Record<Measure, number>> {
  const tables = [...Map.groupBy(releases, ({ dataset, table }) => `${dataset}\n${table}`).values()];
  const sum = (measure: Measure) => tables.reduce((total, own) => total + combine(own, measure), 0);
  return { epsilon: sum('epsilon'), delta: sum('delta'), rho: sum('rho') };
}

/**
 * What releases of one window spend together. ρ becomes ε at what δ the releases with a δ of their own leave of the
 * budget's; by the least favourable formula, where several are declared.
 */
function spend(releases: readonly Release[], budgetDelta: number): { rho: number; epsilon: number } {
  const { epsilon, delta, rho } = composed(releases);
  const conversions = new Set(
    releases.flatMap(({ rho: own = 0, conversion }) => (own > 0 && conversion !== undefined ? [conversion] : [])),
  );
  const converted = [...conversions].map((conversion) => toEpsilon(rho, budgetDelta - delta, conversion));
  if (delta > budgetDelta * (1 + 1e-9)) return { rho, epsilon: Infinity };
  return { rho, epsilon: epsilon + Math.max(0, ...converted) };
}

/**
 * The privacy budget as a ledger: every period of every table with differential privacy, once for each file that
 * publishes it first or with noise drawn anew, files that are gone included, by unit and date. A window holds its last
 * day and everything later than one window's length before it. Without a declared budget sums run over all time at
 * δ = 0. No such table: no rows.
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
    return { ...release, spentRho: spent.rho, spentEpsilon: spent.epsilon };
  });
}
