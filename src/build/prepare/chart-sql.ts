import type { ChartSpec } from '../../schema/content/chart.ts';
import type { Entry } from '../../source/site.ts';

const block = /^```sql[^\n]*\n([\s\S]*?)^```[ \t]*$/m;

/**
 * The SQL of a chart's file without the blank lines around it, and the line of the file on which it begins; undefined
 * where there is none.
 */
export function chartSql({
  body,
  bodyLine,
}: Pick<Entry<ChartSpec>, 'body' | 'bodyLine'>): { readonly sql: string; readonly line: number } | undefined {
  const found = block.exec(body);
  const written = found?.[1] ?? '';
  const lead = /^\s*\n/.exec(written)?.[0] ?? '';
  const sql = written.slice(lead.length).trimEnd();
  if (sql === '') return undefined;
  return { sql, line: bodyLine + `${body.slice(0, found?.index)}${lead}`.split('\n').length };
}

/** A chart's text without its SQL, every other line in its place: the caption. */
export const withoutSql = (body: string): string =>
  body.replace(block, (found) => '\n'.repeat(found.split('\n').length - 1));
