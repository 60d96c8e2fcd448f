import type { Category } from '../../../src/schema/content/category.ts';
import { type Day, toDay } from '../../../src/values/day.ts';
import type { Site } from '../../../src/source/site.ts';
import { earlierExamples, summerExamples } from './past-examples.ts';
import type { Difference } from './past-site.ts';

/** A day on which what the switches cover, or the words about it, changed. */
export interface Change {
  readonly date: Day;
  /** Switches whose state is recorded on that day. */
  readonly categories: readonly string[];
  /** What was otherwise before. */
  readonly before: (site: Site) => readonly Difference[];
}

const dataOf = (site: Site, category: string): Category => {
  const data = site.content.categories.find(({ id }) => id === category)?.data;
  if (!data) throw new RangeError(`the history speaks of the switch "${category}", which is not there`);
  return data;
};
/** The example of today with other values; what a report said in another year has another number, date and version. */
const exampleOf = (site: Site, category: string, was: Category['example']) => ({
  ...dataOf(site, category).example,
  ...was,
});
const without = (example: Category['example'], key: string) =>
  Object.fromEntries(Object.entries(example).filter(([name]) => name !== key));
const dialogOf = (site: Site, category: string, text: string) => ({ ...dataOf(site, category).dialog, text });
const backups = 'A second hosting company in Germany, which keeps encrypted backups and does not hold the keys';
const withBackups = ['basic-health', 'feature-use', 'performance', 'crash-reports'];

/** Every change since the five switches began, oldest first; the notes in `content/changes/` tell of them. */
export const past: readonly Change[] = [
  { date: toDay('2025-06-02'), categories: ['library-shape'], before: () => [] },
  { date: toDay('2025-06-16'), categories: withBackups, before: () => [] },
  {
    date: toDay('2025-10-06'),
    categories: ['performance'],
    before: (site) => [
      {
        category: 'performance',
        was: {
          consentVersion: 1,
          noticeVersion: 1,
          since: toDay('2025-06-16'),
          dialog: dialogOf(
            site,
            'performance',
            'Once a week Heron sends how long its window took to show and a book took to add, and how much memory it used. Only broad classes, no exact times.',
          ),
          example: {
            ...without(dataOf(site, 'performance').example, 'perf.startup_class'),
            'perf.schema_version': 3,
            'perf.installation_id': '1fd3a58e60b7c924',
            'perf.week': '2025-06-09',
            'perf.app_version': '4.1.3',
          },
        },
      },
    ],
  },
  {
    date: toDay('2025-11-03'),
    categories: ['library-shape'],
    before: (site) => [
      {
        category: 'library-shape',
        without: ['validity'],
        was: {
          consentVersion: 1,
          noticeVersion: 1,
          since: toDay('2025-06-02'),
          summary: 'Once a month, how many books there are, in broad classes.',
          purposes: dataOf(site, 'library-shape').purposes.slice(0, 1),
          dialog: dialogOf(
            site,
            'library-shape',
            'Once a month Heron sends a class such as "101 to 300 books". Never a title, an author or a file name.',
          ),
          example: {
            'library.schema_version': 1,
            'library.installation_id': '90d1c6fe37ab8425',
            'library.month': '2025-05',
            'library.book_count_class': '101 to 300',
          },
        },
      },
    ],
  },
  {
    date: toDay('2026-03-01'),
    categories: ['performance'],
    before: (site) => [
      {
        category: 'performance',
        was: {
          noticeVersion: 2,
          dialog: dialogOf(
            site,
            'performance',
            'Once a week Heron sends how long its window took to show, the library to open and a book to add, and how much memory it used. Only broad classes, no exact times.',
          ),
          example: exampleOf(site, 'performance', {
            'perf.installation_id': '6b20e7f9c4d81a53',
            'perf.week': '2025-09-29',
            'perf.app_version': '4.3.1',
          }),
        },
      },
      {
        field: 'perf-window-class',
        was: { summary: 'How long it took until the window was on the screen, in five classes.' },
      },
    ],
  },
  {
    date: toDay('2026-04-14'),
    categories: ['feature-use'],
    before: (site) => [
      {
        category: 'feature-use',
        was: {
          noticeVersion: 1,
          summary:
            'Once a week, which features were clicked and how often, and a few broad facts such as the size of the text.',
          dialog: dialogOf(
            site,
            'feature-use',
            'Once a week Heron sends which features you clicked and how often, never with what book. It also sends roughly how long a book was open that week.',
          ),
          example: exampleOf(site, 'feature-use', {
            'use.installation_id': 'e15c0b7a92f4d638',
            'use.week': '2025-06-09',
            'use.app_version': '4.1.3',
          }),
        },
      },
      { field: 'use-uses', was: { summary: 'How many times the feature was clicked in the week.' } },
    ],
  },
  {
    date: toDay('2026-05-01'),
    categories: ['performance'],
    before: (site) => [
      {
        category: 'performance',
        without: ['sampleRate'],
        was: { methods: dataOf(site, 'performance').methods?.filter((method) => method !== 'sampling') },
      },
      {
        dataset: 'startup-times',
        was: {
          sampleRate: 1,
          method: (site.datasets.find(({ id }) => id === 'startup-times')?.tables[0]?.privacy.method ?? []).filter(
            (method) => method !== 'sampling',
          ),
        },
      },
    ],
  },
  {
    date: toDay('2026-06-01'),
    categories: ['crash-reports'],
    before: (site) => [
      {
        schedule: 'crashes-180-days',
        id: 'crashes-1-year',
        was: {
          summary: 'A crash report stays a year, because rare crashes take months to gather into a pattern.',
          stages: (site.content.retention.find(({ id }) => id === 'crashes-180-days')?.data.stages ?? []).map(
            (stage) => (stage.place === 'raw-store' ? { ...stage, keep: 'P1Y' as typeof stage.keep } : stage),
          ),
        },
      },
      {
        category: 'crash-reports',
        was: {
          retention: 'crashes-1-year',
          example: exampleOf(site, 'crash-reports', {
            'crash.installation_id': 'a40f6d92c8e5173b',
            'crash.day': '2025-05-22',
            'crash.app_version': '4.1.2',
          }),
        },
      },
    ],
  },
  {
    date: toDay('2026-08-03'),
    categories: ['performance'],
    before: (site) => [
      {
        category: 'performance',
        was: {
          consentVersion: 2,
          noticeVersion: 3,
          since: toDay('2025-10-06'),
          dialog: dialogOf(
            site,
            'performance',
            'Once a week Heron sends how long it took to start and to add a book, and how much memory it used. Only broad classes, no exact times.',
          ),
          example: {
            ...without(dataOf(site, 'performance').example, 'perf.page_turn_class'),
            'perf.schema_version': 4,
            'perf.installation_id': '8e4c1d70fa6b9235',
            'perf.week': '2026-02-16',
            'perf.app_version': '4.5.1',
          },
        },
      },
    ],
  },
  {
    date: toDay('2026-09-07'),
    categories: withBackups,
    before: (site) =>
      withBackups.map((category) => ({
        category,
        was: {
          recipients: [...dataOf(site, category).recipients, backups],
          noticeVersion: dataOf(site, category).noticeVersion - 1,
          example: exampleOf(site, category, earlierExamples[category] ?? {}),
        },
      })),
  },
  {
    // Examples only: what is sent, and the words about it, stayed, so nothing was recorded.
    date: toDay('2026-10-01'),
    categories: [],
    before: (site) =>
      Object.entries(summerExamples).map(([category, was]) => ({
        category,
        was: { example: exampleOf(site, category, was) },
      })),
  },
];
