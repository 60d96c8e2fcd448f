/** The parts of SQL text that must be told apart before anything is replaced in it. */
export type TokenKind = 'space' | 'comment' | 'string' | 'identifier' | 'word' | 'number' | 'parameter' | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const letter = 'A-Za-z_\\u0080-\\u{10FFFF}';

/** In the order DuckDB's own lexer prefers them; what is not closed reaches to the end of the text. */
const patterns: readonly (readonly [TokenKind, string])[] = [
  ['space', '\\s+'],
  ['comment', '--[^\\n]*'],
  ['string', "[eE]'(?:[^'\\\\]|\\\\[^]|'')*'?"],
  ['string', "'[^']*(?:''[^']*)*'?"],
  ['identifier', '"[^"]*(?:""[^"]*)*"?'],
  ['string', `\\$(?:[${letter}][${letter}0-9]*)?\\$`],
  ['parameter', `\\$[${letter}0-9]+`],
  ['word', `[${letter}][${letter}0-9$]*`],
  ['number', '[0-9][A-Za-z0-9_.]*'],
  ['symbol', '[^]'],
];
const anyToken = new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'uy');

/** The end of a block comment that opens at `start`; such comments nest. */
function endOfComment(sql: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(sql); mark; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return sql.length;
}

/** Splits SQL into tokens; joined they are the text again. Never throws: DuckDB says what is wrong with it. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length;) {
    let kind: TokenKind;
    let end: number;
    if (sql.startsWith('/*', start)) {
      kind = 'comment';
      end = endOfComment(sql, start);
    } else {
      anyToken.lastIndex = start;
      const match = anyToken.exec(sql);
      if (!match) throw new Error('Every character is a token of its own');
      kind = patterns[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.[0] ?? 'symbol';
      end = anyToken.lastIndex;
      if (kind === 'string' && match[0].startsWith('$')) {
        const close = sql.indexOf(match[0], end);
        end = close < 0 ? sql.length : close + match[0].length;
      }
    }
    tokens.push({ kind, text: sql.slice(start, end) });
    start = end;
  }
  return tokens;
}

const says = ({ kind }: Token) => kind !== 'space' && kind !== 'comment';

/** The statements of a script, each without its semicolon; empty ones are left out. */
export function splitStatements(sql: string): string[] {
  const statements: Token[][] = [[]];
  for (const token of tokenize(sql)) {
    if (token.kind === 'symbol' && token.text === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements
    .filter((tokens) => tokens.some(says))
    .map((tokens) =>
      tokens
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
}

/** What a statement says, without space and comments. */
export function statementTokens(statement: string): Token[] {
  return tokenize(statement).filter(says);
}
