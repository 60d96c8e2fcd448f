import { everyField, everyFieldOf } from '../answers.ts';
import { formatSheet, type Sheet, usualStyle } from '../worksheet.ts';
import type { ColumnEntry } from './column-entries.ts';
import type { TableAnswers } from './draft-dataset.ts';
import type { ColumnProfile } from './profile-table.ts';
import type { Proposal } from './propose-table.ts';
import { answersOfRow, tableColumns, type TableQuestion, tableQuestions } from './table-answers.ts';

/** What is known of a dataset and its tables, answers and what is there already together. */
export interface KnownTables {
  readonly proposals: readonly Proposal[];
  readonly categories: readonly string[];
  readonly answers: TableAnswers;
  readonly ofTable: (resource: string) => TableAnswers;
}

/** A question without an answer that no descriptor can do without. */
export interface LackingAnswer {
  readonly question: TableQuestion;
  /** The row that asks it. */
  readonly row: string;
  /** The question in words, with every way to answer it. */
  readonly words: string;
}

/** What values a column has, in a few words. */
function valuesOf({
  type,
  first,
  last,
  values = [],
  least,
  greatest = 0,
  distinct,
  marker,
  calendar,
}: ColumnProfile): string {
  const hidden = marker === undefined ? '' : `; "${marker}" hides a number`;
  if (least !== undefined) return `${type}, ${least} to ${greatest}${hidden}`;
  if (calendar !== undefined || type !== 'string') return `${calendar ?? type}, ${first} to ${last}`;
  if (values.length === 0) return `${distinct} texts`;
  return `texts: ${values.slice(0, 6).join(', ')}${values.length > 6 ? ` and ${values.length - 6} more` : ''}`;
}

function lackingOfTable({ resource, contributors, isCertain, cadence }: Proposal): LackingAnswer[] {
  const row = everyFieldOf(resource);
  const guess =
    contributors === undefined ? '' : `The column ${contributors.name}:  --answer contributors=${contributors.name};  `;
  return [
    ...(isCertain
      ? []
      : [
          {
            question: 'contributors' as const,
            row,
            words: `Which column of ${resource} counts contributors, such as installations, and no events? ${guess}none of them:  --answer contributors=none`,
          },
        ]),
    ...(cadence === undefined
      ? [
          {
            question: 'cadence' as const,
            row,
            words: `How often does a new period of ${resource} come out?  --answer cadence=P1W  (every week), P1M (every month)`,
          },
        ]
      : []),
  ];
}

/** The questions that nobody but a person can answer and that have no answer yet. */
export function lackingAnswers({ proposals, categories, answers, ofTable }: KnownTables): LackingAnswer[] {
  const counts = proposals.flatMap(({ contributors }) => contributors?.least ?? []);
  const least = counts.length === 0 ? undefined : Math.min(...counts);
  const shown = least === undefined ? 'No column counts contributors' : `The least published count is ${least}`;
  const switches = categories.join('  or  --category ') || '…, after a file in content/categories/';
  const words: readonly (readonly [keyof TableAnswers & TableQuestion, string])[] = [
    ['category', `Which switch does it show?  --category ${switches}`],
    [
      'minimumCount',
      `From how many contributors on is a number published? ${shown}; no number below what you promise may be there.  --answer minimumCount=${Math.max(1, least ?? 1)}`,
    ],
    ['keep', 'How long are published rows kept?  --answer keep=P2Y  or  --answer "keep=forever: the reason"'],
    ['licence', 'Under which licence are they published?  --answer licence=CC0-1.0'],
    [
      'sampleRate',
      'Which share of the installations in which the switch is on sends reports that are counted here? All of them:  --answer sampleRate=1;  every tenth:  --answer sampleRate=0.1',
    ],
  ];
  const isKnown = (question: keyof TableAnswers) =>
    answers[question] !== undefined ||
    (question !== 'licence' && proposals.every(({ resource }) => ofTable(resource)[question] !== undefined));
  return [
    ...proposals.flatMap(lackingOfTable),
    ...words.flatMap(([question, text]) => (isKnown(question) ? [] : [{ question, row: everyField, words: text }])),
  ];
}

/** Texts of a table that nobody has written yet; they may stay open. */
const openTexts = (said: TableAnswers): string[] =>
  (['unit', 'population'] as const).filter(
    (key) => said[key] === undefined || String(said[key]).includes(':unwritten['),
  );

/** How many columns lack what, by question. */
export function openOfEntries(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  return new Map(
    [...texts].map(([row, text]) => [
      row,
      ['summary', 'how'].filter((key) => new RegExp(`^${key}: .*:unwritten\\[`, 'm').test(text)),
    ]),
  );
}

/**
 * The worksheet of a dataset: a row for the dataset, one for each table, one for each column that has an entry of its
 * own. `texts` are the files of those entries by their rows. Answers that are there stay.
 */
export function writeTableSheet(
  sheet: Sheet,
  known: KnownTables,
  entries: readonly ColumnEntry[],
  lacking: readonly LackingAnswer[],
  texts: ReadonlyMap<string, string>,
): string {
  const open = openOfEntries(texts);
  const row = (name: string, isOpen: readonly string[], says: string) => [
    name,
    ...tableQuestions.map((question) => answersOfRow(sheet, name)(question) ?? ''),
    [...lacking.filter((one) => one.row === name).map(({ question }) => question), ...isOpen].join(' '),
    says,
  ];
  const { proposals, answers, ofTable } = known;
  const own = entries.filter(({ path }) => path !== undefined);
  return formatSheet(
    [
      [...tableColumns],
      row(everyField, openTexts(answers), 'the dataset: an answer here counts for every table without one of its own'),
      ...proposals.map(({ resource, profile, files }) =>
        row(
          everyFieldOf(resource),
          openTexts({ ...answers, ...ofTable(resource) }).filter((key) => !openTexts(answers).includes(key)),
          `the table ${resource}: ${profile.rows} rows in ${files.length === 1 ? 'one file' : `${files.length} files`}`,
        ),
      ),
      ...own.map(({ row: name, columns }) => {
        const [first] = columns;
        const tables = columns.map(({ resource }) => resource).join(', ');
        return row(name, open.get(name) ?? [], first ? `column of ${tables}: ${valuesOf(first.column)}` : '');
      }),
    ],
    sheet.style ?? usualStyle,
  );
}
