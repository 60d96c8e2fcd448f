import { type Day, parseDay } from '../values/day.ts';
import { type Period, parsePeriod } from '../values/period.ts';
import type { Fault } from './fault.ts';

interface Field<T> {
  /** Completes the sentence "… must be". */
  readonly expected: string;
  readonly accepts: (value: unknown) => value is T;
}

function text<T extends string = string>(expected: string, test: (value: string) => boolean): Field<T> {
  return { expected, accepts: (value): value is T => typeof value === 'string' && test(value) };
}

function whole(least: number): Field<number> {
  const accepts = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= least;
  return { expected: `a whole number from ${least}`, accepts };
}

function isPath(value: string): boolean {
  if (/[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}\uFFFD\\]/u.test(value)) return false;
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const name = text('letters, digits, ".", "_" and "-", beginning with a letter or digit', (value) =>
  /^[A-Za-z0-9][\w.-]*$/.test(value),
);
const path = text('a path below data/ with forward slashes, without "." or ".." parts', isPath);
const hash = text('a SHA-256 in 64 lower-case hexadecimal digits', (value) => /^[0-9a-f]{64}$/.test(value));
const period = text<Period>(
  'a period like 2026, 2026-Q3, 2026-08, 2026-W31 or 2026-08-04',
  (value) => parsePeriod(value) !== undefined,
);
const mark = text<'adopted' | 'meaning' | 'words'>('one of adopted, meaning, words', (value) =>
  ['adopted', 'meaning', 'words'].includes(value),
);
const date = text<Day>('a day written YYYY-MM-DD', (value) => parseDay(value) !== undefined);

/** The keys after `type`, in the order in which they are written. */
const shapes = {
  /**
   * A published file. `bytes`, `sha256` and `rows` are the file's, `schema` is the fingerprint of the table's schema.
   */
  release: {
    dataset: name,
    table: name,
    period,
    file: path,
    bytes: whole(0),
    sha256: hash,
    rows: whole(0),
    schema: hash,
    date,
  },
  /**
   * What a consent version covered. `file` is its snapshot, `sha256` the snapshot's, `fingerprint` that of what it
   * covers.
   */
  policy: { category: name, version: whole(1), notice: whole(1), fingerprint: hash, file: path, sha256: hash, date },
  /**
   * All that the site said. `mark` is the author's: the first known state, a change of meaning, or, where texts differ,
   * of words alone. `meaning` is the fingerprint of all that is no words, `file` the snapshot, `sha256` the snapshot's.
   */
  'whole-policy': { mark, meaning: hash, file: path, sha256: hash, date },
} as const;

/** Keys that an entry of a type has all of or none of, after the others. */
const additions = {
  /** Of a correction: the file it takes the place of, which stays as it was released, and why. */
  release: {
    replaces: path,
    reason: text('a sentence on one line, of 10 to 1000 characters', (value) =>
      /^[^\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\uFFFD]{10,1000}$/u.test(value),
    ),
  },
  policy: {},
  'whole-policy': {},
} as const;

type EntryOf<Type extends keyof typeof shapes> = { readonly type: Type } & {
  readonly [Key in keyof (typeof shapes)[Type]]: (typeof shapes)[Type][Key] extends Field<infer T> ? T : never;
};

export type ReleaseEntry = EntryOf<'release'> & { readonly replaces?: string; readonly reason?: string };
export type PolicyEntry = EntryOf<'policy'>;
export type WholePolicyEntry = EntryOf<'whole-policy'>;
/** One line of the log. Withdrawal is no kind of entry: a file that retention deletes leaves its release behind. */
export type LogEntry = ReleaseEntry | PolicyEntry | WholePolicyEntry;

function isType(value: unknown): value is LogEntry['type'] {
  return typeof value === 'string' && Object.hasOwn(shapes, value);
}

function fieldsOf(type: LogEntry['type']): readonly [string, Field<unknown>][] {
  return Object.entries(shapes[type]);
}

/** The keys that are added to an entry: all that its type may have, where it has any of them. */
function addedTo(type: LogEntry['type'], has: (key: string) => boolean): readonly [string, Field<unknown>][] {
  const added: readonly [string, Field<unknown>][] = Object.entries(additions[type]);
  return added.some(([key]) => has(key)) ? added : [];
}

/** The entry as its line, without newline: fixed order of keys, no spaces. Throws a TypeError for what is no entry. */
export function formatEntry(entry: LogEntry): string {
  const values: Readonly<Record<string, unknown>> = { ...entry };
  if (!isType(entry.type)) throw new TypeError('no kind of entry');
  const added = addedTo(entry.type, (key) => values[key] !== undefined);
  const members = [...fieldsOf(entry.type), ...added].map(([key, field]) => {
    if (!field.accepts(values[key]))
      throw new TypeError(`"${key}" must be ${field.expected}, not ${quote(values[key])}`);
    return [key, values[key]] as const;
  });
  return JSON.stringify(Object.fromEntries([['type', entry.type], ...members]));
}

function quote(value: unknown): string {
  const written = JSON.stringify(value) ?? 'undefined';
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}

/**
 * The entry that a line (without newline) holds, or everything that is wrong with it.
 * Strict: no unknown, missing or doubled keys, no values of another type, one order and no spaces.
 */
export function parseEntry(
  line: string,
  lineNumber: number,
): { readonly entry?: LogEntry; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report = (column: number, message: string) => faults.push({ line: lineNumber, column, message });
  const columnOf = (key: string) => line.indexOf(`${JSON.stringify(key)}:`) + 1 || 1;

  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    report(1, `The line is not JSON: ${line.slice(0, 80)}`);
    return { faults };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(1, `The line must be a JSON object, not ${quote(value)}.`);
    return { faults };
  }
  const found = new Map<string, unknown>(Object.entries(value));
  const type = found.get('type');
  if (!isType(type)) {
    const observed = found.has('type') ? `, not ${quote(type)}` : '; it is missing';
    report(columnOf('type'), `"type" must be one of ${Object.keys(shapes).join(', ')}${observed}.`);
    return { faults };
  }
  const fields = [...fieldsOf(type), ...addedTo(type, (key) => found.has(key))];
  const keys = ['type', ...fields.map(([key]) => key)];
  for (const key of found.keys()) {
    if (!keys.includes(key))
      report(columnOf(key), `A ${type} has no key ${quote(key)}; its keys are ${keys.join(', ')}.`);
  }
  for (const [key, field] of fields) {
    if (!found.has(key)) report(1, `"${key}" is missing; it must be ${field.expected}.`);
    else if (!field.accepts(found.get(key)))
      report(columnOf(key), `"${key}" must be ${field.expected}, not ${quote(found.get(key))}.`);
  }
  if (faults.length > 0) return { faults };

  const entry = value as LogEntry;
  const canonical = formatEntry(entry);
  if (canonical === line) return { entry, faults };
  let same = 0;
  while (line[same] === canonical[same]) same += 1;
  report(same + 1, `The entry is not in its canonical form, which is: ${canonical}`);
  return { faults };
}
