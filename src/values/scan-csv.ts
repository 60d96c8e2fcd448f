import { CsvRows, type QuoteFault } from './csv-rows.ts';

/** Something that makes a file no CSV, or leaves in doubt whether it is whole. */
export interface CsvFault {
  readonly kind:
    QuoteFault | 'empty' | 'returns' | 'line-end' | 'blank-line' | 'too-few' | 'too-many' | 'blank-end' | 'unended';
  /** From 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CsvStructure {
  /** Empty where the header itself is at fault. */
  readonly header: readonly string[];
  /** The first line as it is written, and where each of its fields begins, as columns from 1; the last is its end. */
  readonly headerText: string;
  readonly headerColumns: readonly number[];
  /** Rows after the header. */
  readonly rows: number;
  /**
   * Where line numbers run ahead of row numbers, because quoted text spans lines: from row `row` (0 is the first
   * after the header) on, a row begins on line `row + 2 + extra`. Empty when every row is one line.
   */
  readonly jumps: readonly { readonly row: number; readonly extra: number }[];
  /** By place. Blank lines at the end, and a last line without an end, leave every row readable. */
  readonly faults: readonly CsvFault[];
}

const [lineFeed, carriageReturn] = [10, 13];

const quoteMessages: Readonly<Record<QuoteFault, string>> = {
  unclosed: 'A quote is opened here and never closed.',
  'text-after-quote': 'Text follows the closing quote of this field.',
  'quote-inside': 'A quote stands inside an unquoted field.',
};

const blankMessage = 'A blank line inside the table.';

/** The index after the last byte that is no line break. */
function contentEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === lineFeed || bytes[end - 1] === carriageReturn)) end -= 1;
  return end;
}

/** What is wrong with the fields of a row; nothing for a row as wide as the header. */
function judgeFields(row: CsvRows, width: number): CsvFault | undefined {
  if (row.fault !== undefined)
    return { kind: row.fault, ...row.placeOf(row.faultAt), message: quoteMessages[row.fault] };
  if (row.end === row.start) return { kind: 'blank-line', line: row.line, column: 1, message: blankMessage };
  if (width === 0 || row.fieldCount === width) return undefined;
  const count = row.fieldCount;
  return {
    kind: count > width ? 'too-many' : 'too-few',
    ...row.placeOf(row.startOf(width)),
    message: `The row has ${count} ${count === 1 ? 'field' : 'fields'}, but the header has ${width}.`,
  };
}

/** What is wrong with the end of a row, or with a carriage return inside of it. */
function judgeLineEnd(row: CsvRows, first: CsvRows['lineEnd']): CsvFault | undefined {
  const isOther = row.lineEnd !== first && row.lineEnd !== '';
  if (row.strayReturn < 0 && !isOther) return undefined;
  return {
    kind: 'line-end',
    ...row.placeOf(row.strayReturn < 0 ? row.end : row.strayReturn),
    message: `The file mixes kinds of line ends: this line ends differently from the first one (${first || 'none'}).`,
  };
}

/** A fault that leaves nothing to look at. */
function judgeWhole(bytes: Uint8Array): CsvFault | undefined {
  if (bytes.includes(lineFeed) || !bytes.includes(carriageReturn)) return undefined;
  return {
    kind: 'returns',
    line: 1,
    column: new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(carriageReturn))).length + 1,
    message: 'The lines end with a carriage return alone, as on computers of the last century.',
  };
}

/**
 * Reads the line structure of a CSV file in UTF-8, in one pass: RFC 4180 with a header, see `CsvRows`. Every row must
 * be as wide as the header, no line blank, and all lines must end alike. Stops after `maxFaults` faults.
 */
export function scanCsv(bytes: Uint8Array, maxFaults = 1): CsvStructure {
  const nothing = { header: [], headerText: '', headerColumns: [1], rows: 0, jumps: [] };
  const whole = judgeWhole(bytes);
  if (whole !== undefined) return { ...nothing, faults: [whole] };
  const row = new CsvRows(bytes);
  const end = contentEnd(bytes);
  if (!row.next() || row.start >= end)
    return { ...nothing, faults: [{ kind: 'empty', line: 1, column: 1, message: 'The file is empty.' }] };

  const jumps: { row: number; extra: number }[] = [];
  const faults: CsvFault[] = [];
  const note = (fault: CsvFault | undefined) => {
    if (fault !== undefined) faults.push(fault);
    return fault !== undefined;
  };
  note(judgeFields(row, 0));
  const header = faults.length > 0 ? [] : row.fields();
  const first = row.lineEnd;
  const top = {
    header,
    headerText: row.text(),
    headerColumns: Array.from({ length: header.length + 1 }, (_, field) => row.placeOf(row.startOf(field)).column),
  };
  let isMixed = note(judgeLineEnd(row, first));
  let [rows, extra] = [0, 0];
  const noteBreaks = () => {
    if (row.breaks === 0) return;
    extra += row.breaks;
    jumps.push({ row: rows, extra });
  };
  noteBreaks();
  while (faults.length < maxFaults && row.next()) {
    if (row.start >= end) {
      faults.push({ kind: 'blank-end', line: row.line, column: 1, message: blankMessage });
      continue;
    }
    rows += 1;
    note(judgeFields(row, header.length));
    if (!isMixed) isMixed = note(judgeLineEnd(row, first));
    noteBreaks();
  }
  if (row.lineEnd === '' && faults.length < maxFaults)
    faults.push({
      kind: 'unended',
      ...row.placeOf(row.end),
      message: 'The last line does not end with a line break, so the file may have been cut off.',
    });
  return { ...top, rows, jumps, faults };
}
