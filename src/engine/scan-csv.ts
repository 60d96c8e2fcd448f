import { EngineError } from './engine.ts';

export interface CsvStructure {
  readonly header: readonly string[];
  /** Rows after the header. */
  readonly rows: number;
  /**
   * Where line numbers run ahead of row numbers, because quoted text spans lines: from row `row` (0 is the first
   * after the header) on, a row begins on line `row + 2 + extra`. Empty when every row is one line.
   */
  readonly jumps: readonly { readonly row: number; readonly extra: number }[];
}

const [comma, quote, lineFeed, carriageReturn] = [44, 34, 10, 13];

/**
 * Reads the line structure of a CSV file as RFC 4180 has it, in UTF-8 with or without a byte order mark, all lines
 * ended by LF or all by CRLF. Empty lines at the end are ignored. Throws an EngineError of kind `file` that names the
 * line: rows of different length, empty lines, stray quotation marks, text that is not UTF-8.
 */
export function scanCsv(bytes: Uint8Array, nameForErrors: string): CsvStructure {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const end = contentEnd(bytes);
  let line = 1;
  const fail = (what: string, at = line) => {
    throw new EngineError('file', `${nameForErrors}:${at}: ${what}`);
  };
  requireUtf8(bytes, fail);
  if (end <= start) fail('the file is empty, not even a header.');

  const jumps: { row: number; extra: number }[] = [];
  let header: readonly string[] | undefined;
  let endsInCrlf = false;
  let rows = -1;
  let extra = 0;
  let at = start;
  while (at < end) {
    const rowStart = at;
    const rowLine = line;
    let fields = 1;
    // One turn per field; `at` stands on the field's first byte.
    for (;;) {
      if (bytes[at] === quote) {
        for (at += 1; ; at += 1) {
          const byte = at < end ? bytes[at] : undefined;
          if (byte === undefined) fail('a quotation mark is opened and never closed.', rowLine);
          if (byte === lineFeed) line += 1;
          if (byte !== quote) continue;
          if (bytes[at + 1] !== quote) break;
          at += 1;
        }
        at += 1;
      } else {
        while (at < end && bytes[at] !== comma && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) {
          if (bytes[at] === quote)
            fail('a quotation mark stands inside an unquoted field; quote the field and double the mark.');
          at += 1;
        }
      }
      if (at < end && bytes[at] === comma) {
        fields += 1;
        at += 1;
        continue;
      }
      break;
    }
    const rowEnd = at;
    const crlf = bytes[at] === carriageReturn;
    if (crlf) at += 1;
    if (at < end && bytes[at] !== lineFeed) {
      fail(crlf ? 'the line ends with CR alone; use LF or CRLF.' : 'text follows a closing quotation mark.');
    }
    if (rowEnd === rowStart) fail('the line is empty.');
    if (header === undefined) endsInCrlf = crlf;
    else if (crlf !== endsInCrlf && at < end)
      fail(`the line ends with ${crlf ? 'CRLF' : 'LF'}, the header with ${crlf ? 'LF' : 'CRLF'}.`);
    at += 1;
    if (header === undefined) header = readHeader(bytes.subarray(rowStart, rowEnd));
    else if (fields !== header.length) fail(`${fields} fields where the header has ${header.length}.`, rowLine);
    rows += 1;
    const spanned = line - rowLine;
    line += 1;
    if (spanned > 0) {
      extra += spanned;
      jumps.push({ row: rows, extra });
    }
  }
  return { header: header ?? [], rows, jumps };
}

/** The index after the last line that is not empty. */
function contentEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === lineFeed || bytes[end - 1] === carriageReturn)) end -= 1;
  return end;
}

function requireUtf8(bytes: Uint8Array, fail: (what: string, line: number) => void): void {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    fail('the file is not valid UTF-8 from here on.', firstBrokenLine(bytes));
  }
}

/**
 * The line with the first byte sequence that is not UTF-8. Lines cannot split a valid sequence, so each is tried alone.
 */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

function readHeader(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  return Array.from(text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}
