import { sensitivities } from '../schema/sensitivities.ts';
import type { Coverage } from './check-input.ts';
import { isLonger } from './coverage.ts';

/** What changed. Those of the first group grew, and need a new consent; the others narrowed or moved. */
export type CoverageChangeKind =
  | 'field-added'
  | 'sensitivity-raised'
  | 'retention-longer'
  | 'recipient-added'
  | 'purpose-added'
  | 'threshold-lowered'
  | 'loss-raised'
  | 'sample-rate-raised'
  | 'method-removed'
  | 'field-removed'
  | 'field-renamed'
  | 'sensitivity-lowered'
  | 'retention-shorter'
  | 'published-longer'
  | 'schedule-changed'
  | 'recipient-removed'
  | 'purpose-removed'
  | 'threshold-raised'
  | 'loss-lowered'
  | 'sample-rate-lowered'
  | 'method-added'
  | 'dataset-added'
  | 'dataset-removed'
  | 'words-changed';

export interface CoverageChange {
  readonly kind: CoverageChangeKind;
  /** Whether people must be asked again. */
  readonly material: boolean;
  /** The field, table, place, recipient or other thing it is about. */
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  /** The change in plain words. */
  readonly text: string;
}

type Dataset = Coverage['datasets'][number];
type Days = number | 'forever';

const inDays = (days: Days) => (days === 'forever' ? 'for ever' : days === 1 ? '1 day' : `${days} days`);
const rank = (sensitivity: string) => (sensitivities as readonly string[]).indexOf(sensitivity);
const share = (rate: number) => `${Number((rate * 100).toPrecision(6))}%`;

/** Every change from one coverage of a category to another, in a fixed order; none for equal ones. Versions are not compared. */
export function compareCoverage(before: Coverage, now: Coverage): { readonly changes: readonly CoverageChange[] } {
  return {
    changes: [
      ...compareFields(before, now),
      ...compareSensitivity(before.sensitivity, now.sensitivity),
      ...compareTexts('purpose', before.purposes, now.purposes),
      ...compareTexts('recipient', before.recipients, now.recipients),
      ...compareRetention(before.retention, now.retention),
      ...compareRates(before.sampleRate, now.sampleRate),
      ...compareMethods(before.methods, now.methods),
      ...compareDatasets(before.datasets, now.datasets),
      ...compareWords(before.words, now.words),
    ],
  };
}

function compareSensitivity(from: string, to: string, field?: string): CoverageChange[] {
  if (from === to) return [];
  const raised = rank(to) > rank(from);
  const whose = field === undefined ? 'it' : `the field ${field}`;
  return [
    {
      kind: raised ? 'sensitivity-raised' : 'sensitivity-lowered',
      material: raised,
      ...(field === undefined ? {} : { subject: field }),
      from,
      to,
      text: `${whose} is now ${to}, and was ${from}`,
    },
  ];
}

function compareDays(from: Days, to: Days, subject: string, what: string): CoverageChange[] {
  if (from === to) return [];
  const longer = isLonger(to, from);
  return [
    {
      kind: longer ? 'retention-longer' : 'retention-shorter',
      material: longer,
      subject,
      from: inDays(from),
      to: inDays(to),
      text: `${what} is kept ${longer ? 'longer' : 'shorter'}: ${inDays(to)}, before ${inDays(from)}`,
    },
  ];
}

function compareFields(before: Coverage, now: Coverage): CoverageChange[] {
  const old = new Map(before.fields.map((field) => [field.id, field]));
  const ids = new Set(now.fields.map((field) => field.id));
  // A field that follows the category's schedule is not named again when that schedule changes.
  const follows = (days: Days, coverage: Coverage) => days === coverage.retention.maxDays;
  return [
    ...now.fields.flatMap((field): CoverageChange[] => {
      const past = old.get(field.id);
      if (!past)
        return [
          {
            kind: 'field-added',
            material: true,
            subject: field.id,
            to: field.key,
            text: `the field ${field.id} (${field.key}) is new`,
          },
        ];
      const both = follows(past.retentionDays, before) && follows(field.retentionDays, now);
      return [
        ...(past.key === field.key
          ? []
          : [
              {
                kind: 'field-renamed',
                material: false,
                subject: field.id,
                from: past.key,
                to: field.key,
                text: `the field ${field.id} is sent as ${field.key}, before as ${past.key}`,
              } as const,
            ]),
        ...compareSensitivity(past.sensitivity, field.sensitivity, field.id),
        ...(both ? [] : compareDays(past.retentionDays, field.retentionDays, field.id, `the field ${field.id}`)),
      ];
    }),
    ...before.fields
      .filter((field) => !ids.has(field.id))
      .map((field): CoverageChange => ({
        kind: 'field-removed',
        material: false,
        subject: field.id,
        from: field.key,
        text: `the field ${field.id} (${field.key}) is no longer sent`,
      })),
  ];
}

/** Texts are compared letter by letter: whether other words mean the same is not for a program to say. */
function compareTexts(
  what: 'purpose' | 'recipient',
  before: readonly string[],
  now: readonly string[],
): CoverageChange[] {
  return [
    ...now
      .filter((text) => !before.includes(text))
      .map((text): CoverageChange => ({
        kind: `${what}-added`,
        material: true,
        subject: text,
        to: text,
        text: `a new ${what}: “${text}”`,
      })),
    ...before
      .filter((text) => !now.includes(text))
      .map((text): CoverageChange => ({
        kind: `${what}-removed`,
        material: false,
        subject: text,
        from: text,
        text: `a ${what} less: “${text}”`,
      })),
  ];
}

function compareRetention(before: Coverage['retention'], now: Coverage['retention']): CoverageChange[] {
  const daysIn = ({ stages }: Coverage['retention'], place: string): Days =>
    stages.find((stage) => stage.place === place)?.days ?? 0;
  const places = [...new Set([...now.stages, ...before.stages].map(({ place }) => place))];
  const changes = places.flatMap((place): CoverageChange[] => {
    const [from, to] = [daysIn(before, place), daysIn(now, place)];
    const changed = compareDays(from, to, place, `what is in the place “${place}”`);
    return place === 'published'
      ? changed.map((change) => ({
          ...change,
          material: false,
          kind: change.kind === 'retention-longer' ? 'published-longer' : change.kind,
        }))
      : changed;
  });
  if (changes.length > 0 || before.schedule === now.schedule) return changes;
  return [
    {
      kind: 'schedule-changed',
      material: false,
      from: before.schedule,
      to: now.schedule,
      text: `the schedule ${now.schedule} takes the place of ${before.schedule} and is as long`,
    },
  ];
}

function compareRates(from: number, to: number, table?: string): CoverageChange[] {
  if (from === to) return [];
  const raised = to > from;
  const whose = table === undefined ? 'installations that send it' : `installations counted in ${table}`;
  return [
    {
      kind: raised ? 'sample-rate-raised' : 'sample-rate-lowered',
      material: raised,
      ...(table === undefined ? {} : { subject: table }),
      from: share(from),
      to: share(to),
      text: `${raised ? 'more' : 'fewer'} ${whose}: ${share(to)}, before ${share(from)}`,
    },
  ];
}

function compareMethods(before: readonly string[], now: readonly string[], table?: string): CoverageChange[] {
  const where = table === undefined ? '' : ` in ${table}`;
  return [
    ...before
      .filter((method) => !now.includes(method))
      .map((method): CoverageChange => ({
        kind: 'method-removed',
        material: true,
        subject: table ?? method,
        from: method,
        text: `the method ${method} no longer protects it${where}`,
      })),
    ...now
      .filter((method) => !before.includes(method))
      .map((method): CoverageChange => ({
        kind: 'method-added',
        material: false,
        subject: table ?? method,
        to: method,
        text: `the method ${method} protects it too${where}`,
      })),
  ];
}

function compareLoss(name: 'epsilon' | 'rho', before: Dataset, now: Dataset): CoverageChange[] {
  const [from, to] = [before[name], now[name]];
  if (from === to) return [];
  const other = name === 'epsilon' ? 'rho' : 'epsilon';
  // A loss measured otherwise than before cannot be compared, hence counts as higher, once, under its new name.
  if (to === undefined && now[other] !== undefined) return [];
  const raised = to === undefined || (from === undefined ? before[other] !== undefined : to > from);
  const [old, fresh] = [from === undefined ? 'none' : String(from), to === undefined ? 'no noise' : String(to)];
  return [
    {
      kind: raised ? 'loss-raised' : 'loss-lowered',
      material: raised,
      subject: now.table,
      from: old,
      to: fresh,
      text: `the privacy loss of ${now.table} is ${raised ? 'higher' : 'lower'}: ${name} ${fresh}, before ${old}`,
    },
  ];
}

function compareDatasets(before: readonly Dataset[], now: readonly Dataset[]): CoverageChange[] {
  const old = new Map(before.map((dataset) => [dataset.table, dataset]));
  const tables = new Set(now.map(({ table }) => table));
  const least = Math.min(...before.map(({ minimumCount }) => minimumCount));
  const threshold = (from: number, to: number, table: string): CoverageChange[] =>
    from === to
      ? []
      : [
          {
            kind: to < from ? 'threshold-lowered' : 'threshold-raised',
            material: to < from,
            subject: table,
            from: String(from),
            to: String(to),
            text: `groups in ${table} have ${to} or more contributors, before ${from} or more`,
          },
        ];
  return [
    ...now.flatMap((dataset): CoverageChange[] => {
      const past = old.get(dataset.table);
      if (past) {
        return [
          ...threshold(past.minimumCount, dataset.minimumCount, dataset.table),
          ...compareLoss('epsilon', past, dataset),
          ...compareLoss('rho', past, dataset),
          ...compareRates(past.sampleRate, dataset.sampleRate, dataset.table),
          ...compareMethods(past.methods, dataset.methods, dataset.table),
        ];
      }
      const noisy = dataset.epsilon ?? dataset.rho;
      return [
        {
          kind: 'dataset-added',
          material: false,
          subject: dataset.table,
          text: `the table ${dataset.table} is published too`,
        },
        // Noise is in no way a small count, and its loss comes on top of all others.
        ...(noisy === undefined
          ? dataset.minimumCount < least && least !== Infinity
            ? threshold(least, dataset.minimumCount, dataset.table)
            : []
          : [
              {
                kind: 'loss-raised',
                material: true,
                subject: dataset.table,
                from: '0',
                to: String(noisy),
                text: `the new table ${dataset.table} adds a privacy loss: ${dataset.epsilon === undefined ? 'rho' : 'epsilon'} ${noisy}`,
              } as const,
            ]),
      ];
    }),
    ...before
      .filter(({ table }) => !tables.has(table))
      .map((dataset): CoverageChange => ({
        kind: 'dataset-removed',
        material: false,
        subject: dataset.table,
        text: `the table ${dataset.table} is no longer published`,
      })),
  ];
}

function compareWords(before: Coverage['words'], now: Coverage['words']): CoverageChange[] {
  const keys = (Object.keys(now) as (keyof Coverage['words'])[]).filter((key) => before[key] !== now[key]);
  return keys.map((key): CoverageChange => ({
    kind: 'words-changed',
    material: false,
    subject: key,
    from: before[key],
    to: now[key],
    text: `the words of “${key}” changed`,
  }));
}
