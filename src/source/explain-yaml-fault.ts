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

/**
 * The line with its value in double quotes: `title: a: b` → `title: "a: b"`; undefined where the line is no `key:
 * value`.
 */
export function quoteValue(line: string): string | undefined {
  const match = /^\s*((?:- )?[^\s:"'][^:]*): +(.+?)\s*$/.exec(line);
  if (!match) return undefined;
  const value = (match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
  return `${match[1]}: ${JSON.stringify(value)}`;
}

/** What is wrong, and the line with its value in quotes, or how to write it so. */
type Explain = (fault: YamlFault, inQuotes: string) => Explained;

const always =
  (message: string, fix: string): Explain =>
  () => ({ message, fix });

const unevenIndent: Explained = {
  message: 'The line is indented differently from those it belongs to.',
  fix: 'indent it like the keys above it',
};

/** The first line of the parser's own words, without the place. */
const ownWords = (message: string, place: RegExp) => message.split('\n')[0]?.replace(place, '');

const badStart: Explain = ({ message }, inQuotes) => ({
  message: `A value cannot begin with ${ownWords(message, / at line .*$/)?.at(-1) ?? 'this character'} unless it stands in quotes.`,
  fix: inQuotes,
});

const unexpectedToken: Explain = ({ line }, inQuotes) =>
  /^\s*(?:- )?[^:]+: +[*&]/.test(line)
    ? { message: 'A value cannot begin with * or & unless it stands in quotes.', fix: inQuotes }
    : { message: 'Something follows after the end of the value.', fix: inQuotes };

const colonInside: Explain = ({ line, next }, inQuotes) =>
  !/: .*: /.test(line) && indentOf(next) > indentOf(line)
    ? {
        message: 'The line is indented deeper than the one above it, which has a value already.',
        fix: `write  ${' '.repeat(indentOf(line))}${next.trim()}`,
        below: true,
      }
    : { message: 'A colon followed by a space stands inside a value that is not in quotes.', fix: inQuotes };

const missingChar: Explain = ({ message }) =>
  /^Missing closing/.test(message)
    ? { message: 'The quote that is opened here is never closed.', fix: 'close it on the same line' }
    : unevenIndent;

const badIndent: Explain = ({ message, line }) =>
  /^Flow/.test(message)
    ? {
        message: 'The bracket that is opened here is never closed.',
        fix: `write  ${line.trim()}${/\[[^\]]*$/.test(line) ? ']' : ' }'}`,
      }
    : unevenIndent;

const otherwise: Explain = ({ message }) => ({
  message: `${ownWords(message, / at line \d+, column \d+:?$/) ?? 'This cannot be parsed'}.`,
  fix: 'mend the syntax at this place; the rest of the file could not be checked',
});

const explanations: Readonly<Partial<Record<ErrorCode, Explain>>> = {
  TAB_AS_INDENT: always('The line is indented with a tab, which YAML does not allow.', 'indent with spaces'),
  DUPLICATE_KEY: always('The key stands here a second time.', 'remove one of the two'),
  MULTIPLE_DOCS: always('A line --- here begins a second document; a file holds one.', 'remove the line'),
  BAD_DQ_ESCAPE: always(
    'A backslash stands in double quotes, followed by a character that makes no sense after it.',
    'write  \\\\  for a backslash, or use single quotes',
  ),
  TAG_RESOLVE_FAILED: (_fault, inQuotes) => ({
    message: 'A value that begins with ! is a tag, and tags are not used here.',
    fix: inQuotes,
  }),
  RESOURCE_EXHAUSTION: always(
    'More groups and lists stand within one another here than can be read.',
    'make it flatter; the rest of the file could not be checked',
  ),
  BAD_SCALAR_START: badStart,
  UNEXPECTED_TOKEN: unexpectedToken,
  BLOCK_AS_IMPLICIT_KEY: colonInside,
  MULTILINE_IMPLICIT_KEY: colonInside,
  MISSING_CHAR: missingChar,
  BAD_INDENT: badIndent,
};

/** What is wrong with a place of YAML, in an author's words, with the line as it should be where that is plain. */
export function explainYamlFault(fault: YamlFault): Explained {
  const asText = quoteValue(fault.line);
  const inQuotes = asText === undefined ? 'put the value in double quotes' : `write  ${asText}`;
  return (explanations[fault.code] ?? otherwise)(fault, inQuotes);
}
