import { encodeText } from './encoding.ts';
import type { Fault } from './fault.ts';
import { type LogEntry, parseEntry } from './log-entry.ts';
import { maxEntryBytes } from './tiles.ts';

/** An entry and the index, from 0, of the line and the leaf that hold it. */
export interface LoggedEntry {
  readonly index: number;
  readonly entry: LogEntry;
}

export interface Log {
  /** The entries of the lines without fault, in the order of the log. */
  readonly entries: readonly LoggedEntry[];
  /** Every line, faulty or not, without its newline: the leaves of the tree. */
  readonly lines: readonly string[];
  /** By line, then column; empty when the log may be trusted to mean what it says. */
  readonly faults: readonly Fault[];
}

/** Cuts at each newline. What follows the last newline, if anything, is a line of its own. No text: no lines. */
export function splitLines(log: string): string[] {
  const lines = log.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * The bytes of a log as text, keeping a byte order mark (which is a fault) where most decoders drop it.
 * Bytes that are not UTF-8 become U+FFFD, which is a fault too.
 */
export function decodeLog(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function layoutFault(line: string, lineNumber: number): Fault | undefined {
  const fault = (at: number, message: string): Fault => ({ line: lineNumber, column: at + 1, message });
  if (line === '') return fault(0, 'The line is blank; every line holds one entry.');
  const carriageReturn = line.indexOf('\r');
  if (carriageReturn >= 0)
    return fault(carriageReturn, 'The line holds a carriage return; lines end with a newline alone.');
  if (line.startsWith('\uFEFF')) return fault(0, 'The line begins with a byte order mark; the log has none.');
  const broken = line.search(/\uFFFD|\p{Surrogate}/u);
  if (broken >= 0) return fault(broken, 'The line is not valid UTF-8.');
  const bytes = encodeText(line).length;
  if (bytes > maxEntryBytes) return fault(0, `The line has ${bytes} bytes; an entry has at most ${maxEntryBytes}.`);
  return undefined;
}

/**
 * Reads `data/log.jsonl`. Strict: every line ends with a newline, none is blank, none holds a carriage
 * return, each is one entry in its canonical form. Nothing throws; all that is wrong is in `faults`.
 * No text: an empty log, without faults.
 */
export function parseLog(log: string): Log {
  const lines = splitLines(log);
  const entries: LoggedEntry[] = [];
  const faults: Fault[] = [];
  lines.forEach((line, index) => {
    const layout = layoutFault(line, index + 1);
    if (layout) {
      faults.push(layout);
      return;
    }
    const parsed = parseEntry(line, index + 1);
    if (parsed.entry) entries.push({ index, entry: parsed.entry });
    faults.push(...parsed.faults);
  });
  const last = lines.at(-1);
  if (last !== undefined && !log.endsWith('\n')) {
    faults.push({ line: lines.length, column: last.length + 1, message: 'The last line does not end with a newline.' });
  }
  faults.sort((left, right) => left.line - right.line || left.column - right.column);
  return { entries, lines, faults };
}
