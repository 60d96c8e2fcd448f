import { addDays, type Day } from '../../values/day.ts';
import { answeredDay, answersOf } from './answers.ts';
import { readParts } from './category-example.ts';
import type { Chosen } from './choose-categories.ts';
import { type ContentDraft, draftField } from './draft-field.ts';
import { giveIds, titlesOfKeys } from './field-ids.ts';
import type { ImportedField } from './imported.ts';
import { blocksOf, mergeFile, type Merged, newFile, type PlannedFile } from './merge-file.ts';
import { printOf, type ImportRecord } from './record.ts';
import type { ImportState } from './import-state.ts';
import type { Sheet } from './worksheet.ts';

export interface PlannedFields {
  readonly outcomes: readonly PlannedFile[];
  /** Lines to tell: ids that were taken, files that cannot be read. */
  readonly lines: readonly string[];
}

/** Texts of files that are there, by path. */
export type Texts = ReadonlyMap<string, string>;

/** Lays a draft over the file at a path, or writes it anew. Undefined where the file cannot be read. */
export function settle(
  path: string,
  draft: ContentDraft,
  of: string,
  { texts, record }: { readonly texts: Texts; readonly record: ImportRecord | undefined },
): PlannedFile | undefined {
  const existing = texts.get(path);
  if (existing === undefined) return { path, ...newFile(of, draft), change: 'new' };
  const merged = mergeFile(existing, draft, of, record?.files[path]);
  return merged && { path, ...merged, change: merged.text === existing ? 'same' : 'changed' };
}

const recordedFiles = (record: ImportRecord | undefined): Map<string, string> =>
  new Map(
    Object.entries(record?.files ?? {}).flatMap(([path, { of }]) =>
      path.startsWith('content/dictionary/') ? [[of, path]] : [],
    ),
  );

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length);

/** The files of all fields of the source. A file that has the key already is the field's, wherever it lies. */
export function planFields(
  chosen: readonly Chosen[],
  sheet: Sheet | undefined,
  site: { readonly name: string; readonly state: ImportState; readonly texts: Texts; readonly today: Day },
  record: ImportRecord | undefined,
): PlannedFields {
  const { name, state, texts, today } = site;
  const recorded = recordedFiles(record);
  const fields = chosen.map(({ field }) => field);
  const paths = new Map(
    fields.flatMap(({ key }): [string, string][] => {
      const path = state.byKey.get(key)?.file ?? recorded.get(key);
      return path === undefined ? [] : [[key, path]];
    }),
  );
  const known = new Map([...paths].map(([key, path]): [string, string] => [key, idOf(path)]));
  const { ids, clashes } = giveIds(
    fields.map(({ key }) => key),
    known,
    state.fields,
    name,
  );
  const titles = titlesOfKeys(fields);
  const lines = clashes.map(
    ({ key, id, taken, by }) => `The id "${taken}" of ${key} belongs to ${by} already; it is called "${id}".`,
  );
  const outcomes = chosen.flatMap(({ field, categories, sensitivity = 'sensitive' }): PlannedFile[] => {
    const answers = answersOf(sheet, field);
    const until = answers.until ?? field.until;
    const isOver = until !== undefined && until < today;
    const draft = draftField(field, answers, {
      title: titles.get(field.key) ?? field.key,
      categories,
      sensitivity,
      dayAfter: isOver ? addDays(until as Day, 1) : undefined,
    });
    const path = paths.get(field.key) ?? `content/dictionary/${name}/${ids.get(field.key) ?? name}.md`;
    const outcome = settle(path, draft, field.key, { texts, record });
    if (!outcome)
      lines.push(`${path} has no front matter that can be read, so it was left alone: vitrine check says why.`);
    return outcome ? [outcome] : [];
  });
  return { outcomes, lines };
}

/** A field of the last import that the source no longer has. */
export interface Gone {
  readonly key: string;
  readonly path: string;
  /** The field of the source that has the same description and is new: it was probably renamed. */
  readonly renamedTo?: string;
  /** Where a person said on which day it was removed. */
  readonly outcome?: PlannedFile;
}

/** The file of a field that is no longer sent, with nothing else changed. */
function markRemoved(
  text: string,
  { data, body }: ReturnType<typeof readParts>,
  key: string,
  removed: string,
): Merged | undefined {
  const keys: Record<string, string> = 'status' in data ? { status: printOf(data['status']) } : {};
  const draft = { keys: { ...data, status: 'removed', removed }, blocks: blocksOf(body) };
  return mergeFile(text, draft, key, { of: key, keys, blocks: [] });
}

/** Fields that are gone from the source. None is deleted: it stays as it is until a day of removal is answered. */
export function findGone(
  chosen: readonly Chosen[],
  sheet: Sheet | undefined,
  { texts, record }: { readonly texts: Texts; readonly record: ImportRecord | undefined },
): Gone[] {
  const keys = new Set(chosen.map(({ field }) => field.key));
  const recorded = recordedFiles(record);
  const fresh = chosen.filter(({ field }) => !recorded.has(field.key)).map(({ field }) => field);
  return [...recorded].flatMap(([key, path]): Gone[] => {
    const text = texts.get(path);
    if (keys.has(key) || text === undefined) return [];
    const { data, body } = readParts(text);
    if (data['status'] === 'removed') return [];
    const alike = fresh.find((field) => field.type === data['type'] && isAlike(field, String(data['summary'])));
    const day = answeredDay(sheet?.rows.get(key)?.cells.get('removed')?.text ?? '');
    const merged = day === undefined ? undefined : markRemoved(text, { data, body }, key, day);
    return [
      {
        key,
        path,
        ...(alike ? { renamedTo: alike.key } : {}),
        ...(merged ? { outcome: { path, ...merged, change: 'changed' } } : {}),
      },
    ];
  });
}

const isAlike = (field: ImportedField, summary: string): boolean => {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim();
  const own = plain(field.summary ?? field.body ?? '');
  return own !== '' && own.startsWith(plain(summary));
};
