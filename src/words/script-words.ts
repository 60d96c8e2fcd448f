import type { en } from './en.ts';
import type { Spoken } from './speak.ts';

type English = typeof en;

function pick<T extends object, K extends keyof T>(group: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, group[key]])) as Pick<T, K>;
}

/**
 * The messages that scripts say, by script: a page hands them over in `data-words`, and the script reads them from
 * there with the same types. What is not named here costs a page nothing.
 */
export const scriptWords = {
  audit: ({ audit: { self, own, log }, faults, status }: English) => ({
    self: pick(
      self,
      'begun',
      'fetching',
      'loading',
      'verified',
      'tampered',
      'truncated',
      'swapped',
      'missing',
      'unlogged',
      'noLog',
      'unreadable',
      'valuesSame',
      'valuesDiffer',
      'unknown',
      'notChecked',
      'checking',
      'same',
      'different',
      'judgedOn',
      'judgedBehind',
      'since',
      'onceWas',
      'brokenSince',
      'alarm',
      'programs',
      'cancelled',
      'failed',
      'logOk',
      'logBad',
      'included',
      'took',
      'issueTitle',
      'issueBody',
    ),
    own: pick(own, 'match', 'noMatch'),
    log: pick(log, 'remembered', 'notRemembered', 'extends', 'rewritten', 'nothing'),
    faults,
    status,
  }),
  /** Charts are drawn with these, on pages and in published files too; scripts fetch them when they first draw. */
  chart: ({ chart, periods }: English) => ({ ...chart, periods }),
  console: ({ console, faults }: English) => ({
    ...pick(
      console,
      'editor',
      'result',
      'running',
      'loading',
      'rows',
      'truncated',
      'range',
      'previous',
      'next',
      'noValue',
      'cancelled',
      'failed',
      'noTable',
      'noChart',
      'linked',
      'badLink',
    ),
    ...faults,
  }),
  liveChart: ({ live, explore: { noValue }, faults }: English) => ({
    ...pick(
      live,
      'running',
      'loading',
      'verified',
      'mismatch',
      'rows',
      'cancelled',
      'failed',
      'emptyResult',
      'exact',
      'result',
    ),
    noValue,
    ...faults,
  }),
  noise: ({ record: { widgets } }: English) => pick(widgets.noise, 'title', 'description', 'one', 'other', 'said'),
  report: ({ myReport, field: { types } }: English) => ({
    ...pick(
      myReport,
      'read',
      'notations',
      'clean',
      'unlike',
      'identifies',
      'personal',
      'trouble',
      'undeclared',
      'removed',
      'repeated',
      'type',
      'item',
      'vocabulary',
      'below',
      'above',
      'pattern',
      'certain',
      'possible',
      'meant',
      'inside',
      'report',
      'reportOnly',
      'more',
      'noSwitch',
      'why',
      'becomes',
      'kept',
      'faults',
      'unlink',
      'unfile',
      'unloaded',
      'offline',
      'looks',
    ),
    types,
  }),
  groups: ({ record: { widgets } }: English) => ({ said: widgets.groups.said, hidden: widgets.groups.star }),
};

export type Script = keyof typeof scriptWords;

/** The words of a script, as it says them. */
export type ScriptWords<S extends Script> = Spoken<ReturnType<(typeof scriptWords)[S]>>;

/** What is said of a file that did not come. */
export type FaultWords = Spoken<English['faults']>;
