import type { Problem } from '../../problems/problem.ts';
import type { Day } from '../../values/day.ts';
import { askedColumns, type AskedColumn, everyField, everyFieldOf, judgeAnswers, sheetColumns } from './answers.ts';
import { writeSheet } from './ask-sheet.ts';
import { exampleOfCategory, renewExample } from './category-example.ts';
import { beginCategories, chooseCategories } from './choose-categories.ts';
import type { Imported } from './imported.ts';
import { findGone, type Gone, planFields, settle, type Texts } from './plan-fields.ts';
import { formatRecord, type ImportRecord, placeText, readRecord } from './record.ts';
import type { PlannedFile } from './merge-file.ts';
import type { ImportState } from './import-state.ts';
import { type SheetCell, readSheet, type Sheet, usualStyle } from './worksheet.ts';

/** What one import needs besides what its reader gave. */
export interface ImportRequest {
  readonly kind: string;
  /** The name of its files below `content/imports/` and of its folder in the dictionary. */
  readonly name: string;
  readonly paths: readonly string[];
  readonly state: ImportState;
  /** Texts of files of the site, by path: its worksheet, its record, the dictionary, the categories. */
  readonly texts: Texts;
  /** Answers for every field that were given with the command. */
  readonly answers: Readonly<Partial<Record<AskedColumn, string>>>;
  readonly today: Day;
}

export interface ImportPlan {
  /** Files to write, all or none; empty where nothing changes. */
  readonly changes: readonly { readonly path: string; readonly text: string }[];
  /** Rows that lack what no file can do without; nothing but the worksheet is written then. */
  readonly lacking: readonly { readonly column: string; readonly keys: readonly string[] }[];
  readonly outcomes: readonly PlannedFile[];
  readonly gone: readonly Gone[];
  readonly unmapped: ImportRecord['unmapped'];
  /** What else is to be told. */
  readonly lines: readonly string[];
  readonly sheetPath: string;
}

export const importPaths = (name: string): { sheet: string; record: string } => ({
  sheet: `content/imports/${name}.csv`,
  record: `content/imports/${name}.yaml`,
});

/** A worksheet with the answers of the command in its row for every field; those of the command win. */
export function withAnswers(sheet: Sheet | undefined, answers: Readonly<Partial<Record<string, string>>>): Sheet {
  const rows = new Map(sheet?.rows ?? []);
  const row = rows.get(everyField);
  const cells = new Map(row?.cells);
  for (const [column, text] of Object.entries(answers)) {
    if (text === undefined) continue;
    const cell: SheetCell = { file: `--${column}`, line: 1, column: 1, text };
    cells.set(column, cell);
  }
  rows.set(everyField, { at: row?.at ?? { file: 'the command', line: 1, column: 1 }, cells });
  return { style: sheet?.style ?? usualStyle, rows };
}

const lacksOf = (begun: ReturnType<typeof beginCategories>): ReadonlyMap<string, readonly string[]> =>
  new Map(begun.flatMap((one) => ('lacks' in one ? [[one.id, one.lacks]] : [])));

function rowNames({ fields }: Imported, record: ImportRecord | undefined): Set<string> {
  const recorded = Object.entries(record?.files ?? {}).flatMap(([path, { of }]) =>
    path.startsWith('content/dictionary/') ? [of] : [],
  );
  const senders = fields.flatMap(({ categories = [] }) => categories.map(everyFieldOf));
  return new Set([everyField, ...senders, ...fields.map(({ key }) => key), ...recorded]);
}

const unless = (isSame: boolean, path: string, text: string) => (isSame ? [] : [{ path, text }]);

/**
 * Plans what an import writes: files of fields and categories, its worksheet and its record. Nothing is deleted. The
 * same source over the same folder changes nothing. Gives problems of the worksheet and the record instead, all at
 * once.
 */
export function planImport(imported: Imported, request: ImportRequest): ImportPlan | readonly Problem[] {
  const { name, kind, paths, state, texts, answers, today } = request;
  const own = importPaths(name);
  const { record, problems: ofRecord } = readRecord(own.record, texts.get(own.record));
  const written = texts.get(own.sheet);
  const read = written === undefined ? undefined : readSheet(own.sheet, written, sheetColumns, askedColumns);
  const sheet = withAnswers(read?.sheet, answers);
  const known = { categories: state.categories.map(({ id }) => id), retention: state.retention };
  const problems = [...ofRecord, ...(read?.problems ?? []), ...judgeAnswers(sheet, rowNames(imported, record), known)];
  if (problems.length > 0) return problems;

  const chosen = imported.fields.map((field) => chooseCategories(field, sheet, state));
  const begun = beginCategories(chosen, sheet, imported, state);
  const lacking = [
    { column: 'category', keys: chosen.filter((one) => one.categories.length === 0).map(({ field }) => field.key) },
    {
      column: 'sensitivity',
      keys: chosen.filter((one) => one.sensitivity === undefined).map(({ field }) => field.key),
    },
    ...begun.flatMap((one) => ('lacks' in one ? one.lacks.map((column) => ({ column, keys: [`new ${one.id}`] })) : [])),
  ].filter(({ keys }) => keys.length > 0);
  const unmapped = imported.unmapped.map(({ place, what, reason }) => ({ at: placeText(place), what, reason }));
  const gone = findGone(chosen, sheet, { texts, record });
  const empty = { outcomes: [], gone, unmapped, lines: [], sheetPath: own.sheet, lacking };
  if (lacking.length > 0) {
    const text = writeSheet(sheet, imported, chosen, new Map(), gone, lacksOf(begun));
    return { ...empty, changes: unless(text === written, own.sheet, text) };
  }

  const fields = planFields(chosen, sheet, { name, state, texts, today }, record);
  const categories = begun.flatMap((one) => {
    if ('lacks' in one) return [];
    const keys = { ...one.draft.keys, example: exampleOfCategory(one.id, fields.outcomes) };
    const outcome = settle(`content/categories/${one.id}.md`, { ...one.draft, keys }, one.of, { texts, record });
    return outcome ? [outcome] : [];
  });
  const earlier = Object.entries(record?.files ?? {}).filter(([path]) => path.startsWith('content/categories/'));
  const renewed = earlier.flatMap(
    ([path, recorded]) => renewExample(path, texts.get(path), recorded, fields.outcomes) ?? [],
  );
  const outcomes = [...renewed, ...categories, ...fields.outcomes];
  const ended = gone.flatMap(({ outcome }) => outcome ?? []);
  const kept = Object.fromEntries(
    gone.flatMap(({ path, outcome }) => (outcome ? [] : [[path, record?.files[path]]])).filter(([, of]) => of),
  ) as ImportRecord['files'];
  const files = {
    ...Object.fromEntries(earlier),
    ...kept,
    ...Object.fromEntries(outcomes.map((outcome) => [outcome.path, outcome.written])),
  };
  const recordText = formatRecord({ kind, paths: [...paths], files, unmapped });
  const byKey = new Map(fields.outcomes.map((outcome) => [outcome.written.of, outcome]));
  const sheetText = writeSheet(
    sheet,
    imported,
    chosen,
    byKey,
    gone.filter(({ outcome }) => !outcome),
  );
  return {
    ...empty,
    outcomes,
    lines: fields.lines,
    changes: [
      ...[...outcomes, ...ended].filter(({ change }) => change !== 'same'),
      ...unless(recordText === texts.get(own.record), own.record, recordText),
      ...unless(sheetText === written, own.sheet, sheetText),
    ].map(({ path, text }) => ({ path, text })),
  };
}
