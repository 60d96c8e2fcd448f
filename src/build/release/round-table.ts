import type { LinearSolver } from '../../solver/linear-program.ts';
import { columnMargins } from '../../checks/margins.ts';
import { countColumns } from '../../checks/count-columns.ts';
import type { EditableTable } from './editable-table.ts';
import type { RatioParts } from './ratio-parts.ts';
import { type Sum, roundTogether } from './round-together.ts';

/** The sums that the numbers of a column obey along the table's margins, over rows of which every number is given. */
function sumsOf(edited: EditableTable, column: string): Sum[] {
  const { table, lines } = edited;
  return columnMargins(table)
    .filter((margin) => margin.additive && table.primaryKey.includes(margin.column))
    .flatMap((margin) => {
      const others = table.primaryKey.filter((name) => name !== margin.column);
      const groups = Map.groupBy(lines.keys(), (at) =>
        others.map((name) => edited.textOf(lines[at] ?? 0, name)).join('\u0001'),
      );
      return [...groups.values()].flatMap((group): Sum[] => {
        const label = (at: number) => edited.textOf(lines[at] ?? 0, margin.column);
        const value = (at: number) => edited.valueOf(lines[at] ?? 0, column);
        const total = group.find((at) => label(at) === margin.total);
        const parts = group.filter((at) =>
          margin.parts ? margin.parts.includes(label(at)) : !margin.totals.includes(label(at)),
        );
        if (total === undefined || value(total) === null || parts.some((at) => value(at) === null)) return [];
        return parts.reduce((sum, at) => sum + (value(at) ?? 0), 0) === value(total) ? [{ total, parts }] : [];
      });
    });
}

/**
 * Rounds the columns that the table says are rounded to multiples of `roundTo`, and computes declared ratios anew from
 * the rounded numbers. Where totals are not rounded on their own (`totalsRoundedAlone: false`), parts still add up.
 */
export function roundTable(edited: EditableTable, ratios: readonly RatioParts[], solver: LinearSolver): void {
  const { privacy } = edited.table;
  const base = privacy.roundTo ?? 1;
  if (base === 1) return;
  for (const column of privacy.rounded ?? countColumns(edited.table)) {
    const given = edited.lines.filter((line) => edited.valueOf(line, column) !== null);
    const place = new Map(given.map((line, at) => [line, at]));
    const sums = privacy.totalsRoundedAlone === false ? sumsOf(edited, column) : [];
    const indexed = sums.map(({ total, parts }) => ({
      total: place.get(edited.lines[total] ?? 0) ?? 0,
      parts: parts.map((at) => place.get(edited.lines[at] ?? 0) ?? 0),
    }));
    const values = given.map((line) => edited.valueOf(line, column) ?? 0);
    roundTogether(values, base, indexed, solver).forEach((value, at) => {
      const line = given[at] ?? 0;
      if (value !== values[at]) edited.set(line, column, String(value), { kind: 'rounded', base });
    });
  }
  for (const { ratio, numerator, denominator, scale, decimals } of ratios) {
    if (numerator === undefined) continue;
    for (const line of edited.lines) {
      const [count, whole] = [edited.valueOf(line, numerator), edited.valueOf(line, denominator)];
      if (count === null || whole === null || whole === 0 || edited.valueOf(line, ratio) === null) continue;
      const text = String(Number(((scale * count) / whole).toFixed(decimals)));
      if (Number(text) !== edited.valueOf(line, ratio)) edited.set(line, ratio, text, { kind: 'recomputed' });
    }
  }
}
