import type { Engine, Table, Value } from '../../engine/engine.ts';
import { quoteName } from '../../engine/sql.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';

/** Asks what a chart would show if its table held something else. */
export interface ChartProbe {
  readonly engine: Engine;
  readonly spec: ChartSpec;
  /** With values in place of `$parameters`. */
  readonly boundSql: string;
  /** The table that is changed, by its name in SQL. */
  readonly table: string;
}

const withoutEnd = (sql: string) => sql.replace(/;\s*$/, '');

/** The result over other rows of the table: `rows` is SQL for them, in which the table is `main."<name>"`. */
export const resultOver = ({ engine, boundSql, table }: ChartProbe, rows: string): Promise<Table> =>
  engine.query(`WITH ${quoteName(table)} AS (${rows})\nSELECT * FROM (\n${withoutEnd(boundSql)}\n)`);

/** The result over the table in which columns hold nothing. */
export const resultWithout = (probe: ChartProbe, columns: readonly string[]): Promise<Table> =>
  resultOver(
    probe,
    `SELECT * REPLACE (${columns.map((name) => `NULL AS ${quoteName(name)}`).join(', ')}) FROM main.${quoteName(probe.table)}`,
  );

/** Marks that put the numbers of one position on top of one another, or say what part of them all each is. */
const addsSeries: ReadonlySet<ChartSpec['mark']> = new Set(['area', 'share']);
const addsPositions: ReadonlySet<ChartSpec['mark']> = new Set(['distribution']);

/** Whether a mark itself adds up what the SQL gives one by one. */
export const addsUp = ({ mark }: Pick<ChartSpec, 'mark'>): boolean => addsSeries.has(mark) || addsPositions.has(mark);

const numberOf = (value: Value | undefined): number | undefined => {
  if (value === null || value === undefined) return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
};

/**
 * The numbers that a chart draws, by what tells them apart: its position and its series, or where the mark adds up
 * (and `adding` is set), what is left of them. Rows without a number are left out.
 */
export function drawnNumbers({ columns, rows }: Table, spec: ChartSpec, adding: boolean): Map<string, number> {
  const at = (name: string | undefined) => columns.findIndex((column) => column.name === name);
  const y = at(spec.y.column);
  const kept = [
    ...(adding && addsPositions.has(spec.mark) ? [] : [at(spec.x.column)]),
    ...(spec.series && !(adding && addsSeries.has(spec.mark)) ? [at(spec.series.column)] : []),
  ];
  const drawn = new Map<string, number>();
  for (const row of rows) {
    const value = numberOf(row[y]);
    if (value === undefined) continue;
    const key = kept.map((index) => String(row[index] ?? '')).join(', ');
    drawn.set(key, (drawn.get(key) ?? 0) + value);
  }
  return drawn;
}

/** Whether two numbers are the same, but for the last digits of a computation. */
export const isSameNumber = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
