import type { CellValue, ChartInput, ChartOptions } from '../../src/charts/chart-input.ts';
import type { ChartSpec } from '../../src/schema/content/chart.ts';
import { type Duration } from '../../src/values/duration.ts';
import { toDay } from '../../src/values/day.ts';
import type { SeriesBreak } from '../../src/schema/data/privacy.ts';

/** One chart of the gallery that tests draw; its id is the name of the function. */
export interface ChartCase {
  readonly input: Omit<ChartInput, 'id'>;
  readonly options?: Partial<Omit<ChartOptions, 'document'>>;
}

const specOf = (rest: Partial<ChartSpec> & Pick<ChartSpec, 'mark'>): ChartSpec => ({
  title: 'Active installations by month',
  order: 1,
  question: 'How many installations are there?',
  dataset: 'active-installations',
  x: { column: 'month', label: 'Month' },
  y: { column: 'installations', label: 'Installations that sent a report', unit: 'per month' },
  ...rest,
});

const months = Array.from(
  { length: 14 },
  (_, index) => `${2025 + Math.floor((7 + index) / 12)}-${String(((7 + index) % 12) + 1).padStart(2, '0')}`,
);
/** A smooth, seedless curve: the same numbers on every machine. */
const curve = (index: number, base: number, rise: number, wave: number) =>
  Math.round((base + rise * index + wave * Math.sin(index * 1.1)) / 5) * 5;

const definition: SeriesBreak = {
  date: toDay('2026-03-01'),
  kind: 'definition',
  reason: 'Start-up is now timed until the first page is drawn.',
  change: '2026-03-startup-definition',
};
const sampling: SeriesBreak = {
  date: toDay('2026-06-01'),
  kind: 'sampling',
  reason: 'Half of the installations report instead of all.',
  sampleRate: 0.5,
};
const outage: SeriesBreak = {
  date: toDay('2026-01-12'),
  until: toDay('2026-01-14'),
  kind: 'outage',
  reason: 'the collector was down.',
};

const single = (value: (index: number) => CellValue, at: readonly string[] = months) =>
  at.map((month, index) => [month, value(index)]);
const platforms = ['windows', 'android', 'linux', 'macos'];
const names = { windows: 'Windows', android: 'Android', linux: 'Linux', macos: 'macOS' };
const byPlatform = (value: (index: number, platform: number) => CellValue) =>
  months.flatMap((month, index) => platforms.map((platform, which) => [month, platform, value(index, which)]));
const platformSeries = { column: 'platform', label: 'Platform', names, order: platforms };
const platformValue = (index: number, which: number) =>
  curve(index, [5200, 3100, 1900, 1200][which] ?? 0, [60, 240, 35, -20][which] ?? 0, 90);

const column3 = ['month', 'platform', 'installations'];
const column2 = ['month', 'installations'];

export const cases = {
  lineOfOneSeries: () => ({
    input: { spec: specOf({ mark: 'line' }), columns: column2, rows: single((index) => curve(index, 9800, 320, 260)) },
  }),
  lineNotFromZero: () => ({
    input: {
      spec: specOf({ mark: 'line', y: { column: 'installations', label: 'Installations', zero: false } }),
      columns: column2,
      rows: single((index) => curve(index, 9800, 20, 60)),
    },
  }),
  linesOfFourSeries: () => ({
    input: {
      spec: specOf({ mark: 'line', series: platformSeries }),
      columns: column3,
      rows: byPlatform(platformValue),
    },
  }),
  lineWithSuppressedCells: () => ({
    input: {
      spec: specOf({ mark: 'line' }),
      columns: column2,
      rows: single((index) => (index === 4 || index === 9 || index === 10 ? null : curve(index, 60, 4, 12))),
      minimumCount: 20,
    },
  }),
  linesWithSuppressedCells: () => ({
    input: {
      spec: specOf({ mark: 'line', series: platformSeries }),
      columns: column3,
      rows: byPlatform((index, which) =>
        (which === 3 && index > 2 && index < 6) || (which === 2 && index === 8) ? null : platformValue(index, which),
      ),
      minimumCount: 20,
    },
  }),
  lineWithGap: () => ({
    input: {
      spec: specOf({ mark: 'line' }),
      columns: column2,
      rows: single((index) => curve(index, 9800, 320, 260)).filter(
        (_, index) => index !== 5 && index !== 6 && index !== 8,
      ),
    },
  }),
  lineWithBreak: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        title: 'Start-up below one second',
        y: { column: 'installations', label: 'Start-ups below one second', format: 'percent' as const },
      }),
      columns: column2,
      rows: single((index) => (index < 7 ? 0.61 : 0.48) + 0.006 * index + 0.01 * Math.sin(index)),
      breaks: [definition],
    },
  }),
  lineWithBreakInsidePeriod: () => ({
    input: {
      spec: specOf({ mark: 'line' }),
      columns: column2,
      rows: single((index) => curve(index, index < 7 ? 9800 : 7000, 320, 260)),
      breaks: [{ ...definition, date: toDay('2026-03-17') }],
    },
  }),
  lineWithOutage: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        title: 'Crash rate',
        y: { column: 'installations', label: 'Crashes', unit: 'per 1,000 hours' },
      }),
      columns: column2,
      rows: single((index) => Math.round((index === 5 ? 1.1 : 2.4) * 100 + 30 * Math.sin(index)) / 100),
      breaks: [outage],
    },
  }),
  lineWithManyBreaks: () => ({
    input: {
      spec: specOf({ mark: 'line' }),
      columns: column2,
      rows: single((index) => curve(index, 9800, 320, 260)),
      breaks: [
        definition,
        sampling,
        outage,
        {
          date: toDay('2026-03-20'),
          kind: 'definition',
          reason:
            'Portable copies count as installations of their own from this day on, because they carry their own settings and were counted with their host before.',
        },
      ],
    },
  }),
  linesOfManySeries: () => ({
    input: {
      spec: specOf({ mark: 'line', title: 'Use of features', series: { column: 'platform', label: 'Feature' } }),
      columns: column3,
      rows: months.flatMap((month, index) =>
        Array.from({ length: 14 }, (_, which) => [
          month,
          `Feature ${which + 1}`,
          curve(index, 4000 - which * 260, 20 * ((which % 5) - 2), 80),
        ]),
      ),
    },
  }),
  linesWithLongNames: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        series: {
          column: 'platform',
          label: 'Platform',
          names: {
            windows: 'Windows 11 with the version from the store',
            android: 'Android phones and tablets',
            linux: 'Linux distributions, all package formats together',
            macos: 'macOS',
          },
        },
      }),
      columns: column3,
      rows: byPlatform(platformValue),
    },
  }),
  lineByQuarter: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        title: 'Developers by quarter',
        x: { column: 'month', label: 'Quarter' },
        y: { column: 'installations', label: 'Developers' },
      }),
      columns: column2,
      rows: single(
        (index) => 1_200_000 + index * 87_000,
        Array.from({ length: 18 }, (_, index) => `${2020 + Math.floor(index / 4)}-Q${(index % 4) + 1}`),
      ),
    },
  }),
  lineByWeek: () => ({
    input: {
      spec: specOf({ mark: 'line', x: { column: 'month', label: 'Week' } }),
      columns: column2,
      rows: single(
        (index) => curve(index, 500, 4, 60),
        Array.from({ length: 40 }, (_, index) => `2026-W${String(index + 1).padStart(2, '0')}`),
      ),
    },
  }),
  lineByDay: () => ({
    input: {
      spec: specOf({ mark: 'line', x: { column: 'month', label: 'Day' } }),
      columns: column2,
      rows: single(
        (index) => curve(index, 500, 1, 40),
        Array.from({ length: 120 }, (_, index) =>
          new Date(Date.UTC(2026, 4, 3 + index)).toISOString().slice(0, 10),
        ).filter((_, index) => index < 40 || index > 51),
      ),
    },
  }),
  lineOfOneRow: () => ({ input: { spec: specOf({ mark: 'line' }), columns: column2, rows: [['2026-08', 1234]] } }),
  lineOfNoRows: () => ({ input: { spec: specOf({ mark: 'line' }), columns: column2, rows: [] } }),
  lineAllSuppressed: () => ({
    input: { spec: specOf({ mark: 'line' }), columns: column2, rows: single(() => null), minimumCount: 20 },
  }),
  lineWithInterval: () => ({
    input: {
      spec: specOf({ mark: 'line', interval: { low: 'low', high: 'high', label: '95 % of the noise' } }),
      columns: ['month', 'installations', 'low', 'high'],
      rows: months.map((month, index) => [
        month,
        curve(index, 400, 10, 60),
        curve(index, 400, 10, 60) - 55,
        curve(index, 400, 10, 60) + 55,
      ]),
    },
  }),
  area: () => ({
    input: {
      spec: specOf({ mark: 'area', series: platformSeries }),
      columns: column3,
      rows: byPlatform(platformValue),
    },
  }),
  areaWithSuppressedCells: () => ({
    input: {
      spec: specOf({ mark: 'area', series: platformSeries }),
      columns: column3,
      rows: byPlatform((index, which) =>
        which === 1 && (index === 4 || index === 5) ? null : platformValue(index, which),
      ),
      minimumCount: 20,
    },
  }),
  areaOfVersions: () => ({
    input: {
      spec: specOf({
        mark: 'area',
        title: 'Versions in use',
        series: { column: 'platform', label: 'Version', order: ['4.0', '4.1', '4.2', '4.3'] },
      }),
      columns: column3,
      rows: months.flatMap((month, index) =>
        ['4.0', '4.1', '4.2', '4.3'].flatMap((version, which) => {
          const age = index - which * 3;
          if (age < 0) return [];
          const value = Math.round((9000 * Math.exp(-((age - 3) ** 2) / 9)) / 5) * 5;
          return [[month, version, value < 20 ? null : value]];
        }),
      ),
      minimumCount: 20,
    },
  }),
  areaOfManySeries: () => ({
    input: {
      spec: specOf({ mark: 'area', series: { column: 'platform', label: 'Language' } }),
      columns: column3,
      rows: months.flatMap((month, index) =>
        Array.from({ length: 12 }, (_, which) => [
          month,
          `Language ${which + 1}`,
          curve(index, 3000 / (which + 1), 20, 30),
        ]),
      ),
    },
  }),
  share: () => ({
    input: {
      spec: specOf({
        mark: 'share',
        y: { column: 'installations', label: 'Share of installations' },
        series: platformSeries,
      }),
      columns: column3,
      rows: byPlatform(platformValue),
    },
  }),
  shareOfCountsWithSuppressedCells: () => ({
    input: {
      spec: specOf({
        mark: 'share',
        y: { column: 'installations', label: 'Share of installations' },
        series: platformSeries,
      }),
      columns: column3,
      rows: byPlatform((index, which) => (which === 3 && index > 8 && index < 12 ? null : platformValue(index, which))),
      minimumCount: 20,
    },
  }),
  shareOfSharesWithSuppressedCells: () => ({
    input: {
      spec: specOf({
        mark: 'share',
        y: { column: 'installations', label: 'Share of installations', format: 'percent' as const },
        series: platformSeries,
      }),
      columns: column3,
      rows: byPlatform((index, which) =>
        which === 3 && index > 8 && index < 12
          ? null
          : ([0.44 - index * 0.008, 0.3 + index * 0.008, 0.16, 0.1][which] ?? 0),
      ),
      minimumCount: 20,
    },
  }),
  shareByCategory: () => ({
    input: {
      spec: specOf({
        mark: 'share',
        x: { column: 'month', label: 'Channel' },
        y: { column: 'installations', label: 'Share of installations' },
        series: platformSeries,
      }),
      columns: column3,
      rows: ['Stable', 'Beta', 'Nightly'].flatMap((channel, index) =>
        platforms.map((platform, which) => [
          channel,
          platform,
          index === 2 && which === 3 ? null : platformValue(index, which),
        ]),
      ),
      minimumCount: 20,
    },
  }),
  barsByMonth: () => ({
    input: {
      spec: specOf({ mark: 'bars' }),
      columns: column2,
      rows: single((index) => (index === 6 ? null : curve(index, 900, 30, 160))),
      breaks: [definition],
      minimumCount: 20,
    },
  }),
  barsByKind: () => ({
    input: {
      spec: specOf({ mark: 'bars', title: 'Crashes by kind', x: { column: 'month', label: 'Kind' } }),
      columns: column2,
      rows: [
        ['Memory', 410],
        ['Rendering', 275],
        ['Files', 130],
        ['Unknown', null],
      ],
      minimumCount: 20,
    },
  }),
  barsInGroups: () => ({
    input: {
      spec: specOf({ mark: 'bars', x: { column: 'month', label: 'Kind' }, series: platformSeries }),
      columns: column3,
      rows: ['Memory', 'Rendering', 'Files'].flatMap((kind, index) =>
        platforms.map((platform, which) => [
          kind,
          platform,
          index === 2 && which === 2 ? null : curve(index + which, 300 - 60 * index, -20, 40),
        ]),
      ),
      minimumCount: 20,
    },
  }),
  barsWithLongNames: () => ({
    input: {
      spec: specOf({ mark: 'bars', x: { column: 'month', label: 'Kind' } }),
      columns: column2,
      rows: [
        ['Out of memory while a large document was being opened', 410],
        ['Rendering of a page', 275],
        ['A file could not be read or was damaged', 130],
        ['Donaudampfschifffahrtsgesellschaftsunbekannt', null],
      ],
      minimumCount: 20,
    },
  }),
  barsWithInterval: () => ({
    input: {
      spec: specOf({
        mark: 'bars',
        title: 'Library sizes',
        x: { column: 'month', label: 'Books in the library' },
        y: { column: 'installations', label: 'Installations, with noise' },
        interval: { low: 'low', high: 'high', label: '95 % of the noise lies within' },
      }),
      columns: ['month', 'installations', 'low', 'high'],
      rows: [
        ['none', 118, 92, 144],
        ['1–10', 940, 914, 966],
        ['11–100', 610, 584, 636],
        ['101–1,000', 72, 46, 98],
        ['more', -7, -33, 19],
      ],
    },
  }),
  ranking: () => ({
    input: {
      spec: specOf({ mark: 'ranking', title: 'Languages', x: { column: 'month', label: 'Language' } }),
      columns: column2,
      rows: [
        ['German', 2310],
        ['English', 4815],
        ['Esperanto', null],
        ['French', 1220],
        ['Polish', 305],
        ['Spanish', 1195],
        ['Welsh', null],
      ],
      minimumCount: 20,
    },
  }),
  rankingWithLongNames: () => ({
    input: {
      spec: specOf({ mark: 'ranking', title: 'Features', x: { column: 'month', label: 'Feature' } }),
      columns: column2,
      rows: [
        ['Reading aloud with a voice of the operating system', 2310],
        ['Search in the whole library, with synonyms', 4815],
        ['Night colours', 1220],
        ['Export of notes to a file', 305],
      ],
    },
  }),
  rankingOfMany: () => ({
    input: {
      spec: specOf({ mark: 'ranking' }),
      columns: column2,
      rows: Array.from({ length: 36 }, (_, index) => [`Class ${index + 1}`, 4000 - index * 105]),
    },
  }),
  multiples: () => ({
    input: {
      spec: specOf({ mark: 'multiples', series: platformSeries }),
      columns: column3,
      rows: byPlatform((index, which) =>
        which === 3 && index > 2 && index < 6 ? null : platformValue(index, which),
      ).filter(([month, platform]) => !(month === '2026-04' && platform === 'linux')),
      breaks: [definition, outage],
      minimumCount: 20,
    },
  }),
  multiplesOfSeven: () => ({
    input: {
      spec: specOf({ mark: 'multiples', series: { column: 'platform', label: 'Feature' } }),
      columns: column3,
      rows: months.flatMap((month, index) =>
        Array.from({ length: 7 }, (_, which) => [
          month,
          ['Search', 'Notes', 'Reading aloud with a voice', 'Night colours', 'Export', 'Sync', 'Fonts'][which] ?? '',
          curve(index, 4000 - which * 460, 40 * ((which % 3) - 1), 80),
        ]),
      ),
    },
  }),
  distribution: () => ({
    input: {
      spec: specOf({
        mark: 'distribution',
        title: 'Start-up times',
        x: { column: 'month', label: 'Time until the first page' },
      }),
      columns: column2,
      rows: [
        ['under 0.5 s', 1210],
        ['0.5–1 s', 3480],
        ['1–2 s', 2140],
        ['2–4 s', 460],
        ['4–8 s', 95],
        ['over 8 s', null],
      ],
      minimumCount: 20,
    },
  }),
  dots: () => ({
    input: {
      spec: specOf({
        mark: 'dots',
        title: 'Beta share',
        y: { column: 'installations', label: 'On the beta channel', format: 'percent' as const },
        series: platformSeries,
      }),
      columns: column3,
      rows: byPlatform((index, which) => (which === 3 && index === 7 ? null : 0.04 + 0.012 * which + 0.0015 * index)),
      minimumCount: 20,
    },
  }),
  dotsOverNumbers: () => ({
    input: {
      spec: specOf({
        mark: 'dots',
        x: { column: 'month', label: 'Books', unit: 'thousand' },
        y: { column: 'installations', label: 'Memory', unit: 'MB' },
      }),
      columns: column2,
      rows: Array.from({ length: 25 }, (_, index) => [index * 0.4, 80 + index * 7 + 20 * Math.sin(index * 2)]),
    },
  }),
  inGerman: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        title: 'Aktive Installationen je Monat',
        x: { column: 'month', label: 'Monat' },
        y: { column: 'installations', label: 'Installationen', unit: 'je Monat' },
        series: platformSeries,
      }),
      columns: column3,
      rows: byPlatform((index, which) => (which === 3 && index === 4 ? null : platformValue(index, which))),
      breaks: [{ ...definition, reason: 'Der Start wird bis zur ersten Seite gemessen.' }],
      minimumCount: 20,
    },
    options: { language: 'de' },
  }),
  namedClasses: () => ({
    input: {
      spec: specOf({
        mark: 'distribution',
        title: 'Startzeiten',
        x: { column: 'month', label: 'Startzeit', names: { 'under 1 s': 'unter 1 s', '1 to 4 s': '1 bis 4 s' } },
        y: { column: 'installations', label: 'Installationen' },
      }),
      columns: column2,
      rows: [
        ['under 1 s', 1220],
        ['1 to 4 s', 4815],
        ['> 4 s', null],
      ],
      minimumCount: 20,
    },
    options: { language: 'de' },
  }),
  inArabic: () => ({
    input: {
      spec: specOf({
        mark: 'line',
        title: 'التثبيتات النشطة',
        x: { column: 'month', label: 'الشهر' },
        y: { column: 'installations', label: 'التثبيتات', unit: 'شهريًا' },
        series: {
          ...platformSeries,
          names: { windows: 'ويندوز (64)', android: 'أندرويد', linux: 'لينكس', macos: 'ماك' },
        },
      }),
      columns: column3,
      rows: byPlatform((index, which) => (which === 3 && index === 4 ? null : platformValue(index, which))),
      breaks: [{ ...definition, reason: 'يُقاس بدء التشغيل حتى أول صفحة.' }],
      minimumCount: 20,
    },
    options: { language: 'ar' },
  }),
  rankingInArabic: () => ({
    input: {
      spec: specOf({
        mark: 'ranking',
        title: 'اللغات',
        x: { column: 'month', label: 'اللغة' },
        y: { column: 'installations', label: 'التثبيتات' },
      }),
      columns: column2,
      rows: [
        ['الألمانية', 2310],
        ['الإنجليزية', 4815],
        ['الويلزية', null],
        ['الفرنسية', 1220],
      ],
      minimumCount: 20,
    },
    options: { language: 'ar' },
  }),
} satisfies Record<string, () => ChartCase>;

export const schedules = [
  {
    id: 'crashes-180-days',
    schedule: {
      title: 'Crash reports',
      order: 4,
      summary: 'A crash report stays 180 days.',
      startsWith: 'the day your device makes the report',
      stages: [
        {
          place: 'device' as const,
          what: 'The crash report, waiting for the next start. A copy of the last 12 sent reports stays for you to look at.',
          keep: 'P30D' as Duration,
          then: 'The report is sent, or thrown away if that did not work for 30 days.',
          access: ['you'],
          removed: ['document text', 'file names'],
        },
        {
          place: 'network' as const,
          what: 'The report on its way, encrypted.',
          keep: 'P0D' as Duration,
          then: 'The collector has it.',
        },
        {
          place: 'collector' as const,
          what: 'The report in memory.',
          keep: 'P1D' as Duration,
          then: 'A valid report is stored. Any other is thrown away.',
          removed: ['internet address'],
        },
        {
          place: 'raw-store' as const,
          what: 'Crash reports with the rotating number of their month.',
          keep: 'P180D' as Duration,
          then: 'A program deletes the report at night.',
          access: ['the telemetry team'],
        },
        {
          place: 'published' as const,
          what: 'The table of crashes by kind.',
          keep: 'P3Y' as Duration,
          then: 'The table is deleted; its line in the log stays.',
          access: ['everybody'],
        },
      ],
    },
  },
  {
    id: 'heartbeat-13-months',
    schedule: {
      title: 'Basic health reports',
      order: 1,
      summary: 'A health report stays 13 months.',
      startsWith: 'the day your device makes the report',
      stages: [
        {
          place: 'raw-store' as const,
          what: 'Reports with version, platform, channel and language.',
          keep: 'P13M' as Duration,
          then: 'A program deletes the report at night.',
        },
        {
          place: 'backup' as const,
          what: 'Encrypted nightly copies.',
          keep: 'P14D' as Duration,
          then: 'The copy is overwritten.',
        },
        {
          place: 'published' as const,
          what: 'The table of active installations.',
          keep: { forever: 'It is the only long record of how the app grew.' },
          then: 'It stays.',
        },
      ],
    },
  },
];
