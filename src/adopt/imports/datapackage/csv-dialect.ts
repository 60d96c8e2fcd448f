import type { SourceNode } from '../source-node.ts';

/** How a file of values is written: the Table Dialect of the Data Package, as far as it is about text. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quoteChar: string;
  /** Whether a quote within quotes is written twice. */
  readonly doubleQuote: boolean;
  readonly escapeChar: string | undefined;
  readonly skipInitialSpace: boolean;
  /** Whether the first row, or the one of this number, names the columns. */
  readonly header: boolean;
  readonly headerRow: number;
  /** Lines that begin with it are none, and rows of these numbers neither. */
  readonly commentChar: string | undefined;
  readonly commentRows: readonly number[];
  /** A text that stands for an empty cell. */
  readonly nullSequence: string | undefined;
}

/** The dialect of a file of which nothing is said. */
export const plainDialect: CsvDialect = {
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  escapeChar: undefined,
  skipInitialSpace: false,
  header: true,
  headerRow: 1,
  commentChar: undefined,
  commentRows: [],
  nullSequence: undefined,
};

const numbersIn = (node: SourceNode, key: string) =>
  node.list(key).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));

/** The dialect of a resource; a file of tabs by its name where it says nothing. Keys of other formats are left. */
export function readDialect(node: SourceNode | undefined, isTabs: boolean): CsvDialect {
  const plain = { ...plainDialect, delimiter: isTabs ? '\t' : ',' };
  if (!node) return plain;
  const said = {
    // A tab alone is no text without its space.
    delimiter: node.take('delimiter')?.value as string | undefined,
    quoteChar: node.text('quoteChar'),
    doubleQuote: node.flag('doubleQuote'),
    escapeChar: node.text('escapeChar'),
    skipInitialSpace: node.flag('skipInitialSpace'),
    header: node.flag('header'),
    headerRow: numbersIn(node, 'headerRows')[0],
    commentChar: node.text('commentChar'),
    commentRows: numbersIn(node, 'commentRows'),
    nullSequence: node.text('nullSequence'),
  };
  return { ...plain, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

/** Whether a file of the dialect is one as tables here are written. */
export const isPlainDialect = (dialect: CsvDialect): boolean =>
  JSON.stringify(dialect) === JSON.stringify(plainDialect);

/** Cuts a text of a dialect into rows of cells, one sign after another. */
class CellCutter {
  readonly rows: string[][] = [];
  readonly #text: string;
  readonly #dialect: CsvDialect;
  #at = 0;
  #cells: string[] = [];
  #cell = '';
  #isQuoted = false;
  #wasQuoted = false;

  constructor(text: string, dialect: CsvDialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  #endCell(): void {
    this.#cells.push(this.#cell === this.#dialect.nullSequence && !this.#wasQuoted ? '' : this.#cell);
    [this.#cell, this.#wasQuoted] = ['', false];
  }

  #endRow(): void {
    this.#endCell();
    if (this.#cells.length > 1 || this.#cells[0] !== '') this.rows.push(this.#cells);
    this.#cells = [];
  }

  /** A sign within quotes. */
  #takeQuoted(sign: string): void {
    const { quoteChar, doubleQuote } = this.#dialect;
    if (sign !== quoteChar) this.#cell += sign;
    else if (doubleQuote && this.#text[this.#at + 1] === quoteChar) this.#cell += this.#text[++this.#at] ?? '';
    else this.#isQuoted = false;
  }

  /** A sign outside of quotes. */
  #takePlain(sign: string): void {
    const { delimiter, quoteChar, skipInitialSpace, commentChar } = this.#dialect;
    const isStart = this.#cell === '' && !this.#wasQuoted;
    const isComment = commentChar !== undefined && this.#text.startsWith(commentChar, this.#at);
    if (isStart && this.#cells.length === 0 && isComment) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
    } else if (sign === quoteChar && isStart) [this.#isQuoted, this.#wasQuoted] = [true, true];
    else if (sign === delimiter) this.#endCell();
    else if (sign === '\n') this.#endRow();
    else if (sign !== '\r' && !(skipInitialSpace && isStart && sign === ' ')) this.#cell += sign;
  }

  cut(): string[][] {
    const { escapeChar } = this.#dialect;
    for (; this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === escapeChar) this.#cell += this.#text[++this.#at] ?? '';
      else if (this.#isQuoted) this.#takeQuoted(sign);
      else this.#takePlain(sign);
    }
    if (this.#cell !== '' || this.#cells.length > 0) this.#endRow();
    return this.rows;
  }
}

const asCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A file of a dialect as tables here are written: commas, quotes where they must be, lines that end with LF, names of
 * columns in the first. `columns` gives each name its own, by the names in the file; where the file has none, they are
 * those of `names`.
 */
export function plainCsv(
  text: string,
  dialect: CsvDialect,
  names: readonly string[],
  columnOf: (name: string) => string,
): string {
  const all = new CellCutter(text, dialect).cut().filter((_, index) => !dialect.commentRows.includes(index + 1));
  const header = dialect.header ? (all[dialect.headerRow - 1] ?? []) : names;
  const rows = dialect.header ? all.slice(dialect.headerRow) : all;
  return [header.map(columnOf), ...rows].map((row) => `${row.map(asCell).join(',')}\n`).join('');
}
