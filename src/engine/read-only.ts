import { EngineError } from './engine.ts';
import { type Token, statementTokens } from './tokens.ts';

/** How statements begin that give rows, and whose column types DuckDB tells without running them. */
const asking = new Set([
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  'PIVOT',
  'PIVOT_WIDER',
  'UNPIVOT',
  'PIVOT_LONGER',
  '(',
]);
/** How the other statements begin that only read. */
const looking = new Set(['DESCRIBE', 'DESC', 'SHOW', 'SUMMARIZE', 'EXPLAIN']);
/** How the statements begin that DuckDB knows besides, and that are refused. */
const refused = new Set([
  ...['ABORT', 'ANALYZE', 'BEGIN', 'CHECKPOINT', 'COMMENT', 'COMMIT', 'DEALLOCATE', 'DETACH', 'END', 'EXECUTE'],
  ...['EXPORT', 'FORCE', 'IMPORT', 'PRAGMA', 'PREPARE', 'RESET', 'ROLLBACK', 'START', 'TRUNCATE', 'UPDATE', 'USE'],
  'VACUUM',
]);
/** How statements begin that can hide behind WITH or EXPLAIN. */
const writing = new Set([
  'INSERT',
  'UPDATE',
  'DELETE',
  'MERGE',
  'CREATE',
  'DROP',
  'ALTER',
  'COPY',
  'ATTACH',
  'INSTALL',
  'LOAD',
  'SET',
  'CALL',
]);
/** Table functions that change the state of the database or read raw memory; some end the process. */
const reaching = new Set([
  'ENABLE_LOGGING',
  'DISABLE_LOGGING',
  'TRUNCATE_DUCKDB_LOGS',
  'CHECKPOINT',
  'FORCE_CHECKPOINT',
  'ARROW_SCAN',
  'ARROW_SCAN_DUMB',
]);

const word = (token: Token | undefined) =>
  token?.kind === 'word' || token?.kind === 'symbol' ? token.text.toUpperCase() : '';
const called = (token: Token) => (token.kind === 'identifier' ? token.text.slice(1, -1) : token.text).toUpperCase();

/** Whether `DESCRIBE <statement>` may be asked. */
export function givesRows(statement: string): boolean {
  return asking.has(word(statementTokens(statement)[0]));
}

/** The words because of which a statement does more than read; undefined when it only reads. */
function whatWrites(tokens: readonly Token[]): string | undefined {
  const first = word(tokens[0]);
  if (!asking.has(first) && !looking.has(first)) return first === '' ? 'This statement' : first;
  const reached = tokens.find((token, index) => reaching.has(called(token)) && tokens[index + 1]?.text === '(');
  if (reached) return called(reached).toLowerCase();
  // "WITH … INSERT" and "EXPLAIN ANALYZE CREATE" write although they begin like a question.
  if (first !== 'WITH' && first !== 'EXPLAIN') return undefined;
  const begins = new Set([')', 'EXPLAIN', 'ANALYZE']);
  const hidden = tokens.find((token, index) => writing.has(word(token)) && begins.has(word(tokens[index - 1])));
  return hidden && word(hidden);
}

/**
 * Throws an EngineError of kind `refused` unless the statement only reads. DuckDB's own lock stays the wall;
 * this is the gate before it, because DuckDB lets through what needs no file: INSTALL in the browser, changed
 * tables (whose results would no longer be those of the published bytes), logging switched on.
 */
export function refuseToWrite(statement: string): void {
  const tokens = statementTokens(statement);
  const what = whatWrites(tokens);
  if (what === undefined) return;
  const first = word(tokens[0]);
  if (what === first && tokens[0]?.kind === 'word' && !writing.has(first) && !refused.has(first)) {
    const ways = [...asking, ...looking].filter((way) => /^[A-Z]+$/.test(way)).join(', ');
    throw new EngineError('refused', `"${tokens[0].text}" begins no statement. A query begins with one of: ${ways}.`);
  }
  throw new EngineError('refused', `${what} is refused: this engine is locked and only reads the tables it was given.`);
}
