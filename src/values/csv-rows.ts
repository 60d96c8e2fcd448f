const [comma, quote, lineFeed, carriageReturn] = [44, 34, 10, 13];

/** Why a row cannot be cut into fields. */
export type QuoteFault = 'unclosed' | 'text-after-quote' | 'quote-inside';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const hasMark = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/**
 * Walks over the rows of a CSV file in UTF-8 as RFC 4180 has it, the header among them: with or without a byte order
 * mark, lines ended by LF or CRLF, quoted text that may span lines. Nothing is copied; each `next` overwrites what is
 * said of the row before. After a fault it goes on with the line below the fault's.
 */
export class CsvRows {
  readonly bytes: Uint8Array;
  /** The row's first byte, and the byte after its last field. */
  start = 0;
  end = 0;
  /** The line on which the row begins, from 1. */
  line = 0;
  /** How many line breaks its quoted text holds. */
  breaks = 0;
  fieldCount = 0;
  /** How the row ends; empty where the file does. */
  lineEnd: 'LF' | 'CRLF' | '' = '';
  /** The first carriage return outside of quotes that ends no line; -1 for none. */
  strayReturn = -1;
  fault: QuoteFault | undefined;
  /** The byte at which the fault is. */
  faultAt = 0;
  readonly #starts: number[] = [];
  #next: number;
  #nextLine = 1;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#next = hasMark(bytes) ? 3 : 0;
  }

  /** Reads the next row; false at the end of the file. */
  next(): boolean {
    const { bytes } = this;
    if (this.#next >= bytes.length) return false;
    this.start = this.#next;
    this.line = this.#nextLine;
    this.breaks = 0;
    this.fieldCount = 0;
    this.strayReturn = -1;
    this.fault = undefined;
    let at = this.start;
    for (;;) {
      this.#starts[this.fieldCount] = at;
      this.fieldCount += 1;
      at = bytes[at] === quote ? this.#endOfQuoted(at) : this.#endOfBare(at);
      if (this.fault !== undefined || bytes[at] !== comma) break;
      at += 1;
    }
    this.#endRow(at);
    return true;
  }

  /** Where the field of an index begins, as a byte of the file; the end of the row for one that is not there. */
  startOf(field: number): number {
    return field < this.fieldCount ? (this.#starts[field] ?? this.end) : this.end;
  }

  /** The row's values, without their quotes. */
  fields(): string[] {
    return Array.from({ length: this.fieldCount }, (_, index) => {
      const end = index + 1 < this.fieldCount ? this.startOf(index + 1) - 1 : this.end;
      const text = this.text(this.startOf(index), end);
      return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
    });
  }

  /** The row as it is written, or what is between two of its bytes. */
  text(from = this.start, to = this.end): string {
    return utf8.decode(this.bytes.subarray(from, to));
  }

  /** Line and column, from 1, of a byte of the row; columns count UTF-16 units. */
  placeOf(at: number): { line: number; column: number } {
    const lines = this.text(this.start, at).split('\n');
    return { line: this.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
  }

  #endOfBare(from: number): number {
    const { bytes } = this;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte > comma) continue;
      if (byte === comma || byte === lineFeed) return at;
      if (byte === quote) return this.#fail('quote-inside', at);
      if (byte !== carriageReturn) continue;
      if (bytes[at + 1] === lineFeed) return at;
      if (this.strayReturn < 0) this.strayReturn = at;
    }
    return bytes.length;
  }

  #endOfQuoted(from: number): number {
    const { bytes } = this;
    const breaksBefore = this.breaks;
    for (let at = from + 1; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === lineFeed) this.breaks += 1;
      if (byte !== quote) continue;
      if (bytes[at + 1] !== quote) {
        if (this.#endsField(at + 1)) return at + 1;
        this.breaks = breaksBefore;
        return this.#fail('text-after-quote', from);
      }
      at += 1;
    }
    this.breaks = breaksBefore;
    return this.#fail('unclosed', from);
  }

  #endsField(at: number): boolean {
    const byte = this.bytes[at];
    return (
      byte === undefined ||
      byte === comma ||
      byte === lineFeed ||
      (byte === carriageReturn && this.bytes[at + 1] === lineFeed)
    );
  }

  /** Notes a fault; gives the end of its line. */
  #fail(fault: QuoteFault, at: number): number {
    this.fault = fault;
    this.faultAt = at;
    const found = this.bytes.indexOf(lineFeed, at);
    if (found < 0) return this.bytes.length;
    return this.bytes[found - 1] === carriageReturn ? found - 1 : found;
  }

  #endRow(at: number): void {
    const byte = this.bytes[at];
    this.end = at;
    this.#nextLine = this.line + this.breaks + 1;
    if (byte === undefined) this.lineEnd = '';
    else this.lineEnd = byte === carriageReturn ? 'CRLF' : 'LF';
    this.#next = at + (byte === carriageReturn ? 2 : 1);
  }
}
