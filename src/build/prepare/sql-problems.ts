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
  const written = sql.split('\n')[index] ?? '';
  const isAsWritten = boundSql.split('\n')[index] === written && !shown.startsWith('...');
  // The engine shortens long lines, and values stand where parameters were written: there its word is looked for.
  const word = /^[\w."]+/.exec(shown.slice(caret))?.[0] ?? '';
  const column = isAsWritten ? caret : written.indexOf(word);
  return { line: line + index, column: Math.max(0, column) + 1 };
}

/** A place in a chart's SQL, from a number of characters in. */
function placeAfter(offset: number, entry: Entry<ChartSpec>, { sql, line }: Pick<ChartSql, 'sql' | 'line'>) {
  const before = sql.slice(0, offset).split('\n');
  return { file: entry.file, line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The problem of a `$parameter` that no filter gives a value to. */
function parameterProblem(parameter: string, entry: Entry<ChartSpec>, chart: ChartSql): Problem {
  return {
    code: 'chart/sql',
    ...placeAfter(chart.sql.indexOf(`$${parameter}`), entry, chart),
    message: `The SQL uses $${parameter}, but the chart has no filter of that name.`,
    fix: `add  filters: [{ name: ${parameter}, label: …, table: …, column: ${parameter}, default: "@last" }]`,
  };
}

/** What was likely meant: a way to begin, where the statement is none that asks; else the name the engine proposes. */
function meant(message: string, sql: string): string | undefined {
  const first = /^\s*(\w+)/.exec(sql)?.[1] ?? '';
  const begin = /^"\w+" begins no statement/.test(message)
    ? suggest(first, ['SELECT', 'WITH', 'FROM', 'VALUES', 'PIVOT'])
    : undefined;
  return begin ?? /Did you mean "(.+?)"\?/.exec(message)?.[1] ?? /Candidate \w+: "([^"]+)"/.exec(message)?.[1];
}

/**
 * The problem of SQL that the engine refuses: its words, the place they speak of, and the name it was likely meant to
 * be.
 */
export function sqlProblem(
  error: unknown,
  entry: Entry<ChartSpec>,
  chart: ChartSql,
  tableNames: readonly string[],
): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const parameter = error instanceof RangeError ? /^\$(\w+)/.exec(message)?.[1] : undefined;
  if (parameter !== undefined) return parameterProblem(parameter, entry, chart);
  const near = meant(message, chart.sql);
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
  chart: Pick<ChartSql, 'sql' | 'line'>,
): Problem {
  const isToday = /^(current_date|today)$/i.test(text);
  return {
    code: 'chart/sql',
    ...placeAfter(offset, entry, chart),
    message: `The SQL uses ${text}, which belongs to DuckDB's extension "${extension}". The engine in a reader's browser has no extensions, so nobody could run this there.`,
    fix: isToday
      ? 'take the newest day of the data, for example  (SELECT max(month) FROM …)'
      : `write it without ${text}; the core has regular expressions, date_trunc and strftime on dates, and PIVOT`,
  };
}
