import { quoteList, quoteName } from '../../engine/sql.ts';
import type { Table } from '../../engine/engine.ts';
import { compareTexts } from '../../values/compare-texts.ts';
import { type ChartProbe, drawnNumbers, isSameNumber, resultOver } from './probe-chart.ts';

/** A number that is made of several rows. */
export interface Mixed {
  readonly at: string;
  readonly value: number;
}

/** Values of a column beyond which its rows are told apart by the first ones alone. */
const maxValues = 1000;

/**
 * The numbers of a chart, and those of two halves of its rows: the values of a column are numbered, and for each binary
 * digit of that number the chart is drawn over the rows that have it and over those that have not. Any two values
 * differ in a digit. `rows` is SQL for the rows of the table.
 */
async function* halves(probe: ChartProbe, column: string, rows: string, adding: boolean) {
  const { spec, engine, table } = probe;
  const name = `CAST(${quoteName(column)} AS VARCHAR)`;
  const found = await engine.query(
    `SELECT DISTINCT ${name} FROM main.${quoteName(table)} WHERE ${name} IS NOT NULL ORDER BY 1 LIMIT ${maxValues}`,
  );
  const values = found.rows.map(([value]) => String(value));
  for (let digit = 0; 2 ** digit < values.length; digit += 1) {
    const [those, others] = [1, 0].map((wanted) =>
      values.filter((_value, index) => Math.floor(index / 2 ** digit) % 2 === wanted),
    );
    const over = async (some: readonly string[] = []) =>
      drawnNumbers(
        await resultOver(probe, `SELECT * FROM (${rows}) WHERE ${name} IN ${quoteList(some)}`),
        spec,
        adding,
      );
    yield [await over(those), await over(others)] as const;
  }
}

const partsAt = (both: readonly ReadonlyMap<string, number>[], at: string): number[] =>
  both.map((half) => half.get(at)).filter((part) => part !== undefined);

/** Drawn numbers in the order of where they stand: SQL without an order gives them in any. */
const inOrder = (drawn: ReadonlyMap<string, number>) => [...drawn].sort(([a], [b]) => compareTexts(a, b));

const rowsOf = ({ table }: ChartProbe) => `SELECT * FROM main.${quoteName(table)}`;

/**
 * A drawn number that no row with one value of the column gives alone, so that it is made of rows of several values:
 * over both halves that differ in such values it is neither of the two.
 */
export async function findMixed(
  probe: ChartProbe,
  column: string,
  result: Table,
  adding: boolean,
): Promise<Mixed | undefined> {
  const drawn = drawnNumbers(result, probe.spec, adding);
  for await (const both of halves(probe, column, rowsOf(probe), adding))
    for (const [at, value] of inOrder(drawn)) {
      const parts = partsAt(both, at);
      if (parts.length > 0 && !parts.some((part) => isSameNumber(part, value))) return { at, value };
    }
  return undefined;
}

/**
 * A drawn number that is a sum over rows with several values of the column. A mean, a maximum or a difference of them
 * is none: where all `numbers` of the table are 1, only a sum becomes more than what each half of the rows gives.
 */
export async function findSummed(
  probe: ChartProbe,
  column: string,
  {
    result,
    numbers,
    adding,
  }: { readonly result: Table; readonly numbers: readonly string[]; readonly adding: boolean },
): Promise<Mixed | undefined> {
  const ones = numbers.map((name) => `CASE WHEN ${quoteName(name)} IS NULL THEN NULL ELSE 1 END AS ${quoteName(name)}`);
  const rows = `SELECT * REPLACE (${ones.join(', ')}) FROM main.${quoteName(probe.table)}`;
  const values = drawnNumbers(result, probe.spec, adding);
  const drawn = drawnNumbers(await resultOver(probe, rows), probe.spec, adding);
  for await (const both of halves(probe, column, rows, adding))
    for (const [at, value] of inOrder(drawn)) {
      const parts = partsAt(both, at);
      const most = Math.max(...parts);
      if (parts.length > 0 && value > most && !isSameNumber(value, most)) return { at, value: values.get(at) ?? value };
    }
  return undefined;
}
