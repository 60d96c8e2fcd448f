import { dateOf, parseDay } from '../../values/day.ts';
import type { OptionTable } from './command.ts';

const noDay = (value: string) =>
  parseDay(value) === undefined ? `"${value}" is no day; write it as 2026-10-08.` : undefined;

/** The clock, or the one that stands on the day that was given. */
export function clockOf(today: string | undefined): () => Date {
  const day = parseDay(today ?? '');
  return () => (day === undefined ? new Date() : dateOf(day));
}

/** Options that several commands have, each written once. */
export const siteOption = {
  site: {
    type: 'string',
    value: 'folder',
    help: 'the folder that has content/ and data/ (default: SITE_DIR, else this one)',
  },
} as const satisfies OptionTable;

export const outOption = {
  outDir: { type: 'string', value: 'folder', default: 'dist', help: 'where the site is written' },
} as const satisfies OptionTable;

export const portOption = {
  port: {
    type: 'string',
    value: 'number',
    help: 'the port to serve on (default: PORT, else 4321)',
    fault: (value) =>
      /^\d{1,5}$/.test(value) && Number(value) < 65536 ? undefined : `"${value}" is no port; write a number like 4321.`,
  },
} as const satisfies OptionTable;

/** The day by which everything is judged, in place of the clock's. */
export const todayOption = {
  today: {
    type: 'string',
    value: 'day',
    help: 'judge by this day instead of the clock: to make an old build again, to see what will be late',
    fault: noDay,
  },
} as const satisfies OptionTable;

/** How a site is prepared, for every command that reads all of it. */
export const prepareOptions = {
  ...siteOption,
  url: {
    type: 'string',
    value: 'address',
    help: 'another address than site.yaml says: a preview, a test',
    fault: (value) =>
      URL.canParse(value) ? undefined : `"${value}" is no address; write one like https://example.org/privacy/.`,
  },
  ...todayOption,
  previous: {
    type: 'string',
    value: 'file or URL',
    multiple: true,
    help: 'a log published before, which this one must extend; may be given more than once',
  },
  base: { type: 'string', value: 'git ref', help: 'a branch whose data/log.jsonl this one must extend' },
} as const satisfies OptionTable;

export const dateOption = {
  date: {
    type: 'string',
    value: 'day',
    help: 'the day of the release (default: today)',
    fault: noDay,
  },
} as const satisfies OptionTable;
