import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realFolder } from './assemble.ts';
import { type Edit, editedSite, remove, replace, write } from './edited-site.ts';

const day = 86_400_000;
const text = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What a platform of Thunderbird is called here; undefined for those that are hardly used. */
const systemOf = (platform: string) =>
  platform.startsWith('Windows_NT') ? 'windows' : { Darwin: 'macos', Linux: 'linux' }[platform];

/** Installations of Thunderbird by the last day of a week and by system, as its project published them. */
export function thunderbirdWeeks(): Map<string, Map<string, number>> {
  const weeks = new Map<string, Map<string, number>>();
  const [, ...lines] = readFileSync(join(realFolder, 'thunderbird/platforms.csv'), 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const [week = '', platform = '', installs] = line.split(',');
    const system = systemOf(platform);
    if (system === undefined) continue;
    const last = text(Date.parse(week) + 6 * day);
    const own = weeks.get(last) ?? new Map<string, number>();
    own.set(system, (own.get(system) ?? 0) + Number(installs));
    weeks.set(last, own);
  }
  return weeks;
}

export const systems = ['windows', 'macos', 'linux'];

/**
 * Windows of so many weeks, so many weeks apart, the last one ending with a day: of each system the most installations
 * of one of its weeks, which is the least that there were in the window.
 */
export function cutWindows(length: number, step: number, last: string, count: number): [string, string, number][] {
  const weeks = thunderbirdWeeks();
  return Array.from({ length: count }, (_, at) => text(Date.parse(last) - (count - 1 - at) * step * 7 * day)).flatMap(
    (end) =>
      systems.map((system): [string, string, number] => {
        const within = Array.from({ length }, (_, back) => weeks.get(text(Date.parse(end) - back * 7 * day)));
        return [end, system, Math.max(...within.map((week) => week?.get(system) ?? 0))];
      }),
  );
}

export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  ['until,platform,installations', ...rows.map((row) => row.join(',')), ''].join('\n');

const chart = (order: number, title: string, mark: string, more: string, sql: string) => `---
title: ${title}
order: ${order}
question: How many installations are there?
dataset: active-installations
mark: ${mark}
${more}---

\`\`\`sql
${sql}
\`\`\`

The most installations of a week within each window.
`;
const over = `x: { column: until, label: Last day }
y: { column: n, label: Installations }
`;
const bySystem =
  'series: { column: platform, label: System, names: { windows: Windows, macos: macOS, linux: Linux } }\n';

const table = (name: string, path: string | readonly string[], privacy: object) => ({
  name,
  title: `In ${name.replace('days-', '')} days`,
  path,
  schema: {
    fields: [
      { name: 'until', type: 'date' },
      { name: 'platform', type: 'string', constraints: { enum: systems } },
      { name: 'installations', type: 'integer', constraints: { minimum: 0 } },
    ],
    primaryKey: ['until', 'platform'],
  },
  privacy,
});

/** The last window that there is, of all three lengths. */
export const lastWindow = '2025-06-28';

/**
 * A site whose tables are Thunderbird's weeks cut anew into windows, as package managers publish theirs: of 28 days each
 * week, a file each; of 91 days one after another, in one file each year; of 364 days every four weeks, in one file that
 * replaces the one before.
 */
export function thunderbirdWindows(): Map<string, string | Uint8Array> {
  const folder = 'data/active-installations';
  const weekly = Map.groupBy(cutWindows(4, 1, lastWindow, 10), ([until]) => until);
  const quarterly = cutWindows(13, 13, lastWindow, 8);
  const yearly = cutWindows(52, 4, lastWindow, 12);
  const descriptor = JSON.parse(String(editedSite([]).get(`${folder}/datapackage.json`))) as {
    resources: unknown;
    privacy: Record<string, unknown>;
  };
  descriptor.resources = [
    table(
      'days-28',
      [...weekly.keys()].map((until) => `days-28/${until}.csv`),
      { window: 'P28D', cadence: 'P7D' },
    ),
    table('days-91', ['days-91/2023.csv', 'days-91/2024.csv', 'days-91/2025.csv'], { window: 'P91D', cadence: 'P91D' }),
    table('days-364', [`days-364/${lastWindow}.csv`], { window: 'P364D', cadence: 'P28D', releases: 'snapshot' }),
  ];
  descriptor.privacy['period'] = 'until';
  const edits: Edit[] = [
    remove(`${folder}/2026-07.csv`),
    remove(`${folder}/2026-08.csv`),
    write(`${folder}/datapackage.json`, JSON.stringify(descriptor, null, 2)),
    ...[...weekly].map(([until, rows]) => write(`${folder}/days-28/${until}.csv`, csvOf(rows))),
    ...['2023', '2024', '2025'].map((year) =>
      write(`${folder}/days-91/${year}.csv`, csvOf(quarterly.filter(([until]) => until.startsWith(year)))),
    ),
    write(`${folder}/days-364/${lastWindow}.csv`, csvOf(yearly)),
    write(
      'content/dictionary/until.md',
      `---
kind: published
title: Last day
summary: The last day that is counted.
type: date
example: ${lastWindow}
since: 2020-05-01
derivedFrom: [month]
how: The last day of the days that are counted together.
---
`,
    ),
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de, ar]\n'),
    replace('content/site.yaml', 'asOf: 2026-09-10\n', ''),
    write(
      'content/charts/lines.md',
      chart(
        1,
        'Each week, of 28 days',
        'line',
        `${over}${bySystem}period: until\n`,
        'SELECT until, platform, installations AS n\nFROM days_28\nORDER BY ALL',
      ),
    ),
    write(
      'content/charts/bars.md',
      chart(
        2,
        'Windows of 91 days',
        'bars',
        `${over}period: until\n`,
        "SELECT until, installations AS n\nFROM days_91\nWHERE platform = 'linux'\nORDER BY ALL",
      ),
    ),
    write(
      'content/charts/panels.md',
      chart(
        3,
        'Windows of 364 days, each system',
        'multiples',
        `${over}${bySystem}`,
        'SELECT until, platform, installations AS n\nFROM days_364\nORDER BY ALL',
      ),
    ),
    write(
      'content/charts/systems.md',
      chart(
        4,
        'Systems in one window',
        'ranking',
        `x: { column: platform, label: System }
y: { column: n, label: Installations }
filters:
  - { name: until, label: Until, table: days_28, column: until, default: ${lastWindow} }
`,
        'SELECT platform, installations AS n\nFROM days_28\nWHERE CAST(until AS VARCHAR) = $until',
      ),
    ),
    write(
      'content/charts/ranked.md',
      chart(
        5,
        'The largest windows',
        'ranking',
        over,
        "SELECT until, installations AS n\nFROM days_28\nWHERE platform = 'macos'",
      ),
    ),
    write(
      'content/charts/overlapping-bars.md',
      chart(
        6,
        'Each week, as bars',
        'bars',
        over,
        "SELECT until, installations AS n\nFROM days_28\nWHERE platform = 'macos'",
      ),
    ),
  ];
  return editedSite(edits);
}
