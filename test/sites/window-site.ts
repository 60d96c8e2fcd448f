import { type Edit, remove, replace, write } from './edited-site.ts';

const dataset = 'data/active-installations';
const descriptor = `${dataset}/datapackage.json`;

/** A table of rolling windows in place of the months of the smallest site. */
export interface WindowTable {
  /** How long a window is, and how far it is to the next. */
  readonly window: string;
  readonly cadence: string;
  /** The rows of each file, by its name: the last day of a window, a platform, how many installations. */
  readonly files: Readonly<Record<string, readonly (readonly [string, string, number | string])[]>>;
  readonly releases?: 'partition' | 'snapshot';
  readonly platforms?: readonly string[];
}

const csvOf = (rows: readonly (readonly (string | number)[])[]) =>
  ['until,platform,installations', ...rows.map((row) => row.join(',')), ''].join('\n');

/** Last days of so many windows, a number of days apart. */
export const windowEnds = (first: string, step: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + at * step * 86_400_000).toISOString().slice(0, 10),
  );

/** The smallest site, whose table is of rolling windows: each row names the last day of its own. */
export function windowEdits({
  window,
  cadence,
  files,
  releases = 'partition',
  platforms = ['windows', 'macos', 'linux'],
}: WindowTable): Edit[] {
  return [
    remove(`${dataset}/2026-07.csv`),
    remove(`${dataset}/2026-08.csv`),
    ...Object.entries(files).map(([name, rows]) => write(`${dataset}/${name}`, csvOf(rows))),
    replace(descriptor, '["2026-07.csv", "2026-08.csv"]', JSON.stringify(Object.keys(files))),
    replace(descriptor, '"name": "month", "type": "yearmonth"', '"name": "until", "type": "date"'),
    replace(descriptor, '["windows", "macos", "linux"]', JSON.stringify(platforms)),
    replace(descriptor, '"primaryKey": ["month", "platform"]', '"primaryKey": ["until", "platform"]'),
    replace(descriptor, '"period": "month"', `"period": "until", "window": "${window}"`),
    replace(descriptor, '"releases": "partition"', `"releases": "${releases}"`),
    replace(descriptor, '"cadence": "P1M"', `"cadence": "${cadence}"`),
    write(
      'content/dictionary/until.md',
      `---
kind: published
title: Until
summary: The last day that is counted.
type: date
example: 2026-08-31
since: 2026-05-01
derivedFrom: [month]
how: The last day of the days that are counted together.
---
`,
    ),
  ];
}
