import type { FileSummary } from './file-summary.ts';

/**
 * How far rows and sums may move between two periods before a person is asked: to less than a half, or to more than
 * twice as much. Of 236 published weeks of a large project, with its holidays and releases, none moved further than
 * −31 % or +49 %; a lost half, a doubled export or a changed unit does.
 */
export const largestFactor = 2;

/** A label that held at least this share of the earlier sum is not lost without a question. */
export const heavyShare = 0.05;

/** More new labels of one column than this are accepted together, by their number and fingerprint. */
export const listedLabels = 8;

/** A file that is to be released, beside the one before it. */
export interface ComparedFiles {
  /** Of the table, in what a person accepts: `crashes`, or `crashes/by-version` where the dataset has several. */
  readonly name: string;
  readonly now: FileSummary;
  /** Absent for the first file of a table. */
  readonly before?: FileSummary;
  /** By column, labels of any other file of the table. */
  readonly known: Readonly<Record<string, ReadonlySet<string>>>;
  /** Columns whose descriptor lists every label: a new one there was declared by a person. */
  readonly closed: ReadonlySet<string>;
  /** Below this no sum is printed. */
  readonly minimumCount: number;
}

/** Something that a person must look at before the file goes out. */
export interface Doubt {
  /** What was found, a sentence. */
  readonly message: string;
  /** What accepts just this: `crashes:rows=12`. */
  readonly accept: string;
  /** Labels are not printed where a check found what may be an identifier. */
  readonly holdsLabels?: true;
}

const isFar = (now: number, before: number) => now * largestFactor < before || now > before * largestFactor;

/** A sum as it may be printed: output is kept in logs, so a small one is not. */
export function printedSum(sum: number, minimumCount: number): string {
  return sum > 0 && sum < minimumCount ? `fewer than ${minimumCount}` : String(sum);
}

/** Of a file that replaces the one before: which periods are in it no more; nothing where none is gone. */
function describeGonePeriods({ now, before }: Pick<ComparedFiles, 'now' | 'before'>): string {
  const gone = before?.periods?.filter((period) => now.periods?.includes(period) === false) ?? [];
  if (gone.length === 0) return '';
  const [first, last] = [gone[0], gone.at(-1)];
  const which = gone.length === 1 ? `The period ${first} leaves` : `${gone.length} periods leave`;
  const span = gone.length === 1 ? '' : ` (${first} to ${last})`;
  return ` ${which} the table${span}, since each file replaces the one before; where files add periods, write  "releases": "partition".`;
}

function moved({ name, now, before, minimumCount }: ComparedFiles): Doubt[] {
  if (!before || now.rows === 0) return [];
  const far = (what: string, key: string, one: number, other: number, least: number): Doubt[] =>
    isFar(one, other)
      ? [
          {
            message: `${what}: ${printedSum(one, least)}, where the file before has ${printedSum(other, least)}; that is ${one < other ? 'less than a half' : 'more than twice as much'}.`,
            accept: `${name}:${key}=${one > 0 && one < least ? 'few' : one}`,
          },
        ]
      : [];
  return [
    ...far('Rows', 'rows', now.rows, before.rows, 0).map((doubt) => ({
      ...doubt,
      message: doubt.message + describeGonePeriods({ now, before }),
    })),
    ...Object.entries(now.sums).flatMap(([column, { sum }]) => {
      const other = before.sums[column];
      return other === undefined ? [] : far(`Sum of "${column}"`, `sum:${column}`, sum, other.sum, minimumCount);
    }),
  ];
}

/** A short name of a set of labels: 8 hexadecimal digits (FNV-1a over their sorted texts). */
export function nameOfLabels(labels: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const sign of [...labels].sort().join('\u0000')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** By column, labels that no other file of the table has; none for the first file. */
export function newLabels({ now, before, known }: Pick<ComparedFiles, 'now' | 'before' | 'known'>) {
  return Object.entries(now.labels).flatMap(([column, labels]) => {
    const added = [...labels.keys()].filter((label) => !known[column]?.has(label));
    return before && added.length > 0 ? [{ column, labels: added }] : [];
  });
}

/** By column, labels of the file before that this one has no more, with their share of its sum. */
export function goneLabels({ now, before }: Pick<ComparedFiles, 'now' | 'before'>) {
  return Object.entries(before?.labels ?? {}).flatMap(([column, labels]) => {
    const gone = [...labels].filter(([label]) => !now.labels[column]?.has(label));
    return gone.length > 0 ? [{ column, labels: gone.map(([label, share]) => ({ label, share })) }] : [];
  });
}

function unknown(files: ComparedFiles): Doubt[] {
  return newLabels(files)
    .filter(({ column }) => !files.closed.has(column))
    .flatMap(({ column, labels }): Doubt[] =>
      labels.length <= listedLabels
        ? labels.map((label) => ({
            message: `"${label}" in "${column}" is in no file that was released before.`,
            accept: `${files.name}:new:${column}=${label}`,
            holdsLabels: true,
          }))
        : [
            {
              message: `${labels.length} labels of "${column}" are in no file that was released before: ${labels.slice(0, 40).join(', ')}${labels.length > 40 ? ` and ${labels.length - 40} more` : ''}.`,
              accept: `${files.name}:new:${column}=${labels.length}-labels-${nameOfLabels(labels)}`,
              holdsLabels: true,
            },
          ],
    );
}

function lost(files: ComparedFiles): Doubt[] {
  if (files.now.rows === 0) return [];
  return goneLabels(files).flatMap(({ column, labels }) =>
    labels
      .filter(({ share }) => share >= heavyShare)
      .map(({ label, share }): Doubt => ({
        message: `"${label}" in "${column}" is gone; ${Math.round(share * 100)} % of the sum of the file before stood there.`,
        accept: `${files.name}:gone:${column}=${label}`,
        holdsLabels: true,
      })),
  );
}

/** What a person must say yes to: empty where a file goes on like the one before it, or is the first and whole. */
export function doubtsOf(files: ComparedFiles): Doubt[] {
  const { name, now, before } = files;
  const empty = now.empty.filter((column) => before === undefined || !before.empty.includes(column));
  return [
    ...(now.rows === 0
      ? [{ message: 'The file has a header and no row: nothing would be published.', accept: `${name}:rows=0` }]
      : []),
    ...empty.map((column) => ({
      message: `No row gives a value of "${column}".`,
      accept: `${name}:empty:${column}`,
    })),
    ...moved(files),
    ...lost(files),
    ...unknown(files),
  ];
}
