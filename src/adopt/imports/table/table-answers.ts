import type { Problem } from '../../../problems/problem.ts';
import { suggest } from '../../../problems/suggest.ts';
import type { PeriodColumns } from '../../../schema/data/privacy.ts';
import { parseDuration } from '../../../values/duration.ts';
import { everyField, everyFieldOf } from '../answers.ts';
import type { Sheet, SheetCell } from '../worksheet.ts';
import type { ColumnAnswers } from './column-entries.ts';
import type { TableAnswers } from './draft-dataset.ts';
import type { Proposal, ToldOfTable } from './propose-table.ts';

/** What is asked of a dataset or of one of its tables. */
const ofTables = [
  'category',
  'contributors',
  'minimumCount',
  'sampleRate',
  'keep',
  'licence',
  'releases',
  'period',
  'cadence',
  'unit',
  'population',
  'description',
] as const;
/**
 * What is asked of a column; `derivedFrom` and `how` in the row of the dataset count for every column without its own.
 */
const ofColumns = ['summary', 'how', 'derivedFrom'] as const;

/** Columns of the worksheet that a person fills in, in their order. */
export const tableQuestions = ['title', ...ofTables, ...ofColumns] as const;
export type TableQuestion = (typeof tableQuestions)[number];

/** The first column names what a row is about; those behind the questions are read over. */
export const tableColumns: readonly string[] = ['about', ...tableQuestions, 'open', 'says'];

const wordsIn = (text: string): string[] => text.split(/[\s,;|]+/).filter(Boolean);

type Answer = (column: TableQuestion) => string | undefined;

/** The answers of one row, by question. */
export const answersOfRow =
  (sheet: Sheet, row: string): Answer =>
  (column) =>
    sheet.rows.get(row)?.cells.get(column)?.text;

const present = <T extends object>(keys: T): T =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as T;

const numberIn = (text: string | undefined) => (text === undefined ? undefined : Number(text.replace(',', '.')));

function keepIn(text: string | undefined): TableAnswers['keep'] {
  const reason = /^forever:\s*(.+)$/s.exec(text ?? '')?.[1];
  return reason === undefined ? (text as TableAnswers['keep']) : { forever: reason };
}

function categoryIn(text: string | undefined): TableAnswers['category'] {
  const [only, ...others] = wordsIn(text ?? '');
  return only === undefined || others.length === 0 ? only : [only, ...others];
}

const noneIn = (text: string | undefined): string | undefined => /^none:\s*(.+)$/s.exec(text ?? '')?.[1];

/** A row of a dataset or a table as values; what was not answered is absent. */
export const tableAnswersIn = (answer: Answer): TableAnswers =>
  present({
    title: answer('title'),
    description: answer('description'),
    category: categoryIn(answer('category')),
    minimumCount: numberIn(answer('minimumCount')),
    sampleRate: numberIn(answer('sampleRate')),
    keep: keepIn(answer('keep')),
    licence: answer('licence'),
    unit: answer('unit'),
    population: answer('population'),
    none: noneIn(answer('contributors')),
  });

function periodIn(text: string | undefined): PeriodColumns | undefined {
  const [year, part] = wordsIn(text ?? '');
  if (year === undefined || part === undefined) return year;
  return { year, [part.toLowerCase()]: part } as unknown as PeriodColumns;
}

/** What rows say by which the values of a table are read otherwise; those of the table itself first. */
export function toldIn(answers: readonly Answer[]): ToldOfTable {
  const first = (column: TableQuestion) => answers.map((answer) => answer(column)).find((text) => text !== undefined);
  const contributors = first('contributors');
  return present({
    contributors: contributors?.startsWith('none') ? { none: noneIn(contributors) ?? '' } : contributors,
    releases: first('releases') as ToldOfTable['releases'],
    period: periodIn(first('period')),
    cadence: first('cadence'),
  }) as ToldOfTable;
}

/** What is answered of a column, with what the row of the dataset says of every column. */
export function columnAnswersIn(own: Answer, every: Answer): ColumnAnswers {
  const from = own('derivedFrom') ?? every('derivedFrom');
  return {
    title: own('title'),
    summary: own('summary'),
    how: own('how') ?? every('how'),
    derivedFrom: from === undefined ? undefined : wordsIn(from),
  };
}

/** What there is to name. */
export interface NameableInTables {
  readonly proposals: readonly Proposal[];
  /** Rows of columns. */
  readonly rows: readonly string[];
  readonly categories: readonly string[];
  /** Ids of collected fields. */
  readonly collected: readonly string[];
}

interface Fault {
  readonly message: string;
  readonly fix: string;
}

const without = (what: string, text: string, all: readonly string[]): Fault => ({
  message: `There is no ${what} "${text}". There are: ${all.join(', ') || 'none yet'}.`,
  fix: `write  ${suggest(text, all) ?? all[0] ?? 'nothing here'}`,
});

function faultOfContributors(text: string, row: string, { proposals }: NameableInTables): Fault | undefined {
  if (text === 'none' || noneIn(text) !== undefined) return undefined;
  const tables = row === everyField ? proposals : proposals.filter(({ resource }) => everyFieldOf(resource) === row);
  const counting = [
    ...new Set(
      tables.flatMap(({ profile }) => profile.columns.filter(({ type }) => type === 'integer').map(({ name }) => name)),
    ),
  ];
  const fault = without('column of whole numbers', text, counting);
  return counting.includes(text) ? undefined : { ...fault, fix: `${fault.fix}  or  none` };
}

/** Why a cell is no answer; undefined for one that is. */
function faultOf(
  question: TableQuestion,
  { text }: SheetCell,
  row: string,
  known: NameableInTables,
): Fault | undefined {
  const isNot = (is: boolean, message: string, fix: string) =>
    is ? undefined : { message: `"${text}" ${message}`, fix };
  switch (question) {
    case 'category': {
      const wrong = wordsIn(text).find((id) => !known.categories.includes(id));
      return wrong === undefined ? undefined : without('switch', wrong, known.categories);
    }
    case 'derivedFrom': {
      const wrong = wordsIn(text).find((id) => !known.collected.includes(id));
      return wrong === undefined ? undefined : without('field that is sent', wrong, known.collected);
    }
    case 'contributors':
      return faultOfContributors(text, row, known);
    case 'minimumCount':
      return isNot(/^[1-9]\d*$/.test(text), 'is no number of contributors, from 1.', 'write  10');
    case 'sampleRate': {
      const rate = numberIn(text) ?? 0;
      return isNot(rate > 0 && rate <= 1, 'is no share above 0 and up to 1.', 'write  1  for all, 0.1 for every tenth');
    }
    case 'keep':
      return isNot(
        /^forever:\s*\S/.test(text) || parseDuration(text) !== undefined,
        'is no time for which rows are kept.',
        'write  P2Y  (two years), P90D (90 days)  or  forever: the reason',
      );
    case 'cadence':
      return isNot(
        parseDuration(text) !== undefined,
        'is no step from one period to the next.',
        'write  P1W, P1M, P3M, P1Y',
      );
    case 'releases':
      return isNot(
        text === 'partition' || text === 'snapshot',
        'is neither of the two.',
        'write  partition  where each file adds periods  or  snapshot  where it replaces the one before',
      );
    default:
      return undefined;
  }
}

/** Which questions a row may answer. */
function questionsOf(row: string, { proposals, rows }: NameableInTables): readonly string[] | undefined {
  if (row === everyField) return ['title', ...ofTables, 'how', 'derivedFrom'];
  if (proposals.some(({ resource }) => everyFieldOf(resource) === row)) return ['title', ...ofTables];
  return rows.includes(row) ? ['title', ...ofColumns] : undefined;
}

/** Everything that is wrong with the answers of a worksheet. */
export function judgeTableAnswers(sheet: Sheet, known: NameableInTables): Problem[] {
  const names = [everyField, ...known.proposals.map(({ resource }) => everyFieldOf(resource)), ...known.rows];
  return [...sheet.rows].flatMap(([row, { at, cells }]): Problem[] => {
    const place = ({ file, line, column }: Pick<SheetCell, 'file' | 'line' | 'column'>) => ({ file, line, column });
    const allowed = questionsOf(row, known);
    if (!allowed) {
      if (cells.size === 0) return [];
      const message = `"${row}" is no table and no column; its answers would be lost.`;
      const fix = `write  ${suggest(row, names) ?? everyField}  or remove the row`;
      return [{ code: 'reference/dangling', ...place(at), message, fix }];
    }
    return [...cells].flatMap(([question, cell]): Problem[] => {
      const fault = allowed.includes(question)
        ? faultOf(question as TableQuestion, cell, row, known)
        : {
            message: `"${question}" is not asked of ${row}, but of ${ofColumns.some((one) => one === question) ? 'columns' : 'tables'}.`,
            fix: `write it into the row  ${ofColumns.some((one) => one === question) ? (known.rows[0] ?? '') : everyField}`,
          };
      return fault ? [{ code: 'schema/wrong-value', ...place(cell), ...fault }] : [];
    });
  });
}
