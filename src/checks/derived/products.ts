import { quoteName } from '../../engine/sql.ts';
import { wholeOf } from '../../schema/added-up.ts';
import type { CheckTable } from '../check-input.ts';
import { asText, columnMargins, isNewest, isTotal, slackOf } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { releasedOf } from '../released-table.ts';
import { ratioStep } from '../ratio-step.ts';
import { ratiosIn, sharesElsewhere } from '../shares.ts';

/** A ratio and what it is to be multiplied by, as SQL over the rows of `from`, in which the table is `t`. */
export interface Multiplied {
  readonly ratio: string;
  /** The denominator in words. */
  readonly of: string;
  /** SQL for what the product is divided by. */
  readonly scale: string;
  readonly from: string;
  readonly share: string;
  readonly whole: string;
  /** SQL for the step in which the ratio is published. */
  readonly step: string;
  /** How far the whole may be from the true one. */
  readonly slack: number;
  /** Whether nobody can be counted more than once, so that the product is part of the whole. */
  readonly isShare: boolean;
  /** Whether nothing but names says what the whole is. */
  readonly isSupposed: boolean;
}

const shareName = /(^|_)(share|percent|percentage|pct|fraction|proportion|quota)(_|$)/i;

function inRow(table: CheckTable): Multiplied[] {
  const declared = new Set((table.privacy.shares ?? []).map(({ column }) => column));
  return ratiosIn(table.privacy).map(({ ratio, denominator, scale = 1 }) => ({
    ratio,
    of: `"${denominator}"`,
    scale: String(scale),
    from: `${releasedOf(table)} t`,
    share: `t.${quoteName(ratio)}`,
    whole: `t.${quoteName(denominator)}`,
    step: ratioStep(table, ratio),
    slack: slackOf(table, denominator),
    isShare: declared.has(ratio) || shareName.test(ratio),
    isSupposed: false,
  }));
}

/** A table joined with the rows of another one that hold its wholes; undefined where nothing says which those are. */
function joined(table: CheckTable, other: CheckTable, column: string): string | undefined {
  const shared = other.primaryKey.filter((name) => table.primaryKey.includes(name));
  const rest = other.primaryKey.filter((name) => !shared.includes(name));
  const margins = rest.map((name) => columnMargins(other).find((margin) => margin.column === name && !margin.parts));
  if (shared.length === 0 || margins.includes(undefined)) return undefined;
  const where = [isNewest(other), ...margins.flatMap((margin) => (margin ? [isTotal(margin)] : []))].join(' AND ');
  const keys = shared.map((name, at) => `${asText(name)} AS k${at}`).join(', ');
  const on = shared.map((name, at) => `${asText(name, 't')} = w.k${at}`).join(' AND ');
  return `${releasedOf(table)} t JOIN (SELECT ${keys}, ${quoteName(column)} AS whole FROM ${releasedOf(other)} WHERE ${where}) w ON ${on}`;
}

/** Tables whose contributors may be the whole of shares that name none: the same unit, switch and sample. */
function likelyWholes(table: CheckTable, tables: readonly CheckTable[]): CheckTable[] {
  const switches = [table.privacy.category].flat();
  return tables.filter(
    ({ privacy }) =>
      typeof privacy.contributors === 'string' &&
      privacy.differentialPrivacy === undefined &&
      privacy.unit === table.privacy.unit &&
      privacy.sampleRate === table.privacy.sampleRate &&
      [privacy.category].flat().some((id) => switches.includes(id)) &&
      periodColumnsOf(privacy).join() === periodColumnsOf(table.privacy).join(),
  );
}

function inOther(table: CheckTable, tables: readonly CheckTable[]): Multiplied[] {
  return sharesElsewhere(table.privacy).flatMap((share): Multiplied[] => {
    const { of } = share;
    const stated = typeof of !== 'string' && 'table' in of ? of : undefined;
    const others = stated
      ? tables.filter(({ dataset, resource }) => dataset === table.dataset && resource === stated.table)
      : [];
    return others.flatMap((other) => ofOther(table, other, share.column, String(wholeOf(share)), stated?.column) ?? []);
  });
}

function ofOther(
  table: CheckTable,
  other: CheckTable,
  ratio: string,
  scale: string,
  column: string | undefined,
): Multiplied | undefined {
  const whole = column ?? String(other.privacy.contributors);
  const from = joined(table, other, whole);
  if (from === undefined) return undefined;
  return {
    ratio,
    of: `"${whole}" of ${other.table}`,
    scale,
    from,
    share: `t.${quoteName(ratio)}`,
    whole: 'w.whole',
    step: ratioStep(table, ratio),
    slack: slackOf(other, whole),
    isShare: true,
    isSupposed: column === undefined,
  };
}

/** Columns of shares of which nothing says what they are shares of. */
function looseShares(table: CheckTable): { readonly column: string; readonly scale: string }[] {
  const unpublished = sharesElsewhere(table.privacy).filter(({ of }) => typeof of !== 'string' && 'unpublished' in of);
  const named = [
    ...ratiosIn(table.privacy).map(({ ratio }) => ratio),
    ...sharesElsewhere(table.privacy).map(({ column }) => column),
  ];
  const counts = table.columns.some(({ name, type }) => type === 'integer' && !table.primaryKey.includes(name));
  const loose = table.columns.filter(
    ({ name, type }) => type === 'number' && shareName.test(name) && !named.includes(name) && !counts,
  );
  return [
    ...unpublished.map((share) => ({ column: share.column, scale: String(wholeOf(share)) })),
    ...loose.map(({ name }) => ({
      column: name,
      scale: `(SELECT CASE WHEN max(${quoteName(name)}) > 1 THEN 100 ELSE 1 END FROM ${releasedOf(table)})`,
    })),
  ];
}

/** Whether a number of a column can be hidden: it has a marker that is more than an empty cell. */
export const canHide = (table: CheckTable, column: string): boolean =>
  table.columns.some(({ name, missing }) => name === column && missing.some((marker) => marker !== ''));

/** Every ratio of a table with what it is multiplied by: in its row, in a table it names, or in one that is likely. */
export function productsOf(table: CheckTable, tables: readonly CheckTable[]): Multiplied[] {
  const noisy = new Set(table.privacy.differentialPrivacy?.columns);
  const supposed = looseShares(table).flatMap(({ column, scale }) =>
    likelyWholes(table, tables)
      .filter((other) => other !== table)
      .flatMap((other) => ofOther(table, other, column, scale, undefined) ?? []),
  );
  return [...inRow(table), ...inOther(table, tables), ...supposed].filter(
    ({ ratio, whole }) => !noisy.has(ratio) && ![...noisy].some((name) => whole === `t.${quoteName(name)}`),
  );
}

/** SQL for the least and the greatest count that a ratio and its whole can stand for, as far as their digits tell. */
export function countsOf({ share, whole, scale, step, slack }: Multiplied): {
  low: string;
  high: string;
  count: string;
} {
  return {
    low: `ceil((${share} - ${step} / 2) * (${whole} - ${slack}) / ${scale} - 1e-9)`,
    high: `floor((${share} + ${step} / 2) * (${whole} + ${slack}) / ${scale} + 1e-9)`,
    count: `round(${share} * ${whole} / ${scale})`,
  };
}
