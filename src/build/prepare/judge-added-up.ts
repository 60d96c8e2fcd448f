import type { Engine, Table } from '../../engine/engine.ts';
import { bindParameters, quoteList, quoteName } from '../../engine/sql.ts';
import type { FilterModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import { overlappingBesides, shareIn, wholeOf } from '../../schema/added-up.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';
import { addsUp, drawnNumbers, isSameNumber, type ChartProbe, resultOver, resultWithout } from './probe-chart.ts';

/** A chart that could be drawn, and the tables it reads. */
export interface SummedChart {
  readonly entry: Entry<ChartSpec>;
  readonly sql: string;
  /** The line of its file on which the SQL begins. */
  readonly line: number;
  readonly filters: readonly FilterModel[];
  readonly tables: readonly DataTable[];
}

type Setting = Readonly<Record<string, string>>;

/** Settings of the filters that are looked at: the defaults, and each option beside the defaults of the others. */
const maxSettings = 40;
/** Values of a column beyond which its rows are told apart by the first ones alone. */
const maxValues = 1000;

function settingsOf(filters: readonly FilterModel[]): Setting[] {
  const defaults = Object.fromEntries(filters.map((filter) => [filter.name, filter.default]));
  const others = filters.flatMap(({ name, options }) => options.map(({ value }) => ({ ...defaults, [name]: value })));
  const all = new Map([defaults, ...others].map((setting) => [JSON.stringify(setting), setting]));
  return [...all.values()].slice(0, maxSettings);
}

const numeric = ({ columns, primaryKey }: DataTable): string[] =>
  columns
    .filter(({ name, type }) => (type === 'integer' || type === 'number') && !primaryKey.includes(name))
    .map(({ name }) => name);

/** Whether the drawn numbers depend on some columns of the table: without them other ones, or none, are drawn. */
async function dependsOn(probe: ChartProbe, columns: readonly string[], result: Table): Promise<boolean> {
  if (columns.length === 0) return false;
  const [was, is] = [result, await resultWithout(probe, columns)].map((one) => drawnNumbers(one, probe.spec, false));
  return [...(was ?? [])].some(([key, value]) => {
    const without = is?.get(key);
    return without === undefined || !isSameNumber(value, without);
  });
}

/** A number that is made of several rows. */
interface Mixed {
  readonly at: string;
  readonly value: number;
}

/**
 * A drawn number that no row with one value of the column gives alone, so that it is made of rows of several values.
 * The values are numbered; for each binary digit of that number the chart is drawn over the rows that have it and over
 * those that have not. Any two values differ in a digit: what is made of rows of both is then neither of the two.
 */
async function findMixed(
  probe: ChartProbe,
  column: string,
  result: Table,
  adding: boolean,
): Promise<Mixed | undefined> {
  const { spec, engine, table } = probe;
  const name = `CAST(${quoteName(column)} AS VARCHAR)`;
  const { rows } = await engine.query(
    `SELECT DISTINCT ${name} FROM main.${quoteName(table)} WHERE ${name} IS NOT NULL ORDER BY 1 LIMIT ${maxValues}`,
  );
  const values = rows.map(([value]) => String(value));
  const drawn = drawnNumbers(result, spec, adding);
  for (let digit = 0; 2 ** digit < values.length; digit += 1) {
    const [those, others] = [1, 0].map((wanted) =>
      values.filter((_value, index) => Math.floor(index / 2 ** digit) % 2 === wanted),
    );
    const over = async (some: readonly string[] = []) =>
      drawnNumbers(
        await resultOver(probe, `SELECT * FROM main.${quoteName(table)} WHERE ${name} IN ${quoteList(some)}`),
        spec,
        adding,
      );
    const [left, right] = [await over(those), await over(others)];
    for (const [at, value] of drawn) {
      const parts = [left.get(at), right.get(at)].filter((part) => part !== undefined);
      if (parts.length > 0 && !parts.some((part) => isSameNumber(part, value))) return { at, value };
    }
  }
  return undefined;
}

/** Where the SQL adds up or averages, else where it begins. */
function placeInSql({ entry, sql, line }: SummedChart) {
  const found = /\b(sum|avg|mean|median)\s*\(/i.exec(sql);
  const before = sql.slice(0, found?.index ?? 0).split('\n');
  return { file: entry.file, line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Ways out for a chart of rows that overlap. */
function mendOf(table: DataTable, column: string, byMark: boolean): string {
  const total = table.privacy.margins?.find((margin) => 'column' in margin && margin.column === column);
  const one =
    total && 'total' in total
      ? `take the total  WHERE "${column}" = '${total.total}'`
      : `take one value  WHERE "${column}" = '…'`;
  return byMark
    ? `write  mark: line,  bars  or  ranking,  which add nothing up, or ${one}`
    : `${one},  or keep the values apart:  GROUP BY "${column}"`;
}

const saidSetting = (setting: Setting) =>
  Object.keys(setting).length === 0
    ? ''
    : ` with ${Object.entries(setting)
        .map(([name, value]) => `$${name} = '${value}'`)
        .join(', ')}`;

async function judgeOverlap(chart: SummedChart, probe: ChartProbe, table: DataTable, setting: Setting, result: Table) {
  const { entry } = chart;
  for (const column of overlappingBesides(table, [])) {
    const inSql = await findMixed(probe, column, result, false);
    const mixed = inSql ?? (addsUp(entry.data) ? await findMixed(probe, column, result, true) : undefined);
    if (!mixed) continue;
    const who = inSql ? 'The SQL' : `The mark "${entry.data.mark}"`;
    const where = mixed.at === '' ? '' : ` at ${mixed.at}`;
    return [
      {
        code: 'chart/sum' as const,
        ...(inSql ? placeInSql(chart) : entry.at(['mark'])),
        message: `${who} adds up rows of "${table.name}" that differ in "${column}", and one contributor can be in several of them: ${mixed.value}${where}${saidSetting(setting)} counts nobody.`,
        fix: mendOf(table, column, !inSql),
      },
    ];
  }
  return [];
}

/** How a chart must write the shares that it shows: their numbers are as they were published, or 100 times that. */
function judgeUnit({ entry }: SummedChart, column: string, factor: number, whole: number): Problem[] {
  const { y } = entry.data;
  const isFraction = factor * whole === 1;
  if (isFraction ? y.format === 'percent' : y.format !== 'percent' && y.unit === '%') return [];
  const wanted = isFraction ? 'format: percent' : 'unit: "%"';
  return [
    {
      code: 'chart/sum',
      ...entry.at(['y']),
      message: `The chart shows shares ("${column}", from 0 to ${factor * whole}), and does not say so.`,
      fix: `write  y: { column: ${y.column}, label: …, ${wanted} }`,
    },
  ];
}

/** A chart of shares shows each as it was published: a sum or a mean of shares is a share of nothing. */
async function judgeShares(chart: SummedChart, probe: ChartProbe, table: DataTable, result: Table): Promise<Problem[]> {
  for (const { column } of table.privacy.shares ?? []) {
    if (!(await dependsOn(probe, [column], result))) continue;
    const share = shareIn(table.privacy, column);
    const { rows } = await probe.engine.query(
      `SELECT DISTINCT CAST(${quoteName(column)} AS DOUBLE) FROM main.${quoteName(table.name)} WHERE ${quoteName(column)} IS NOT NULL`,
    );
    const published = rows.map(([value]) => Number(value)).sort((a, b) => a - b);
    const drawn = [...drawnNumbers(result, probe.spec, false)];
    const isPublished = (value: number, factor: number) => published.some((own) => isSameNumber(own * factor, value));
    const strangers = [1, 100, 0.01].map((factor) => drawn.find(([, value]) => !isPublished(value, factor)));
    const factor = [1, 100, 0.01][strangers.indexOf(undefined)];
    if (factor !== undefined && share) return judgeUnit(chart, column, factor, wholeOf(share));
    const [at, value] = strangers[0] ?? ['', 0];
    return [
      {
        code: 'chart/sum',
        ...placeInSql(chart),
        message: `The SQL adds up or averages the shares in "${column}" of "${table.name}": ${value} at ${at} is no published share, and a sum or a mean of shares is a share of nothing.`,
        fix: `select "${column}" as it was published, one row for each point, or compute it anew from counts`,
      },
    ];
  }
  return [];
}

/**
 * Problems of a chart that adds up what may not be added up: rows in which one contributor can be several times, and
 * shares. It is found by drawing the chart over parts of its table, whatever its SQL looks like; what a chart reads by
 * another name than its table's own (`released."x"`) is not seen.
 */
export async function judgeAddedUp(chart: SummedChart, engine: Engine): Promise<Problem[]> {
  const { entry, sql, filters, tables } = chart;
  const declared = tables.filter(
    (table) => overlappingBesides(table, []).length > 0 || (table.privacy.shares ?? []).length > 0,
  );
  for (const table of declared)
    for (const setting of settingsOf(filters)) {
      const boundSql = bindParameters(sql, setting);
      const probe: ChartProbe = { engine, spec: entry.data, boundSql, table: table.name };
      const result = await engine.query(boundSql);
      if (!(await dependsOn(probe, numeric(table), result))) continue;
      const problems = [
        ...(await judgeShares(chart, probe, table, result)),
        ...(await judgeOverlap(chart, probe, table, setting, result)),
      ];
      if (problems.length > 0) return problems;
    }
  return [];
}
