import type { PeriodColumns, PrivacyBlock } from '../../../schema/data/privacy.ts';
import type { Period } from '../../../values/period.ts';
import type { FoundWindow } from './find-window.ts';
import { stepOfPeriods, partUnits, type PartUnit } from './periods-of.ts';
import type { ColumnProfile, TableProfile } from './profile-table.ts';

/** A file of a table, and where it is to be published. */
export interface ProposedFile {
  /** As it is told to people. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** Its path below the folder of its dataset. */
  readonly path: string;
  /** What its path tells. */
  readonly period: Period | undefined;
}

/** What a person said of a table, as far as its values are then read otherwise. */
export type ToldOfTable = Partial<
  Pick<PrivacyBlock, 'period' | 'contributors' | 'releases'> & {
    readonly cadence: string;
    /** The columns that tell its rows apart. */
    readonly key: readonly string[];
  }
>;

/** A value of a column whose rows are, or seem to be, totals of other rows of their group. */
export interface FoundTotal {
  readonly column: string;
  readonly total: string;
  /** The values that it is the sum of; absent for all others. */
  readonly parts?: readonly string[];
  /** Groups in which it stands beside others and none of them is hidden, and those in which it is their sum. */
  readonly groups: number;
  readonly equal: number;
}

/** What is proposed of a table. */
export interface Proposal {
  readonly profile: TableProfile;
  /** The name of its resource. */
  readonly resource: string;
  /** Its files, oldest first. */
  readonly files: readonly ProposedFile[];
  readonly period: ColumnProfile;
  /** The column of the part of the year, where `period` holds the year alone. */
  readonly part?: { readonly unit: PartUnit; readonly column: ColumnProfile } | undefined;
  /** Undefined where one period alone is there, and its kind does not tell. */
  readonly cadence: string | undefined;
  /** Where its rows seem to speak of rolling windows, whose last days are its periods. */
  readonly window?: FoundWindow | undefined;
  /** Numbers that are no part of the key. */
  readonly measures: readonly ColumnProfile[];
  readonly contributors: ColumnProfile | undefined;
  /** Whether it is known what `contributors` counts: by its name, or because a person said so. */
  readonly isCertain: boolean;
  readonly key: readonly string[];
  /** Whether no two rows agree in the key. */
  readonly isWhole: boolean;
  /** Whether each file adds periods to those before. */
  readonly releases: 'partition' | 'snapshot';
  /** Rows that are, or seem to be, totals of others of their group, as the numbers say. */
  readonly totals: readonly FoundTotal[];
}

/** How a descriptor names the period: one column, or the year and its part. */
export const periodKey = ({ period, part }: Pick<Proposal, 'period' | 'part'>): PeriodColumns =>
  part === undefined ? period.name : ({ year: period.name, [part.unit]: part.column.name } as unknown as PeriodColumns);

/** Who is counted, and words around it that tell nothing else. */
const contributorNouns =
  /^(?:install|installation|user|device|client|account|contributor|developer|node|machine|people|person|profile|host|instance)s?$/;
const around =
  /^(?:n|num|number|of|total|count|active|inactive|daily|weekly|monthly|yearly|unique|distinct|new|reporting|all)$/;
const countWords = /install|user|device|client|account|contributor|developer|node|machine|people|person|total|count/i;

/** Whether a column is called by whom it counts and nothing else: `installs`, `active_users`, not `clicks_per_user`. */
function namesContributors(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '' && !around.test(word));
  return words.length === 1 && contributorNouns.test(words[0] ?? '');
}

const isYear = ({ type, least = 0, greatest = 0, name }: ColumnProfile) =>
  type === 'integer' && /year/i.test(name) && least > 1900 && greatest < 2200;

const isPeriodOfItself = ({ type, calendar }: ColumnProfile) =>
  type === 'date' || type === 'yearmonth' || calendar !== undefined;

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

/** The columns that say of which period a row is: those that a person named, or by their values. */
export function choosePeriod(
  { columns }: TableProfile,
  told: PeriodColumns | undefined,
): Pick<Proposal, 'period' | 'part'> | undefined {
  const named = (name: string) => columns.find((column) => column.name === name);
  if (typeof told === 'object') {
    const period = named(told.year);
    const unit = (['quarter', 'month', 'week'] as const).find((one) => one in told);
    const column = unit && named((told as Record<string, string>)[unit] ?? '');
    return period && unit && column ? { period, part: { unit, column } } : undefined;
  }
  const period =
    told === undefined
      ? (columns.find(isPeriodOfItself) ?? columns.find(isYear))
      : columns.find(({ name }) => name === told);
  return period && { period, part: told === undefined ? partOf(columns, period) : undefined };
}

/** The column that counts contributors, by its name; else the one that most likely counts something. */
function guessContributors(counting: readonly ColumnProfile[]): Pick<Proposal, 'contributors' | 'isCertain'> {
  const certain = counting.filter(({ name }) => namesContributors(name));
  const named = counting.find(({ name }) => countWords.test(name));
  return { contributors: certain[0] ?? named ?? counting.at(-1), isCertain: certain.length === 1 };
}

/**
 * Whom a person said is counted: a column of whole numbers, or none. Undefined where nothing of this table was said.
 */
function toldContributors(
  counting: readonly ColumnProfile[],
  told: ToldOfTable['contributors'],
): Pick<Proposal, 'contributors' | 'isCertain'> | undefined {
  if (typeof told === 'object') return { contributors: undefined, isCertain: true };
  const contributors = counting.find(({ name }) => name === told);
  return contributors && { contributors, isCertain: true };
}

/**
 * What a table is by its columns, before its rows are asked for totals and for what tells them apart: whole numbers of
 * few values beside the others part the rows. `periods` are those of its rows, in order.
 */
export function proposeColumns(
  profile: TableProfile,
  chosen: Pick<Proposal, 'period' | 'part'>,
  periods: readonly string[],
  told: ToldOfTable,
): Pick<Proposal, 'cadence' | 'measures' | 'contributors' | 'isCertain' | 'key'> {
  const { columns } = profile;
  const { period, part } = chosen;
  const numbers = columns.filter(
    (one) => one !== period && one !== part?.column && (one.type === 'integer' || one.type === 'number'),
  );
  const counting = numbers.filter(({ type, least = 0 }) => type === 'integer' && least >= 0);
  const named = counting.filter(({ name }) => countWords.test(name));
  const whom = toldContributors(counting, told.contributors) ?? guessContributors(counting);
  const measures = numbers.filter(
    (one) =>
      !told.key?.includes(one.name) &&
      (named.includes(one) ||
        one === whom.contributors ||
        one.type === 'number' ||
        (named.length === 0 && one === counting.at(-1))),
  );
  return {
    cadence: told.cadence ?? (part === undefined ? stepOfPeriods(period, periods) : partUnits[part.unit].cadence),
    measures,
    ...whom,
    key: told.key ?? columns.filter((one) => !measures.includes(one)).map(({ name }) => name),
  };
}
