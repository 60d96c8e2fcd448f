import { describe, expect, test } from 'vitest';
import type { CheckInput, Coverage } from '../../src/checks/check-input.ts';
import { compareCoverage } from '../../src/checks/compare-coverage.ts';
import { coverageOf } from '../../src/checks/coverage.ts';
import type { CoverageChangeKind } from '../../src/checks/coverage-change.ts';
import { type CasePieces, buildCase } from './case.ts';

const field = {
  id: 'app-version',
  kind: 'collected',
  key: 'app.version',
  category: 'basic-health',
  sensitivity: 'technical',
  why: 'To know.',
};
const stages = [
  { place: 'raw-store', what: 'Reports', keep: 'P90D', then: 'deleted' },
  { place: 'backup', what: 'Copies', keep: 'P30D', then: 'deleted' },
  { place: 'published', what: 'Tables', keep: 'P1Y', then: 'deleted' },
];
const category = {
  purposes: ['To know what is in use.'],
  recipients: ['the project'],
  methods: ['opt-in', 'rotating-id'],
  sampleRate: 0.5,
};
const noise = {
  privacy_unit: 'installation-month',
  epsilon: 0.5,
  mechanism: 'laplace',
  scale: 2,
  columns: ['installations'],
  conversion: 'pure',
  composition: 'sequential',
};

interface Change {
  readonly category?: object;
  readonly fields?: readonly object[];
  readonly stages?: readonly object[];
  readonly schedule?: object;
  readonly tables?: readonly object[];
  readonly site?: object;
}

async function coverage(change: Change = {}): Promise<Coverage> {
  const pieces = {
    fields: change.fields ?? [field],
    categories: [{ ...category, ...change.category }],
    schedules: [{ stages: change.stages ?? stages, ...change.schedule }],
    tables: change.tables ?? [{}],
    site: change.site,
  } as unknown as CasePieces;
  const { input } = await buildCase('consent/coverage', pieces, {});
  return coverageOf(input.categories[0] as CheckInput['categories'][number], input);
}

async function kinds(before: Change, now: Change): Promise<[CoverageChangeKind, boolean][]> {
  const { changes } = compareCoverage(await coverage(before), await coverage(now));
  return changes.map(({ kind, material }) => [kind, material]);
}

const longer = (place: string, keep: unknown) =>
  stages.map((stage) => (stage.place === place ? { ...stage, keep } : stage));
const withNoise = (epsilon: number | undefined) => [
  { privacy: epsilon === undefined ? {} : { differentialPrivacy: { ...noise, epsilon } } },
];
const extra = (privacy: object) => [{}, { dataset: 'more', privacy }];

describe('what a category covers', () => {
  test('fields, schedule, tables and words, sorted, without removed and published fields', async () => {
    const fields = [
      { ...field, id: 'b', key: 'b' },
      { ...field, id: 'gone', status: 'removed', removed: '2026-01-01' },
      { ...field, id: 'a', key: 'a', retention: 'short' },
      { id: 'month' },
      { ...field, id: 'other', category: 'crash-reports' },
    ];
    expect(await coverage({ fields })).toMatchObject({
      category: 'basic-health',
      version: 1,
      retention: {
        schedule: 'heartbeat',
        maxDays: 90,
        stages: [
          { place: 'raw-store', days: 90 },
          { place: 'backup', days: 30 },
          { place: 'published', days: 366 },
        ],
      },
      sampleRate: 0.5,
      fields: [
        { id: 'a', key: 'a', retentionDays: 0 },
        { id: 'b', key: 'b', retentionDays: 90 },
      ],
      datasets: [
        { dataset: 'installs', table: 'installs', minimumCount: 20, sampleRate: 1, methods: ['minimum-count'] },
      ],
      words: { title: 'Basic health', dialogTitle: 'Basic health' },
    });
  });

  test('the order of files and lists of fields does not matter', async () => {
    const fields = [field, { ...field, id: 'os', key: 'os' }];
    expect(await coverage({ fields })).toEqual(await coverage({ fields: [...fields].reverse() }));
    expect(await coverage({ category: { methods: ['rotating-id', 'opt-in'] } })).toEqual(await coverage());
  });

  test('the site gives the sample rate that a category leaves out', async () => {
    expect((await coverage({ category: { sampleRate: null }, site: { sampleRate: 0.1 } })).sampleRate).toBe(0.1);
    expect((await coverage({ category: { sampleRate: null } })).sampleRate).toBe(1);
  });
});

describe('what needs a new consent', () => {
  test.each<[string, Change, Change, CoverageChangeKind[]]>([
    ['a new field', {}, { fields: [field, { ...field, id: 'os', key: 'os' }] }, ['field-added']],
    ['a more sensitive field', {}, { fields: [{ ...field, sensitivity: 'personal' }] }, ['sensitivity-raised']],
    ['a more sensitive category', {}, { category: { sensitivity: 'interaction' } }, ['sensitivity-raised']],
    ['a longer schedule', {}, { stages: longer('raw-store', 'P91D') }, ['retention-longer']],
    [
      'a longer stay in one place, though another is longer still',
      {},
      { stages: longer('backup', 'P31D') },
      ['retention-longer'],
    ],
    ['storage for ever', {}, { stages: longer('raw-store', { forever: 'History.' }) }, ['retention-longer']],
    ['one more place', { stages: stages.slice(0, 1) }, { stages: stages.slice(0, 2) }, ['retention-longer']],
    [
      'a field that gets a longer schedule of its own',
      { fields: [{ ...field, retention: 'none' }] },
      {},
      ['retention-longer'],
    ],
    ['a new recipient', {}, { category: { recipients: ['the project', 'a host'] } }, ['recipient-added']],
    ['a new purpose', {}, { category: { purposes: ['To know what is in use.', 'To sell.'] } }, ['purpose-added']],
    ['a lower k', {}, { tables: [{ privacy: { minimumCount: 19 } }] }, ['threshold-lowered']],
    ['a lower k in a new table', {}, { tables: extra({ minimumCount: 19 }) }, ['dataset-added', 'threshold-lowered']],
    ['a higher loss', { tables: withNoise(0.5) }, { tables: withNoise(0.51) }, ['loss-raised']],
    ['no noise any more', { tables: withNoise(0.5) }, { tables: withNoise(undefined) }, ['loss-raised']],
    [
      'a new table with a loss of its own',
      {},
      { tables: extra({ differentialPrivacy: noise }) },
      ['dataset-added', 'loss-raised'],
    ],
    [
      'a loss measured otherwise',
      { tables: withNoise(0.5) },
      { tables: [{ privacy: { differentialPrivacy: { ...noise, epsilon: undefined, rho: 0.1 } } }] },
      ['loss-raised'],
    ],
    ['a higher sample rate', {}, { category: { sampleRate: 0.51 } }, ['sample-rate-raised']],
    ['a higher sample rate of a table', { tables: [{ privacy: { sampleRate: 0.5 } }] }, {}, ['sample-rate-raised']],
    ['a method less', {}, { category: { methods: ['opt-in'] } }, ['method-removed']],
    ['a method less in a table', {}, { tables: [{ privacy: { method: [] } }] }, ['method-removed']],
  ])('%s', async (_, before, now, expected) => {
    const changes = await kinds(before, now);
    expect(changes.map(([kind]) => kind)).toEqual(expected);
    expect(changes.some(([, material]) => material)).toBe(true);
  });
});

describe('what does not', () => {
  test.each<[string, Change, Change, CoverageChangeKind[]]>([
    ['a field less', {}, { fields: [] }, ['field-removed']],
    ['another key', {}, { fields: [{ ...field, key: 'app.release' }] }, ['field-renamed']],
    ['a less sensitive field', { fields: [{ ...field, sensitivity: 'personal' }] }, {}, ['sensitivity-lowered']],
    ['a shorter schedule', {}, { stages: longer('raw-store', 'P89D') }, ['retention-shorter']],
    ['a place less', {}, { stages: stages.slice(0, 1) }, ['retention-shorter', 'retention-shorter']],
    ['published tables that stay longer', {}, { stages: longer('published', 'P2Y') }, ['published-longer']],
    [
      'another schedule of the same length',
      {},
      { category: { retention: 'other' }, schedule: { id: 'other' } },
      ['schedule-changed'],
    ],
    ['a recipient less', { category: { recipients: ['the project', 'a host'] } }, {}, ['recipient-removed']],
    ['a purpose less', { category: { purposes: ['To know what is in use.', 'To sell.'] } }, {}, ['purpose-removed']],
    ['a higher k', {}, { tables: [{ privacy: { minimumCount: 21 } }] }, ['threshold-raised']],
    ['a new table with the same k', {}, { tables: extra({ minimumCount: 20 }) }, ['dataset-added']],
    ['a table less', { tables: extra({}) }, {}, ['dataset-removed']],
    ['a table with its methods less', { tables: extra({ method: ['rounding'] }) }, {}, ['dataset-removed']],
    ['a lower loss', { tables: withNoise(0.5) }, { tables: withNoise(0.49) }, ['loss-lowered']],
    ['noise where there was none', { tables: withNoise(undefined) }, { tables: withNoise(0.5) }, ['loss-lowered']],
    ['a lower sample rate', {}, { category: { sampleRate: 0.49 } }, ['sample-rate-lowered']],
    ['one more method', {}, { category: { methods: ['opt-in', 'rotating-id', 'rounding'] } }, ['method-added']],
    ['other words', {}, { category: { whenOff: 'Nothing at all is sent.' } }, ['words-changed']],
    ['a new version alone', {}, { category: { consentVersion: 2, noticeVersion: 2 } }, []],
    ['nothing', {}, {}, []],
  ])('%s', async (_, before, now, expected) => {
    expect(await kinds(before, now)).toEqual(expected.map((kind) => [kind, false]));
  });

  test('a field that follows the schedule of its category is not named beside it', async () => {
    const { changes } = compareCoverage(await coverage(), await coverage({ stages: longer('raw-store', 'P1Y') }));
    expect(changes.map(({ text }) => text)).toEqual([
      'what is in the place “raw-store” is kept longer: 366 days, before 90 days',
    ]);
  });
});
