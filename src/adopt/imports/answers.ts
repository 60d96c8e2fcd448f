import { z } from 'zod';
import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { idPattern } from '../../schema/scalars.ts';
import { sensitivities } from '../../schema/sensitivities.ts';
import { parseDay } from '../../values/day.ts';
import type { FieldAnswers } from './draft-field.ts';
import type { ImportedField } from './imported.ts';
import type { SheetCell, Sheet } from './worksheet.ts';

/** Columns that a person fills in, in their order. */
export const askedColumns = [
  'category',
  'sensitivity',
  'title',
  'summary',
  'why',
  'use',
  'since',
  'until',
  'removed',
  'retention',
  'example',
] as const;
export type AskedColumn = (typeof askedColumns)[number];

/** All columns: the field, what is asked, and what the source says, which is read over. */
export const sheetColumns: readonly string[] = ['field', ...askedColumns, 'open', 'sent by', 'type', 'says', 'place'];

/** The row whose answers count for every field that has no other. */
export const everyField = '*';
/** The row whose answers count for every field that one ping, event or payload sends. */
export const everyFieldOf = (name: string): string => `* ${name}`;

/** What there is to name. */
export interface Nameable {
  readonly categories: readonly string[];
  readonly retention: readonly string[];
}

/** A day as a person or a spreadsheet writes it, as YYYY-MM-DD; undefined where it could be read in two ways. */
export const answeredDay = (text: string): string | undefined => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(iso);
};

const chosen = (text: string) => text.split(/[\s,;|]+/).filter(Boolean);

/** The ids that a cell of the column `category` names; those after `new` are to be begun. */
export function categoriesIn(text: string): { readonly id: string; readonly isNew: boolean }[] {
  const words = chosen(text);
  return words.flatMap((word, index) => (word === 'new' ? [] : [{ id: word, isNew: words[index - 1] === 'new' }]));
}

function faultOfCategory({ text }: SheetCell, { categories }: Nameable): { message: string; fix: string } | undefined {
  const wrong = categoriesIn(text).find(({ id, isNew }) => !categories.includes(id) && !(isNew && idPattern.test(id)));
  if (!wrong) return undefined;
  const near = suggest(wrong.id, categories) ?? categories[0];
  const isId = idPattern.test(wrong.id);
  return {
    message: `There is no category "${wrong.id}". Categories: ${categories.join(', ') || 'none yet'}. More than one are written with a space between.`,
    fix: `write  ${[...(near ? [near] : []), ...(isId ? [`new ${wrong.id}`] : [])].join('  or  ') || 'new usage'}${isId ? ', which begins content/categories/' + wrong.id + '.md' : ''}`,
  };
}

/** Why a cell is no answer; undefined for one that is. */
function faultOf(column: AskedColumn, cell: SheetCell, known: Nameable): { message: string; fix: string } | undefined {
  const { text } = cell;
  switch (column) {
    case 'category':
      return faultOfCategory(cell, known);
    case 'sensitivity':
      return sensitivities.some((one) => one === text)
        ? undefined
        : {
            message: `"${text}" is no sensitivity. Allowed, from least to most revealing: ${sensitivities.join(', ')}.`,
            fix: `write  ${suggest(text, sensitivities) ?? sensitivities[0]}`,
          };
    case 'since':
    case 'until':
    case 'removed':
      return answeredDay(text) === undefined
        ? { message: `"${text}" is no day that can be read in one way only.`, fix: 'write it as  2026-10-08' }
        : undefined;
    case 'retention':
      return known.retention.includes(text)
        ? undefined
        : {
            message: `There is no schedule "${text}". Schedules: ${known.retention.join(', ') || 'none yet'}.`,
            fix: `write  ${suggest(text, known.retention) ?? known.retention[0] ?? 'nothing here, and a file in content/retention/ first'}`,
          };
    default:
      return undefined;
  }
}

/** Everything that is wrong with the answers of a sheet. */
export function judgeAnswers(sheet: Sheet, rowNames: ReadonlySet<string>, known: Nameable): Problem[] {
  return [...sheet.rows].flatMap(([name, { at, cells }]): Problem[] => {
    if (!rowNames.has(name) && cells.size > 0) {
      const near = suggest(name, rowNames);
      return [
        {
          code: 'reference/dangling',
          file: at.file,
          line: at.line,
          column: at.column,
          message: `"${name}" is no field, and no ping, event or payload of the source; its answers would be lost.`,
          fix: `write  ${near ?? everyField}  or remove the row`,
        },
      ];
    }
    return [...cells].flatMap(([column, cell]): Problem[] => {
      const fault = faultOf(column as AskedColumn, cell, known);
      const { file, line, column: character } = cell;
      return fault ? [{ code: 'schema/wrong-value', file, line, column: character, ...fault }] : [];
    });
  });
}

/**
 * The rows that answer about a field, the nearest first: its own, those of what sends it, and the one of all fields,
 * which is for what the source does not know.
 */
function rowsOf(field: ImportedField, column: AskedColumn): readonly (readonly string[])[] {
  const { key, categories = [] } = field;
  const isKnown = (field as Partial<Record<AskedColumn, unknown>>)[column] !== undefined;
  return [[key], categories.map(everyFieldOf), isKnown ? [] : [everyField]];
}

/** What the sheet answers in a column about a field; of several senders, everything that is answered. */
export function answersIn(sheet: Sheet | undefined, field: ImportedField, column: AskedColumn): readonly SheetCell[] {
  for (const names of rowsOf(field, column)) {
    const cells = names.flatMap((name) => sheet?.rows.get(name)?.cells.get(column) ?? []);
    if (cells.length > 0) return cells;
  }
  return [];
}

const exampleSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
  z.record(z.string(), z.unknown()),
]);

/** An example as it was written into a cell: a text as it stands, everything else as JSON. */
function exampleOf(text: string, { type }: ImportedField): FieldAnswers['example'] {
  if (['string', 'date', 'time'].includes(type)) return text;
  try {
    const read = exampleSchema.safeParse(JSON.parse(/^(TRUE|FALSE)$/.test(text) ? text.toLowerCase() : text));
    return read.success ? read.data : text;
  } catch {
    return text;
  }
}

/** What a person answered about a field, but for its categories. The cells were judged before. */
export function answersOf(sheet: Sheet | undefined, field: ImportedField): FieldAnswers {
  const text = (column: AskedColumn) => answersIn(sheet, field, column)[0]?.text;
  const day = (column: AskedColumn) => {
    const written = text(column);
    return written === undefined ? undefined : (answeredDay(written) as FieldAnswers['since']);
  };
  const example = text('example');
  const levels = answersIn(sheet, field, 'sensitivity').map((cell) => cell.text);
  return {
    title: text('title'),
    summary: text('summary'),
    why: text('why'),
    use: text('use'),
    sensitivity: sensitivities.findLast((level) => levels.includes(level)),
    since: day('since'),
    until: day('until'),
    removed: day('removed'),
    retention: text('retention'),
    example: example === undefined ? undefined : exampleOf(example, field),
  };
}
