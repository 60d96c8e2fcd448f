import { periodSql } from '../../checks/period-sql.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import type { Engine } from '../../engine/engine.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { DataTable, Site } from '../../source/site.ts';
import type { FigureModel } from '../../model/site-model.ts';
import type { PlacedDirective } from './prepare-content.ts';
import { figureKey, textKey } from '../../model/text-key.ts';

type Attributes = Readonly<Record<string, string>>;

/** Attributes that say which figure and how it is shown; every other one names a column and the value it must have. */
const ownAttributes = ['table', 'column', 'period', 'before', 'format', 'label'];

class FigureFault extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

function choose(what: string, wanted: string | undefined, names: readonly string[], attribute: string): FigureFault {
  const near = wanted === undefined ? undefined : suggest(wanted, names);
  const example = near ?? names[0] ?? '…';
  return new FigureFault(
    wanted === undefined
      ? `::number does not say which ${what}.`
      : `There is no ${what} "${wanted}". There are: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`,
    `write  ${attribute}=${/^[\w@.-]+$/.test(example) ? example : JSON.stringify(example)}`,
  );
}

const valuesOf = async (engine: Engine, sql: string) => (await engine.query(sql)).rows.map(([value]) => String(value));

/** The one cell that the attributes address; throws a FigureFault where they address none, or several. */
async function readCell(
  table: DataTable,
  column: string,
  period: string,
  conditions: readonly (readonly [string, string])[],
  engine: Engine,
): Promise<number | null> {
  const from = quoteName(table.name);
  const inPeriod = `${periodSql(table.privacy)} = ${quoteText(period)}`;
  const where = [
    inPeriod,
    ...conditions.map(([name, value]) => `CAST(${quoteName(name)} AS VARCHAR) = ${quoteText(value)}`),
  ];
  const { rows } = await engine.query(`SELECT ${quoteName(column)} FROM ${from} WHERE ${where.join(' AND ')}`);
  if (rows.length === 1) {
    const value = rows[0]?.[0] ?? null;
    return value === null ? null : Number(value);
  }
  for (const [name, value] of rows.length === 0 ? conditions : []) {
    const values = await valuesOf(
      engine,
      `SELECT DISTINCT CAST(${quoteName(name)} AS VARCHAR) FROM ${from} WHERE ${inPeriod} ORDER BY 1`,
    );
    if (!values.includes(value)) throw choose(`value of ${table.name}.${name} in ${period}`, value, values, name);
  }
  if (rows.length === 0)
    throw new FigureFault(
      `No row of ${table.name} in ${period} has ${conditions.map(([name, value]) => `${name} = ${value}`).join(', ')}.`,
      'change one of the values',
    );
  const open = table.primaryKey.filter(
    (name) => !conditions.some(([named]) => named === name) && !periodColumnsOf(table.privacy).includes(name),
  );
  throw new FigureFault(
    `${rows.length} rows of ${table.name} in ${period} fit, and a figure is one of them.`,
    `say which, with  ${open.map((name) => `${name}=…`).join(' ')}`,
  );
}

/** One period of a table: the one that is written, or with `@last` its newest. */
async function choosePeriod(
  table: DataTable,
  wanted: string | undefined,
  attribute: string,
  engine: Engine,
): Promise<string> {
  const periods = await valuesOf(
    engine,
    `SELECT DISTINCT ${periodSql(table.privacy)} FROM ${quoteName(table.name)} ORDER BY 1`,
  );
  const chosen = wanted === '@last' ? periods.at(-1) : wanted;
  if (chosen === undefined || !periods.includes(chosen))
    throw choose(`period of ${table.name}`, wanted, [...periods].reverse(), attribute);
  return chosen;
}

async function figureOf(attributes: Attributes, site: Pick<Site, 'datasets'>, engine: Engine): Promise<FigureModel> {
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const table = tables.find(({ name }) => name === attributes['table']);
  if (!table)
    throw choose(
      'table',
      attributes['table'],
      tables.map(({ name }) => name),
      'table',
    );
  const names = table.columns.map(({ name }) => name);
  const column = table.columns.find(({ name }) => name === attributes['column']);
  const counting = table.columns.filter(({ type }) => type === 'integer' || type === 'number').map(({ name }) => name);
  if (!column || !counting.includes(column.name))
    throw choose(`column of numbers in ${table.name}`, attributes['column'], counting, 'column');
  const conditions = Object.entries(attributes).filter(([name]) => !ownAttributes.includes(name));
  const unknown = conditions.find(([name]) => !names.includes(name));
  if (unknown) throw choose(`column of ${table.name}`, unknown[0], names, unknown[0]);
  const format = attributes['format'] ?? 'number';
  if (format !== 'number' && format !== 'percent') throw choose('format', format, ['number', 'percent'], 'format');
  const period = await choosePeriod(table, attributes['period'], 'period', engine);
  const value = await readCell(table, column.name, period, conditions, engine);
  const before =
    attributes['before'] === undefined ? undefined : await choosePeriod(table, attributes['before'], 'before', engine);
  return {
    dataset: table.dataset,
    table: table.name,
    column: column.name,
    label: attributes['label'] ?? column.title ?? column.name,
    format,
    period,
    value,
    ...(conditions.length > 0 ? { where: Object.fromEntries(conditions) } : {}),
    ...(before === undefined
      ? {}
      : { before: { period: before, value: await readCell(table, column.name, before, conditions, engine) } }),
  };
}

/**
 * The figures that texts ask for: `::number{table=… column=… period=…}`, each of whose further attributes is a column
 * and the value it must have, so that exactly one cell is meant. A cell that is not shown gives null.
 */
export async function prepareFigures(
  directives: readonly PlacedDirective[],
  site: Pick<Site, 'datasets'>,
  engine: Engine,
): Promise<{ figures: Record<string, Record<string, FigureModel>>; problems: Problem[] }> {
  const figures: Record<string, Record<string, FigureModel>> = {};
  const problems: Problem[] = [];
  for (const directive of directives) {
    if (directive.name !== 'number') continue;
    try {
      (figures[textKey(directive)] ??= {})[figureKey(directive.attributes)] = await figureOf(
        directive.attributes,
        site,
        engine,
      );
    } catch (error) {
      if (!(error instanceof FigureFault)) throw error;
      const { file, line, column } = directive;
      problems.push({ code: 'markdown/directive', file, line, column, message: error.message, fix: error.fix });
    }
  }
  return { figures, problems };
}
