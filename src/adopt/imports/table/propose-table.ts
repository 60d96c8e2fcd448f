import { daysBetween, type Day } from '../../../values/day.ts';
import { parsePeriod, type Period, periodEnd, periodStart } from '../../../values/period.ts';
import { unwritten } from '../../../values/unwritten.ts';
import type { ContentDraft } from '../draft-field.ts';
import { titleOfKey } from '../field-ids.ts';
import type { ColumnProfile, TableProfile } from './profile-table.ts';

/** The parts of a year that a column of their own may hold: how many there are, their step, and how SQL writes one. */
const partUnits = {
  quarter: { most: 4, cadence: 'P3M', sql: (part: string) => `'-Q' || ${part}` },
  month: { most: 12, cadence: 'P1M', sql: (part: string) => `'-' || lpad(CAST(${part} AS VARCHAR), 2, '0')` },
  week: { most: 53, cadence: 'P1W', sql: (part: string) => `'-W' || lpad(CAST(${part} AS VARCHAR), 2, '0')` },
} as const;
type PartUnit = keyof typeof partUnits;

/** The column that says which part of the year a row speaks of, by its name and its numbers. */
function partOf(columns: readonly ColumnProfile[], period: ColumnProfile): Proposal['part'] {
  if (period.type !== 'integer') return undefined;
  for (const unit of ['quarter', 'month', 'week'] as const) {
    const column = columns.find(
      ({ name, type, least = 0, greatest = Infinity }) =>
        type === 'integer' && name.toLowerCase() === unit && least >= 1 && greatest <= partUnits[unit].most,
    );
    if (column) return { unit, column };
  }
  return undefined;
}

/** How a descriptor names the period: one column, or the year and its part. */
const periodKey = ({ period, part }: Proposal) =>
  part === undefined ? period.name : { year: period.name, [part.unit]: part.column.name };

/** What is proposed of a table. */
export interface Proposal {
  readonly profile: TableProfile;
  readonly period: ColumnProfile;
  /** The column of the part of the year, where `period` holds the year alone. */
  readonly part?: { readonly unit: PartUnit; readonly column: ColumnProfile } | undefined;
  readonly cadence: string;
  /** Whole numbers that are no part of the key. */
  readonly measures: readonly ColumnProfile[];
  readonly contributors: ColumnProfile | undefined;
  /** Whether it is known what `contributors` counts: by its name, or because a person said so. */
  readonly isCertain: boolean;
  readonly key: readonly string[];
  /** Whether each file adds periods to those before. */
  readonly releases: 'partition' | 'snapshot';
  /** Rows that are totals of the others of their group, as the numbers say. */
  readonly margins: readonly { readonly column: string; readonly total: string }[];
}

/** Names of columns that count contributors, and of those that count something. */
const contributorWords = /install|user|device|client|account|contributor|developer|node|machine|people|person/i;
const countWords = new RegExp(`${contributorWords.source}|total|count`, 'i');

/** The step in which periods follow one another, by the one that is most frequent. */
function cadenceOf({ type, values = [] }: ColumnProfile, all: readonly string[]): string {
  if (type === 'yearmonth') return 'P1M';
  if (type === 'integer') return 'P1Y';
  const days = (all.length > 0 ? all : values) as readonly Day[];
  const steps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const counts = [...Map.groupBy(steps, (step) => step)].map(([step, list]) => ({ step, count: list.length }));
  const usual = counts.reduce((most, one) => (one.count > most.count ? one : most), { step: 1, count: 0 }).step;
  if (usual >= 28 && usual <= 31) return 'P1M';
  if (usual >= 89 && usual <= 92) return 'P3M';
  if (usual >= 365) return 'P1Y';
  return usual % 7 === 0 ? `P${usual / 7}W` : `P${usual}D`;
}

const isYear = ({ type, least = 0, greatest = 0, name }: ColumnProfile) =>
  type === 'integer' && /year/i.test(name) && least > 1900 && greatest < 2200;

/**
 * Whether files add to one another: a file that is called by a period and has only rows of that period is one of
 * several; any other holds what there is.
 */
function releasesOf(period: ColumnProfile, days: readonly string[], file: string): Proposal['releases'] {
  const named = parsePeriod(/([^/]*)\.[a-z]+$/.exec(file)?.[1] ?? '');
  const own = (days.length > 0 ? days : (period.values ?? [])).map(parsePeriod);
  if (named === undefined || own.length === 0) return 'snapshot';
  const isWithin = (one: Period | undefined) =>
    one !== undefined && periodStart(one) >= periodStart(named) && periodEnd(one) <= periodEnd(named);
  return own.every(isWithin) ? 'partition' : 'snapshot';
}

/** The column that counts contributors, by its name; else the one that most likely counts something. */
function guessContributors(named: readonly ColumnProfile[], counting: readonly ColumnProfile[]) {
  const certain = named.find(({ name }) => contributorWords.test(name));
  return { contributors: certain ?? named[0] ?? counting.at(-1), isCertain: certain !== undefined };
}

/**
 * A proposal with what a person said of its contributors: the name of a column, or `none`. Unchanged where nothing was
 * said, and where the table has no such column.
 */
export function withContributors(proposal: Proposal, said: string | undefined): Proposal {
  if (said === 'none') return { ...proposal, contributors: undefined, isCertain: true };
  const column = proposal.profile.columns.find(({ name, type }) => name === said && type === 'integer');
  if (!column) return proposal;
  return {
    ...proposal,
    contributors: column,
    isCertain: true,
    measures: [...new Set([...proposal.measures, column])],
    key: proposal.key.filter((name) => name !== said),
  };
}

/** What a table is, by its columns; undefined where no column says which period a row speaks of. */
export function proposeTable(profile: TableProfile, periods: readonly string[], file: string): Proposal | undefined {
  const { columns } = profile;
  const period = columns.find(({ type }) => type === 'date' || type === 'yearmonth') ?? columns.find(isYear);
  if (!period) return undefined;
  const part = partOf(columns, period);
  const numbers = columns.filter(
    (one) => one !== period && one !== part?.column && (one.type === 'integer' || one.type === 'number'),
  );
  const counting = numbers.filter(({ type, least = 0 }) => type === 'integer' && least >= 0);
  const named = counting.filter(({ name }) => countWords.test(name));
  // A number that has few values beside the others parts the rows, as a release line does.
  const measures = numbers.filter(
    (one) => named.includes(one) || one.type === 'number' || (named.length === 0 && one === counting.at(-1)),
  );
  return {
    profile,
    period,
    part,
    cadence: part === undefined ? cadenceOf(period, periods) : partUnits[part.unit].cadence,
    measures,
    ...guessContributors(named, counting),
    key: columns.filter((one) => !measures.includes(one)).map(({ name }) => name),
    // The years alone would pass for one period where a file has several quarters.
    releases: part === undefined ? releasesOf(period, periods, file) : 'snapshot',
    margins: [],
  };
}

const columnOf = (column: ColumnProfile, { period, measures }: Proposal, field: string | undefined) => {
  const { name, type, values, signs, marker } = column;
  const isText = type === 'string';
  const constraints = {
    ...(isText && values && values.length > 0 ? { enum: values } : {}),
    ...(isText && !values ? { pattern: `[${signs}]+` } : {}),
    ...(measures.includes(column) && (column.least ?? 0) >= 0 ? { minimum: 0 } : {}),
  };
  const years = column === period && type === 'integer' ? 'year' : type;
  return {
    name,
    type: years,
    ...(marker === undefined ? {} : { missingValues: ['', marker] }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    ...(field === undefined ? {} : { field }),
  };
};

/** What only a person can say of a dataset. */
export interface TableAnswers {
  readonly dataset: string;
  readonly title?: string | undefined;
  readonly category: string;
  readonly minimumCount: number;
  readonly unit?: string | undefined;
  readonly population?: string | undefined;
  readonly keep: string | { readonly forever: string };
  readonly licence: string;
  readonly sampleRate: number;
  /** The dictionary entries that columns must name, by table and column. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The descriptor of a dataset. What differs between its tables stands with each of them. */
export function proposeDescriptor(
  tables: readonly { readonly proposal: Proposal; readonly files: readonly string[] }[],
  answers: TableAnswers,
): Readonly<Record<string, unknown>> {
  const [first] = tables;
  const ownOf = (proposal: Proposal) => {
    const { cadence, contributors, releases, margins } = proposal;
    return {
      contributors: contributors?.name ?? { none: unwritten('Why no column counts contributors') },
      ...(contributors?.base !== undefined && contributors.base > 1 ? { roundTo: contributors.base } : {}),
      ...(contributors?.marker === undefined ? {} : { suppressed: contributors.marker }),
      period: periodKey(proposal),
      cadence,
      releases,
      ...(margins.length > 0 ? { margins } : {}),
    };
  };
  const common: Record<string, unknown> = first ? ownOf(first.proposal) : {};
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: answers.dataset,
    title: answers.title ?? titleOfKey(answers.dataset),
    description: unwritten('What these tables show, in one sentence'),
    licenses: [{ name: answers.licence }],
    resources: tables.map(({ proposal, files }) => {
      const own = Object.entries(ownOf(proposal)).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(common[key]),
      );
      // What another table does not have must not come down to it from the first.
      const none = { roundTo: 1, margins: [] };
      const reset = Object.entries(none).filter(([key]) => key in common && !(key in ownOf(proposal)));
      const privacy = Object.fromEntries<unknown>([...own, ...reset]) as Record<string, unknown>;
      return {
        name: proposal.profile.name.replaceAll('_', '-'),
        path: files.length === 1 ? files[0] : files,
        schema: {
          fields: proposal.profile.columns.map((column) =>
            columnOf(column, proposal, answers.fields.get(proposal.profile.name)?.get(column.name)),
          ),
          primaryKey: proposal.key,
        },
        ...(Object.keys(privacy).length > 0 ? { privacy } : {}),
      };
    }),
    privacy: {
      unit: answers.unit ?? unwritten('What one contributor is: an installation, an account'),
      ...common,
      minimumCount: answers.minimumCount,
      category: answers.category,
      method: [],
      sampleRate: answers.sampleRate,
      population: answers.population ?? unwritten('Who is not in this data'),
      keep: answers.keep,
    },
  };
}

/** A chart of the numbers over time; undefined where nothing counts. */
export function draftChart(proposal: Proposal, answers: TableAnswers, order: number): ContentDraft | undefined {
  const { profile, period, part, contributors } = proposal;
  if (!contributors) return undefined;
  const quoted = (name: string) => `"${name}"`;
  const table = profile.name.replaceAll('-', '_');
  const title = `${titleOfKey(contributors.name)} over time (${titleOfKey(profile.name).toLowerCase()})`;
  const year = quoted(period.name);
  const when = part === undefined ? year : `${year} || ${partUnits[part.unit].sql(quoted(part.column.name))}`;
  const sql = `SELECT ${when} AS period, sum(${quoted(contributors.name)}) AS total\nFROM ${quoted(table)}\nGROUP BY 1\nORDER BY 1;`;
  return {
    keys: {
      title,
      order,
      question: `How did the sum of ${contributors.name} over all rows change?`,
      dataset: answers.dataset,
      mark: 'line',
      x: { column: 'period', label: titleOfKey(part?.unit ?? period.name) },
      y: { column: 'total', label: titleOfKey(contributors.name), zero: true },
      period: 'period',
    },
    blocks: [
      `\`\`\`sql\n${sql}\n\`\`\``,
      'The sum over all rows of a period: whoever is in several rows is in it several times.',
    ],
  };
}
