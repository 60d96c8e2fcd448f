import type { ErrorCode } from 'yaml';

interface YamlFault {
  readonly code: ErrorCode;
  /** The parser's own words. */
  readonly message: string;
  /** The line the fault stands on. */
  readonly line: string;
  /** The line after it. */
  readonly next: string;
}

interface Explained {
  readonly message: string;
  readonly fix: string;
  /** Set where the line after it is the one to mend. */
  readonly below?: true;
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/** The line with its value in double quotes: `title: a: b` → `title: "a: b"`; undefined where the line is no `key: value`. */
export function quoteValue(line: string): string | undefined {
  const match = /^\s*((?:- )?[^\s:"'][^:]*): +(.+?)\s*$/.exec(line);
  if (!match) return undefined;
  const value = (match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
  return `${match[1]}: ${JSON.stringify(value)}`;
}

/** What is wrong with a place of YAML, in an author's words, with the line as it should be where that is plain. */
export function explainYamlFault({ code, message, line, next }: YamlFault): Explained {
  const asText = quoteValue(line);
  const inQuotes = asText === undefined ? 'put the value in double quotes' : `write  ${asText}`;
  switch (code) {
    case 'TAB_AS_INDENT':
      return { message: 'The line is indented with a tab, which YAML does not allow.', fix: 'indent with spaces' };
    case 'DUPLICATE_KEY':
      return { message: 'The key stands here a second time.', fix: 'remove one of the two' };
    case 'MULTIPLE_DOCS':
      return { message: 'A line --- here begins a second document; a file holds one.', fix: 'remove the line' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'A backslash stands in double quotes, followed by a character that makes no sense after it.',
        fix: 'write  \\\\  for a backslash, or use single quotes',
      };
    case 'TAG_RESOLVE_FAILED':
      return { message: 'A value that begins with ! is a tag, and tags are not used here.', fix: inQuotes };
    case 'BAD_SCALAR_START':
      return {
        message: `A value cannot begin with ${
          message
            .split('\n')[0]
            ?.replace(/ at line .*$/, '')
            .at(-1) ?? 'this character'
        } unless it stands in quotes.`,
        fix: inQuotes,
      };
    case 'UNEXPECTED_TOKEN':
      if (/^\s*(?:- )?[^:]+: +[*&]/.test(line))
        return { message: 'A value cannot begin with * or & unless it stands in quotes.', fix: inQuotes };
      return { message: 'Something follows after the end of the value.', fix: inQuotes };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      if (!/: .*: /.test(line) && indentOf(next) > indentOf(line))
        return {
          message: 'The line is indented deeper than the one above it, which has a value already.',
          fix: `write  ${' '.repeat(indentOf(line))}${next.trim()}`,
          below: true,
        };
      return { message: 'A colon followed by a space stands inside a value that is not in quotes.', fix: inQuotes };
    case 'MISSING_CHAR':
      if (/^Missing closing/.test(message))
        return { message: 'The quote that is opened here is never closed.', fix: 'close it on the same line' };
      return {
        message: 'The line is indented differently from those it belongs to.',
        fix: 'indent it like the keys above it',
      };
    case 'BAD_INDENT':
      if (/^Flow/.test(message))
        return {
          message: 'The bracket that is opened here is never closed.',
          fix: `write  ${line.trim()}${/\[[^\]]*$/.test(line) ? ']' : ' }'}`,
        };
      return {
        message: 'The line is indented differently from those it belongs to.',
        fix: 'indent it like the keys above it',
      };
    default:
      return {
        message: `${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'This cannot be parsed'}.`,
        fix: 'mend the syntax at this place; the rest of the file could not be checked',
      };
  }
}
