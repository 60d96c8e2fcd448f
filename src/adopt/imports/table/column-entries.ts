import type { Field } from '../../../schema/content/field.ts';
import { unwritten } from '../../../values/unwritten.ts';
import type { Words } from '../../../words/words-for.ts';
import type { ContentDraft } from '../draft-field.ts';
import { readDescription } from '../foreign-markdown.ts';
import { idOfKey, titleOfKey } from '../field-ids.ts';
import type { KnownEntry } from '../import-state.ts';
import type { DeclaredColumn } from './declared.ts';
import type { ColumnProfile } from './profile-table.ts';

/** A column of a table, with what its source declares of it. */
export interface EntryColumn {
  /** The resource of its table. */
  readonly resource: string;
  readonly column: ColumnProfile;
  readonly declared?: DeclaredColumn | undefined;
}

/** What a person answered about a column. */
export interface ColumnAnswers {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly how?: string | undefined;
  readonly derivedFrom?: readonly string[] | undefined;
}

/** Columns that share an entry of the dictionary. */
export interface ColumnEntry {
  /** Its row of the worksheet: the name of the column, after that of a table where columns of one name differ. */
  readonly row: string;
  readonly id: string;
  readonly columns: readonly EntryColumn[];
  /** The file of the entry where an import writes it; absent where somebody else's says what the columns mean. */
  readonly path?: string;
}

/** The dictionary entries of the columns of some tables. */
export interface ColumnEntries {
  readonly entries: readonly ColumnEntry[];
  /** What a column must name as its `field`, by resource and column; none where its name leads there by itself. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A line for each entry of a column's name that is not the column's. */
  readonly lines: readonly string[];
}

/** What the dictionary has already. */
export interface KnownEntries {
  /** Files of all entries by id, and what they are where they can be read. */
  readonly fields: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, KnownEntry>;
  /** The files that an import wrote, by the row of their columns. */
  readonly recorded: ReadonlyMap<string, string>;
}

const entryType = ({ type }: Pick<ColumnProfile, 'type'>): Field['type'] =>
  type === 'yearmonth' || type === 'year' ? 'string' : type;

/** The entry that a column without `field` has. */
const ownId = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** A vocabulary longer than this is in the descriptor alone. */
const mostShown = 60;

/** The file of an entry that begins; the values of its columns are put together where all of them can be listed. */
export function draftEntry(
  columns: readonly EntryColumn[],
  answers: ColumnAnswers,
  { init }: Pick<Words, 'init'>,
): ContentDraft {
  const [first] = columns;
  const { name = '' } = first?.column ?? {};
  const type = first ? entryType(first.column) : 'string';
  const isClosed = columns.every(
    ({ column: { type: own, calendar, values = [] } }) => own === 'string' && !calendar && values.length > 0,
  );
  const values = isClosed ? [...new Set(columns.flatMap(({ column }) => column.values ?? []))].sort() : [];
  const declared = columns.flatMap((one) => one.declared ?? []);
  const withMeaning = (value: string) => {
    const meaning = declared.map(({ meanings }) => meanings?.get(value)).find((one) => one !== undefined);
    return { value, ...(meaning === undefined ? {} : { meaning }) };
  };
  const said = (key: 'title' | 'summary') => declared.flatMap((one) => one[key] ?? [])[0];
  return {
    keys: {
      kind: 'published',
      title: answers.title ?? said('title') ?? titleOfKey(name),
      summary: answers.summary ?? said('summary') ?? unwritten(init.fieldSummary),
      type,
      ...(values.length > 0 && values.length <= mostShown ? { values: values.map(withMeaning) } : {}),
      derivedFrom: answers.derivedFrom ?? [],
      how: answers.how ?? unwritten(init.how),
    },
    blocks: [...new Set(declared.flatMap(({ body }) => readDescription(body ?? '').blocks))],
  };
}

/** Why an entry of a column's name does not describe the column; undefined where it does. */
function whyNot(entry: KnownEntry | undefined, type: Field['type'], categories: readonly string[]): string | undefined {
  if (!entry) return 'cannot be read';
  if (entry.isUnpublished) return 'is never published';
  if (entry.type !== type && !(entry.type === 'number' && type === 'integer'))
    return `is of the type ${entry.type}, the column ${type}`;
  const isOurs = entry.origins.every(
    (switches) => switches.length === 0 || switches.some((one) => categories.includes(one)),
  );
  return isOurs ? undefined : 'comes from another switch';
}

/** Columns by name and type: those that are alike share an entry. */
function groupColumns(
  columns: readonly EntryColumn[],
): { readonly row: string; readonly columns: readonly EntryColumn[] }[] {
  const alike = [...Map.groupBy(columns, ({ column }) => `${entryType(column)} ${column.name}`).values()];
  const names = alike.flatMap(([first]) => first?.column.name ?? []);
  return alike.flatMap((list) => {
    const [first] = list;
    if (!first) return [];
    const { name } = first.column;
    const isOnly = names.indexOf(name) === names.lastIndexOf(name);
    return [{ row: isOnly ? name : `${first.resource}.${name}`, columns: list }];
  });
}

/** The id of a new entry, which is the column's name where nothing has it; takes it. */
function takeId(wanted: string, dataset: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 1; taken.has(id); count++) id = `${dataset}-${wanted}${count === 1 ? '' : `-${count}`}`;
  taken.add(id);
  return id;
}

/** The entry that an earlier import wrote for columns, while it still is of their type. */
function recordedEntry({ recorded, entries }: KnownEntries, row: string, type: Field['type']) {
  const path = recorded.get(row);
  if (path === undefined) return undefined;
  const id = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
  return [undefined, type].includes(entries.get(id)?.type) ? { id, path } : undefined;
}

/**
 * Finds an entry for each column. One of the dictionary is taken where it is of the column's type, from the table's
 * switches and not kept unpublished; else a new one begins, as `<dataset>-<column>` where the name is taken. Columns of
 * one name and type share an entry.
 */
export function entriesOf(
  columns: readonly EntryColumn[],
  known: KnownEntries,
  { dataset, categories }: { readonly dataset: string; readonly categories: readonly string[] },
): ColumnEntries {
  const taken = new Set(known.fields.keys());
  const lines: string[] = [];
  const find = ({ row, columns: list }: Pick<ColumnEntry, 'row' | 'columns'>): ColumnEntry => {
    const name = list[0]?.column.name ?? '';
    const type = entryType(list[0]?.column ?? { type: 'string' });
    const wanted = idOfKey(name) || dataset;
    const recorded = recordedEntry(known, row, type);
    if (recorded) return { row, columns: list, ...recorded };
    const reason = taken.has(wanted) ? whyNot(known.entries.get(wanted), type, categories) : 'is not there';
    if (reason === undefined) return { row, columns: list, id: wanted };
    const id = takeId(wanted, dataset, taken);
    const file = known.fields.get(wanted);
    const because = file === undefined ? 'A column of this name is of another type' : `${file} ${reason}`;
    if (id !== wanted) lines.push(`${because}, so the column "${name}" has an entry of its own, "${id}".`);
    return { row, columns: list, id, path: `content/dictionary/${dataset}/${id}.md` };
  };
  const entries = groupColumns(columns).map(find);
  const named = entries.flatMap(({ id, columns: list }) =>
    list.flatMap(({ resource, column: { name } }) => (id === ownId(name) ? [] : [{ resource, name, id }])),
  );
  const fields = new Map(
    [...Map.groupBy(named, ({ resource }) => resource)].map(([resource, list]) => [
      resource,
      new Map(list.map(({ name, id }) => [name, id])),
    ]),
  );
  return { entries, fields, lines };
}
