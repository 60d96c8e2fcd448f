import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { quoteName } from '../engine/sql.ts';

/**
 * SQL for the period of a row as text, such as `2026-08` or, where year and quarter stand in two columns, `2025-Q3`;
 * NULL where a part of it is missing. `alias` names the row's table.
 */
export function periodSql({ period }: Pick<PrivacyBlock, 'period'>, alias?: string): string {
  const column = (name: string) => `CAST(${alias === undefined ? '' : `${alias}.`}${quoteName(name)} AS VARCHAR)`;
  if (typeof period === 'string') return column(period);
  if ('quarter' in period) return `(${column(period.year)} || '-Q' || ${column(period.quarter)})`;
  const [letter, part] = 'week' in period ? ['W', period.week] : ['', period.month];
  return `(${column(period.year)} || '-${letter}' || lpad(${column(part)}, 2, '0'))`;
}
