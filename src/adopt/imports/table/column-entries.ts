import type { Field } from '../../../schema/content/field.ts';
import { unwritten } from '../../../values/unwritten.ts';
import type { ContentDraft } from '../draft-field.ts';
import { idOfKey, titleOfKey } from '../field-ids.ts';
import type { PublishedEntry } from '../import-state.ts';
import type { ColumnProfile, TableProfile } from './profile-table.ts';

/** The dictionary entries of the columns of some tables. */
export interface ColumnEntries {
  /** Entries to begin, by id. */
  readonly begun: readonly { readonly id: string; readonly draft: ContentDraft }[];
  /** What a column must name as its `field`, by table and column; none where its name leads there by itself. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A line for each entry of a column's name that is not the column's. */
  readonly lines: readonly string[];
}

/** What the dictionary has already. */
export interface KnownEntries {
  /** Files of all entries by id, and what the published ones of them are. */
  readonly fields: ReadonlyMap<string, string>;
  readonly published: ReadonlyMap<string, PublishedEntry>;
}

const entryType = ({ type }: ColumnProfile): Field['type'] =>
  type === 'yearmonth' || type === 'year' ? 'string' : type;

/** The entry that a column without `field` has. */
const ownId = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** The entry of columns of one name and type; their values are put together where all of them can be listed. */
function draftColumn(columns: readonly ColumnProfile[], name: string, type: Field['type']): ContentDraft {
  const isClosed = type === 'string' && columns.every(({ values = [] }) => values.length > 0);
  const values = isClosed ? [...new Set(columns.flatMap((column) => column.values ?? []))].sort() : [];
  return {
    keys: {
      kind: 'published',
      title: titleOfKey(name),
      summary: unwritten('What the column means, in one sentence'),
      type,
      ...(values.length > 0 ? { values: values.map((value) => ({ value })) } : {}),
      derivedFrom: [],
      how: unwritten('How it is computed, in one sentence'),
    },
    blocks: [],
  };
}

/** Why an entry of a column's name does not describe the column; undefined where it does. */
function whyNot(entry: PublishedEntry | undefined, type: Field['type'], category: string): string | undefined {
  if (!entry) return 'is no published field';
  if (entry.type !== type && !(entry.type === 'number' && type === 'integer'))
    return `is of the type ${entry.type}, the column ${type}`;
  const isOurs = entry.origins.every((switches) => switches.length === 0 || switches.includes(category));
  return isOurs ? undefined : 'comes from another switch';
}

/**
 * Finds an entry for each column. One of the dictionary is taken where it is published, of the column's type and from
 * the table's switch; else a new one begins, as `<dataset>-<column>` where the name is taken. Columns of one name and
 * type share an entry.
 */
export function entriesOf(
  profiles: readonly TableProfile[],
  known: KnownEntries,
  { dataset, category }: { readonly dataset: string; readonly category: string },
): ColumnEntries {
  const all = profiles.flatMap((table) => table.columns.map((column) => ({ table: table.name, column })));
  const taken = new Set(known.fields.keys());
  const begun: { id: string; draft: ContentDraft }[] = [];
  const lines: string[] = [];
  const fields = new Map<string, Map<string, string>>(profiles.map(({ name }) => [name, new Map()]));
  for (const list of Map.groupBy(all, ({ column }) => `${entryType(column)} ${column.name}`).values()) {
    const [first] = list;
    if (!first) continue;
    const { name } = first.column;
    const type = entryType(first.column);
    const wanted = idOfKey(name) || dataset;
    const entry = known.published.get(wanted);
    const reason = taken.has(wanted) ? whyNot(entry, type, category) : 'is not there';
    let id = wanted;
    if (reason !== undefined) {
      for (let count = 1; taken.has(id); count++) id = `${dataset}-${wanted}${count === 1 ? '' : `-${count}`}`;
      taken.add(id);
      const columns = list.map(({ column }) => column);
      begun.push({ id, draft: draftColumn(columns, name, type) });
      const file = known.fields.get(wanted);
      const because = file === undefined ? 'A column of this name is of another type' : `${file} ${reason}`;
      if (id !== wanted) lines.push(`${because}, so the column "${name}" has an entry of its own, "${id}".`);
    }
    if (id !== ownId(name)) for (const { table } of list) fields.get(table)?.set(name, id);
  }
  return { begun, fields, lines };
}
