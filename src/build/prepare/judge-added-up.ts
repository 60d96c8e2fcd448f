import type { Engine, Table } from '../../engine/engine.ts';
import { bindParameters, quoteName } from '../../engine/sql.ts';
import type { FilterModel } from '../../model/site-model.ts';
import type { Problem } from '../../problems/problem.ts';
import { overlappingBesides, shareIn, wholeOf } from '../../schema/added-up.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { DataTable, Entry } from '../../source/site.ts';
import { formatDuration } from '../../values/format.ts';
import { type RollingWindow, windowsIn, windowsOverlap } from '../../values/window.ts';
import { findMixed, findSummed, type Mixed } from './find-mixed.ts';
import { addsUp, drawnNumbers, isSameNumber, type ChartProbe, resultWithout } from './probe-chart.ts';

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

function settingsOf(filters: readonly FilterModel[]): Setting[] {
  const defaults = Object.fromEntries(filters.map((filter) => [filter.name, filter.default]));
  const others = filters.flatMap(({ name, options }) => options.map(({ value }) => ({ ...defaults, [name]: value })));
  const all = new Map([defaults, ...others].map((setting) => [JSON.stringify(setting), setting]));
  return [...all.values()].slice(0, maxSettings);
}

/** The rolling windows of a table, where neighbours share days. */
function overlappingWindows({ privacy }: DataTable): RollingWindow | undefined {
  const windows = windowsIn(privacy);
  return windows && windowsOverlap(windows) ? windows : undefined;
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

/** What is drawn, and over what. */
interface Drawn {
  readonly probe: ChartProbe;
  readonly table: DataTable;
  readonly setting: Setting;
  readonly result: Table;
}

/** What is said of a number that the SQL, or the mark, makes of rows that differ in a column. */
function told(chart: SummedChart, { table, setting }: Drawn, { column, bySql, mixed, why, fix }: ToldMixed): Problem {
  const { entry } = chart;
  const who = bySql ? 'The SQL' : `The mark "${entry.data.mark}"`;
  const where = mixed.at === '' ? '' : ` at ${mixed.at}`;
  return {
    code: 'chart/sum',
    ...(bySql ? placeInSql(chart) : entry.at(['mark'])),
    message: `${who} adds up rows of "${table.name}" that differ in "${column}", and ${why}: ${mixed.value}${where}${saidSetting(setting)} counts nobody.`,
    fix,
  };
}

interface ToldMixed {
  readonly column: string;
  readonly bySql: boolean;
  readonly mixed: Mixed;
  readonly why: string;
  readonly fix: string;
}

async function judgeOverlap(chart: SummedChart, drawn: Drawn): Promise<Problem[]> {
  const { probe, table, result } = drawn;
  for (const column of overlappingBesides(table, [])) {
    const inSql = await findMixed(probe, column, result, false);
    const mixed = inSql ?? (addsUp(chart.entry.data) ? await findMixed(probe, column, result, true) : undefined);
    if (!mixed) continue;
    const bySql = inSql !== undefined;
    const why = 'one contributor can be in several of them';
    return [told(chart, drawn, { column, bySql, mixed, why, fix: mendOf(table, column, !bySql) })];
  }
  return [];
}

/** Rolling windows that overlap: a sum over several of them counts their common days more than once. */
async function judgeWindows(chart: SummedChart, drawn: Drawn): Promise<Problem[]> {
  const { probe, table, result } = drawn;
  const windows = overlappingWindows(table);
  const { period } = table.privacy;
  if (windows === undefined || typeof period !== 'string') return [];
  const numbers = numeric(table);
  const inSql = await findSummed(probe, period, { result, numbers, adding: false });
  const mixed =
    inSql ??
    (addsUp(chart.entry.data) ? await findSummed(probe, period, { result, numbers, adding: true }) : undefined);
  if (!mixed) return [];
  const [length, step] = [windows.length, windows.step].map((duration) => formatDuration(duration, 'en'));
  const why = `each is of ${length} with a new one every ${step}, so neighbours share days`;
  const one = `take one of them  WHERE "${period}" = (SELECT max("${period}") FROM "${table.name}")`;
  const fix =
    inSql === undefined
      ? `write  mark: line,  bars  or  ranking,  which add nothing up, or ${one}`
      : `${one},  or keep them apart:  GROUP BY "${period}"; a mean of them is  avg(…)`;
  return [told(chart, drawn, { column: period, bySql: inSql !== undefined, mixed, why, fix })];
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
 * Problems of a chart that adds up what may not be added up: rows in which one contributor can be several times,
 * rolling windows that overlap, and shares. It is found by drawing the chart over parts of its table, whatever its SQL
 * looks like; what a chart reads by another name than its table's own (`released."x"`) is not seen.
 */
export async function judgeAddedUp(chart: SummedChart, engine: Engine): Promise<Problem[]> {
  const { entry, sql, filters, tables } = chart;
  const declared = tables.filter(
    (table) =>
      overlappingBesides(table, []).length > 0 ||
      (table.privacy.shares ?? []).length > 0 ||
      overlappingWindows(table) !== undefined,
  );
  for (const table of declared)
    for (const setting of settingsOf(filters)) {
      const boundSql = bindParameters(sql, setting);
      const probe: ChartProbe = { engine, spec: entry.data, boundSql, table: table.name };
      const result = await engine.query(boundSql);
      if (!(await dependsOn(probe, numeric(table), result))) continue;
      const problems = [
        ...(await judgeShares(chart, probe, table, result)),
        ...(await judgeOverlap(chart, { probe, table, setting, result })),
        ...(await judgeWindows(chart, { probe, table, setting, result })),
      ];
      if (problems.length > 0) return problems;
    }
  return [];
}
