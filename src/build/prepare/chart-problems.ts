import { findChartFaults } from '../../charts/find-chart-faults.ts';
import type { Table } from '../../engine/engine.ts';
import type { ExtensionUse } from '../../engine/extension-use.ts';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Entry } from '../../source/site.ts';

/** The SQL of a chart as written and as run, and the line of its file on which it begins. */
export interface ChartSql {
  readonly sql: string;
  /** The same with values in place of `$parameters`. */
  readonly boundSql: string;
  readonly line: number;
}

/** Where the engine's message points to, in the SQL as it was written. */
function placeIn(message: string, { sql, boundSql, line }: ChartSql): { line: number; column: number } {
  const [, number, shown = '', blank = ''] = /^LINE (\d+): (.*)\n( *)\^/m.exec(message) ?? [];
  if (number === undefined) return { line, column: 1 };
  const index = Number(number) - 1;
  const caret = blank.length - `LINE ${number}: `.length;
  const word = /^[\w."]+/.exec(shown.slice(caret))?.[0] ?? '';
  const written = sql.split('\n')[index] ?? '';
  // The engine shortens long lines, and values stand where parameters were written.
  const column =
    boundSql.split('\n')[index] === written && !shown.startsWith('...')
      ? caret
      : word === ''
        ? 0
        : written.indexOf(word);
  return { line: line + index, column: Math.max(0, column) + 1 };
}

/** The problem of SQL that the engine refuses: its words, the place they speak of, and the name it was likely meant to be. */
export function sqlProblem(
  error: unknown,
  entry: Entry<ChartSpec>,
  chart: ChartSql,
  tableNames: readonly string[],
): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const parameter = error instanceof RangeError ? /^\$(\w+)/.exec(message)?.[1] : undefined;
  if (parameter !== undefined) {
    const before = chart.sql.slice(0, chart.sql.indexOf(`$${parameter}`)).split('\n');
    const place = { file: entry.file, line: chart.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
    return {
      code: 'chart/sql',
      ...place,
      message: `The SQL uses $${parameter}, but the chart has no filter of that name.`,
      fix: `add  filters: [{ name: ${parameter}, label: …, table: …, column: ${parameter}, default: "@last" }]`,
    };
  }
  const first = /^\s*(\w+)/.exec(chart.sql)?.[1] ?? '';
  const begin = message.startsWith(`${first.toUpperCase()} is refused`)
    ? suggest(first, ['SELECT', 'WITH', 'FROM', 'VALUES', 'PIVOT'])
    : undefined;
  const near = begin ?? /Did you mean "(.+?)"\?/.exec(message)?.[1] ?? /Candidate \w+: "([^"]+)"/.exec(message)?.[1];
  const sentence = (message.split('\n')[0] ?? '').replace(/^\w+ Error: /, '');
  return {
    code: 'chart/sql',
    file: entry.file,
    ...placeIn(message, chart),
    message: `The SQL is refused: ${sentence}`,
    fix: near === undefined ? `mend the SQL; tables: ${tableNames.join(', ')}` : `write  ${near}`,
  };
}

/** The problem of SQL that runs in a build and would break the engine in a reader's browser. */
export function extensionProblem(
  { text, offset, extension }: ExtensionUse,
  entry: Entry<ChartSpec>,
  { sql, line }: Pick<ChartSql, 'sql' | 'line'>,
): Problem {
  const before = sql.slice(0, offset).split('\n');
  const isToday = /^(current_date|today)$/i.test(text);
  return {
    code: 'chart/sql',
    file: entry.file,
    line: line + before.length - 1,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `The SQL uses ${text}, which belongs to DuckDB's extension "${extension}". The engine in a reader's browser has no extensions, so nobody could run this there.`,
    fix: isToday
      ? 'take the newest day of the data, for example  (SELECT max(month) FROM …)'
      : `write it without ${text}; the core has regular expressions, date_trunc and strftime on dates, and PIVOT`,
  };
}

/** Problems of a result that the chart cannot be drawn from as its front matter says. */
export function resultProblems(entry: Entry<ChartSpec>, result: Table, { line }: ChartSql): Problem[] {
  const spec = entry.data;
  const names = result.columns.map(({ name }) => name);
  const sql = { file: entry.file, line, column: 1 };
  const wanted: [string | undefined, string[]][] = [
    [spec.x.column, ['x', 'column']],
    [spec.y.column, ['y', 'column']],
    [spec.series?.column, ['series', 'column']],
    [spec.interval?.low, ['interval', 'low']],
    [spec.interval?.high, ['interval', 'high']],
    [spec.period, ['period']],
  ];
  const missing = wanted.flatMap(([column, path]): Problem[] => {
    if (column === undefined || names.includes(column)) return [];
    const near = suggest(column, names);
    return [
      {
        code: 'chart/columns',
        ...entry.at(path),
        message: `The SQL returns no column "${column}"; it returns ${names.join(', ')}.`,
        fix:
          near === undefined
            ? `select it in the SQL, or write one of ${names.join(', ')}`
            : `write  ${path.at(-1) ?? ''}: ${near}`,
      },
    ];
  });
  if (missing.length > 0) return missing;
  if (result.rows.length === 0)
    return [
      {
        code: 'chart/empty',
        ...sql,
        message: 'The SQL returns no row.',
        fix: 'change its conditions, or the defaults of the filters',
      },
    ];
  const faults = findChartFaults({ id: entry.id, spec, columns: names, rows: result.rows });
  // One fault of a kind is enough to mend them all.
  return faults
    .filter(
      (fault, index) =>
        faults.findIndex(({ code, column }) => code === fault.code && column === fault.column) === index,
    )
    .map(({ message }) => {
      const [what = '', fix] = message.split('; ');
      return {
        code: 'chart/rows',
        ...sql,
        message: `The chart cannot be drawn: ${what}.`,
        ...(fix === undefined ? {} : { fix }),
      };
    });
}
