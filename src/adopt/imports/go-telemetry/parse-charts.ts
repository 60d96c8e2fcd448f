import type { Problem } from '../../../problems/problem.ts';
import { suggest } from '../../../problems/suggest.ts';

/** The keys of a record, as golang.org/x/telemetry/internal/chartconfig describes them. */
const chartKeys = [
  'title',
  'description',
  'issue',
  'type',
  'program',
  'module',
  'counter',
  'depth',
  'error',
  'version',
] as const;
export type ChartKey = (typeof chartKeys)[number];

/** The value of a key, and the comment that follows it on its line. */
export interface ChartValue {
  readonly text: string;
  readonly line: number;
  readonly comment?: string;
}

/** A bucket of a counter: the part after the colon of its name. */
export interface Bucket extends ChartValue {
  readonly column: number;
}

/** One record: a counter, or a group of counters that differ in their bucket. */
export interface Chart {
  readonly line: number;
  readonly values: ReadonlyMap<ChartKey, readonly ChartValue[]>;
  /** Empty for a counter without buckets. */
  readonly buckets: readonly Bucket[];
}

interface Comment {
  readonly line: number;
  readonly text: string;
}

const keyOf = (text: string): ChartKey | undefined => chartKeys.find((key) => text.startsWith(`${key}:`));

/** The text before the first `#`, and the comment after it. */
function cut(line: string): { text: string; comment?: string } {
  const at = line.indexOf('#');
  if (at === -1) return { text: line };
  const comment = line
    .slice(at)
    .replace(/^#+\s*/, '')
    .trim();
  return { text: line.slice(0, at), ...(comment === '' ? {} : { comment }) };
}

/** Reads line after line; a group of counters may go over several, from `{` to `}`. */
class ChartReader {
  readonly #file: string;
  readonly charts: Chart[] = [];
  readonly problems: Problem[] = [];
  readonly comments: Comment[] = [];
  #values = new Map<ChartKey, ChartValue[]>();
  #buckets: Bucket[] = [];
  #start = 0;
  /** The line on which a group was opened that is not closed yet. */
  #open: number | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  #fail(code: Problem['code'], line: number, column: number, message: string, fix: string): void {
    this.problems.push({ code, file: this.#file, line, column, message, fix });
  }

  /** Ends the record; one without keys is none. */
  end(): void {
    if (this.#open !== undefined)
      this.#fail('import/syntax', this.#open, 1, 'The "{" here is never closed in its record.', 'add the missing }');
    if (this.#values.size > 0) this.charts.push({ line: this.#start, values: this.#values, buckets: this.#buckets });
    this.#values = new Map();
    this.#buckets = [];
    this.#open = undefined;
  }

  line(written: string, line: number): void {
    if (written.trimEnd() === '---') {
      this.end();
      return;
    }
    const { text, comment } = cut(written);
    const remark = comment === undefined ? {} : { comment };
    if (this.#open !== undefined) this.#inside(text, 0, line, remark);
    else if (text.trim() === '') {
      if (comment !== undefined) this.comments.push({ line, text: comment });
    } else this.#key(text.trimEnd(), line, remark);
  }

  #key(text: string, line: number, remark: { comment?: string }): void {
    const key = keyOf(text);
    if (key === undefined) {
      this.#unknown(text, line);
      return;
    }
    const value = text.slice(key.length + 1);
    if (value.trim() === '') return;
    if (this.#values.size === 0) this.#start = line;
    const before = this.#values.get(key) ?? [];
    const [first] = before;
    if (first && key !== 'issue') {
      const message = `"${key}" stands twice in this chart, first on line ${first.line}.`;
      this.#fail('import/syntax', line, 1, message, `keep one of them, or write  ---  between two charts`);
    } else this.#set(key, before, value, line, remark);
  }

  #unknown(text: string, line: number): void {
    const word = /^\s*([^\s:]*)/.exec(text)?.[1] ?? '';
    const meant = suggest(word, chartKeys) ?? 'title';
    const message = `"${text.trim().slice(0, 60)}" begins with no key of a chart. Keys: ${chartKeys.join(', ')}; each at the beginning of its line, a colon right after it, and --- between two charts.`;
    this.#fail('schema/unknown-key', line, 1, message, `write  ${meant}: …`);
  }

  #set(key: ChartKey, before: readonly ChartValue[], value: string, line: number, remark: { comment?: string }): void {
    const brace = value.indexOf('{');
    const name = brace === -1 ? value : value.slice(0, brace).trim().replace(/:$/, '');
    if ((brace !== -1 && key !== 'counter') || /[{}]/.test(name)) {
      const message = 'Braces are used in "counter" alone, once, as in  counter: name:{one,two}';
      this.#fail('import/syntax', line, key.length + 2 + value.search(/[{}]/), message, 'remove the brace');
      return;
    }
    this.#values.set(key, [...before, { text: name.trim(), line, ...remark }]);
    if (brace === -1) return;
    this.#open = line;
    this.#inside(value.slice(brace + 1), key.length + 1 + brace + 1, line, remark);
  }

  /** The buckets on one line of a group, of which `before` characters come first. */
  #inside(text: string, before: number, line: number, remark: { comment?: string }): void {
    const close = text.indexOf('}');
    const list = close === -1 ? text : text.slice(0, close);
    const stray = list.indexOf('{');
    if (stray !== -1)
      this.#fail(
        'import/syntax',
        line,
        before + stray + 1,
        'A group of counters holds no other group.',
        'remove the {',
      );
    let column = before + 1;
    const found: Bucket[] = [];
    for (const part of list.split(',')) {
      const indent = part.length - part.trimStart().length;
      if (part.trim() !== '') found.push({ text: part.trim(), line, column: column + indent });
      column += part.length + 1;
    }
    // What stands behind the only bucket of a line is about it.
    const [only] = found;
    if (only && found.length === 1 && this.#open !== line) this.#buckets.push({ ...only, ...remark });
    else {
      this.#buckets.push(...found);
      if (remark.comment !== undefined && this.#open !== line) this.comments.push({ line, text: remark.comment });
    }
    if (close === -1) return;
    const rest = text.slice(close + 1);
    if (rest.trim() !== '')
      this.#fail('import/syntax', line, before + close + 2, `"${rest.trim()}" stands after the group.`, 'remove it');
    this.#open = undefined;
  }
}

/**
 * Parses a text of chart configuration, in which `---` separates records and `#` begins a comment. Every line that is
 * none of it is a problem; an empty text has no charts.
 */
export function parseCharts(
  text: string,
  file: string,
): { charts: readonly Chart[]; comments: readonly Comment[]; problems: readonly Problem[] } {
  const reader = new ChartReader(file);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((line, index) => reader.line(line, index + 1));
  reader.end();
  return reader;
}
