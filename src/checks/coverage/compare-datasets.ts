import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';
import { addedLoss, compareLoss } from './compare-loss.ts';
import { compareMethods } from './compare-methods.ts';
import { compareRates } from './compare-rates.ts';

type Dataset = Coverage['datasets'][number];

function compareThresholds(from: number, to: number, table: string): CoverageChange[] {
  if (from === to) return [];
  return [
    {
      kind: to < from ? 'threshold-lowered' : 'threshold-raised',
      material: to < from,
      subject: table,
      from: String(from),
      to: String(to),
      text: `groups in ${table} have ${to} or more contributors, before ${from} or more`,
    },
  ];
}

function compareTable(before: Dataset, now: Dataset): CoverageChange[] {
  return [
    ...compareThresholds(before.minimumCount, now.minimumCount, now.table),
    ...compareLoss(before, now),
    ...compareRates(before.sampleRate, now.sampleRate, now.table),
    ...compareMethods(before.methods, now.methods, now.table),
  ];
}

/**
 * A new table: it matters where it goes below the least k so far, or adds a loss. `least` is Infinity for no table so
 * far.
 */
function addedTable(dataset: Dataset, least: number): CoverageChange[] {
  const { table, minimumCount, epsilon, rho } = dataset;
  // A noisy count tells of no small group, however low its threshold.
  const isNoisy = epsilon !== undefined || rho !== undefined;
  const isLower = !isNoisy && minimumCount < least && least !== Infinity;
  return [
    { kind: 'dataset-added', material: false, subject: table, text: `the table ${table} is published too` },
    ...(isLower ? compareThresholds(least, minimumCount, table) : []),
    ...addedLoss(dataset),
  ];
}

/** Tables that came, changed or went; a table is known by its name. */
export function compareDatasets(before: readonly Dataset[], now: readonly Dataset[]): CoverageChange[] {
  const old = new Map(before.map((dataset) => [dataset.table, dataset]));
  const tables = new Set(now.map(({ table }) => table));
  const least = Math.min(...before.map(({ minimumCount }) => minimumCount));
  return [
    ...now.flatMap((dataset) => {
      const past = old.get(dataset.table);
      return past ? compareTable(past, dataset) : addedTable(dataset, least);
    }),
    ...before
      .filter(({ table }) => !tables.has(table))
      .map(({ table }): CoverageChange => ({
        kind: 'dataset-removed',
        material: false,
        subject: table,
        text: `the table ${table} is no longer published`,
      })),
  ];
}
