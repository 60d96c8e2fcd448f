import { type Token, tokenize } from './tokens.ts';

/** Something in SQL that only an extension of DuckDB can do. */
export interface ExtensionUse {
  /** As it is written. */
  readonly text: string;
  /** Where it begins, in UTF-16 units from the start of the SQL. */
  readonly offset: number;
  readonly extension: 'icu' | 'json' | 'parquet';
}

const icu = new Set([
  'current_date',
  'current_localtime',
  'current_localtimestamp',
  'get_current_time',
  'make_timestamptz',
  'pg_timezone_names',
  'today',
]);
const json = new Set(['array_to_json', 'from_json', 'from_json_strict', 'json', 'row_to_json', 'to_json']);
/** Written without parentheses. */
const bare = new Set(['current_date', 'current_localtime', 'current_localtimestamp']);
/** Collations of the core; all others are ICU's. */
const collations = new Set(['binary', 'nocase', 'noaccent', 'nfc']);

/** The extension a function belongs to, by its name in lower case; nothing for functions of the core. */
export function extensionOf(name: string): ExtensionUse['extension'] | undefined {
  if (icu.has(name) || name.startsWith('icu_')) return 'icu';
  if (json.has(name) || /^(json_|read_(nd)?json)/.test(name)) return 'json';
  return /^(parquet_|read_parquet$|add_parquet_key$)/.test(name) ? 'parquet' : undefined;
}

const isWord = (token: Token | undefined, word: string) => token?.kind === 'word' && token.text.toLowerCase() === word;

type Placed = Token & { readonly at: number };

/** The tokens that say something, each with its place. */
function saidIn(sql: string): Placed[] {
  let offset = 0;
  return tokenize(sql).flatMap((token) => {
    const at = offset;
    offset += token.text.length;
    return token.kind === 'space' || token.kind === 'comment' ? [] : [{ ...token, at }];
  });
}

/** Whether `->>` begins here. */
const isArrow = (token: Placed, next: Placed | undefined, after: Placed | undefined) =>
  token.kind === 'symbol' &&
  token.text === '-' &&
  next?.text === '>' &&
  after?.text === '>' &&
  after.at === token.at + 2;

/** What a word asks of an extension, by itself or with the words after it. */
function useOfWord(
  word: Placed,
  before: Placed | undefined,
  next: Placed | undefined,
  after: Placed | undefined,
): Omit<ExtensionUse, 'offset'> | undefined {
  const name = word.text.toLowerCase();
  if (name === 'at' && isWord(next, 'time') && isWord(after, 'zone')) return { text: 'AT TIME ZONE', extension: 'icu' };
  if (name === 'collate' && next && !collations.has(next.text.toLowerCase().replaceAll('"', '')))
    return { text: `COLLATE ${next.text}`, extension: 'icu' };
  const extension = extensionOf(name);
  const isCalled = before?.text !== '.' && (bare.has(name) || next?.text === '(');
  return extension !== undefined && isCalled ? { text: word.text, extension } : undefined;
}

/**
 * What in the SQL needs an extension: the engine of a build has them, the one in a reader's browser has none and would
 * break. Undefined where nothing is found; kinds of values that only ICU can compare are not seen.
 */
export function findExtensionUse(sql: string): ExtensionUse | undefined {
  const said = saidIn(sql);
  for (const [index, token] of said.entries()) {
    const [next, after] = [said[index + 1], said[index + 2]];
    if (isArrow(token, next, after)) return { text: '->>', offset: token.at, extension: 'json' };
    const use = token.kind === 'word' ? useOfWord(token, said[index - 1], next, after) : undefined;
    if (use) return { ...use, offset: token.at };
  }
  return undefined;
}
