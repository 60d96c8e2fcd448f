import type { Driver } from './driver.ts';
import { givesRows } from './read-only.ts';
import { namesIn } from './tables-named.ts';
import { splitStatements, statementTokens, tokenize } from './tokens.ts';

/** The statement with something that can stand for a value anywhere in place of each `$name`. */
const withoutParameters = (statement: string) =>
  tokenize(statement)
    .map(({ kind, text }) => (kind === 'parameter' ? '(NULL)' : text))
    .join('');

const isPivot = (statement: string) => statementTokens(statement).some(({ text }) => /^pivot/i.test(text));

/**
 * Whether a statement that DuckDB finds no table in really has none: it can be planned, and no part of it is run first.
 */
async function readsNothing(driver: Driver, statement: string): Promise<boolean> {
  if (!givesRows(statement) || isPivot(statement)) return false;
  return driver.run(`EXPLAIN ${statement}`).then(
    () => true,
    () => false,
  );
}

/** Does what `Engine.tableNames` promises, with a driver. */
export async function findTableNames(driver: Driver, sql: string): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const written of splitStatements(sql)) {
    const statement = withoutParameters(written);
    const found = await driver.tableNames(statement).catch(() => []);
    const read = found.length > 0 || (await readsNothing(driver, statement)) ? found : namesIn(statement);
    for (const name of read) names.add(name);
  }
  return [...names].sort();
}
