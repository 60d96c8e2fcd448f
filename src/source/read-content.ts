import type { Problem } from '../problems/problem.ts';
import { preambleSchema } from '../schema/content/promise.ts';
import { kindOf } from '../schema/kinds.ts';
import { type Kind, kindNames } from '../schema/nouns.ts';
import type { Files } from './files.ts';
import { type FieldIds, judgePlace } from './judge-place.ts';
import { noFixedKeys } from './merge-translation.ts';
import { readEntry } from './read-entry.ts';
import type { Content, Entry, Unread } from './site.ts';

const orderOf = (entry: Entry<unknown>) => (entry.data as { order?: number }).order ?? 0;

/** What a translation translates: the text at the same place, else that of the same id. */
const originalOf = ({ content }: Originals, kind: Kind, id: string, inside: string): Entry<unknown> | undefined =>
  content[kind].find((entry) => entry.file === `content/${inside}`) ?? content[kind].find((entry) => entry.id === id);

interface Taken extends Pick<ReadOptions, 'fieldIds'> {
  readonly kind: Kind;
  readonly id: string;
  readonly file: string;
  readonly other: string;
  /** The path of the file below the folder of content. */
  readonly inside: string;
}

/** Two files with one id. In the dictionary, where files of one name may lie in several folders, are more ways out. */
function takenTwice({ kind, id, file, other, inside, fieldIds }: Taken): Problem {
  const rename = 'give one of the two files another name';
  const longer = inside.slice(kind.length + 1, -'.md'.length).replaceAll('/', '-');
  const depth = (path: string) => path.split('/').length;
  const own = longer === id ? `${id}-2` : longer;
  const folders =
    fieldIds !== 'folders' && (longer !== id || depth(other) > depth(file))
      ? ', or  fieldIds: folders  in content/site.yaml: then the id of every field in a folder begins with the folder (what is published under an old id keeps it with  id: …  in its front matter)'
      : '';
  return {
    code: 'file/duplicate',
    file,
    line: 1,
    column: 1,
    message: `The id "${id}" is already taken by ${other}.`,
    fix: kindOf(kind).folders ? `${rename}, or write  id: ${own}  in the front matter of this one${folders}` : rename,
  };
}

/** Texts that are translated: what was read in the site's own language. */
interface Originals {
  readonly content: Content;
  readonly unread: Unread;
}

/** How a folder of content is read. */
interface ReadOptions {
  /** What it translates; absent for the site's own language. */
  readonly originals?: Originals;
  readonly fieldIds?: FieldIds | undefined;
}

/** The files below a folder of content that ought to be entries. */
async function listEntries(files: Files, folder: string, isTranslation: boolean): Promise<string[]> {
  const isApart = (inside: string) =>
    inside.startsWith('_/') ||
    inside === 'site.yaml' ||
    // What `vitrine import` asks, and what it wrote.
    (!isTranslation && inside.startsWith('imports/')) ||
    // So are the words of the interface.
    (isTranslation && inside === 'interface.yaml') ||
    inside.split('/').some((part) => part.startsWith('.')) ||
    // The words of datasets in another language are read with their descriptors.
    (isTranslation && inside.startsWith('data/'));
  return (await files.list(folder)).filter((file) => !isApart(file.slice(folder.length + 1)));
}

/**
 * Why a translation of nothing is wrong; none where its original is there and could not be read, for that is told
 * there.
 */
function problemsOfNoOriginal(file: string, kind: Kind, id: string, { unread }: Originals): Problem[] {
  if (unread[kind]?.includes(id)) return [];
  return [
    {
      code: 'reference/orphan',
      file,
      line: 2,
      column: 1,
      message: `This translates ${kind}/${id}.md, which does not exist in the site's own language.`,
      fix: 'remove or rename the translation',
    },
  ];
}

/** The bytes of a file that was listed; none where it went meanwhile. */
const bytesOf = async (files: Files, file: string) => (await files.read(file)) ?? new Uint8Array();

/** Sorts the entries of each kind by their `order`, then by id. */
function sortEntries(entries: Readonly<Record<Kind, Entry<unknown>[]>>): void {
  for (const list of Object.values(entries)) list.sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
}

/**
 * Reads every Markdown file below a folder (`content`, or a language's folder below `content/_`, with the `originals`
 * it translates). Files of no kind, names that are no ids, ids used twice and translations of nothing are problems.
 * Entries come sorted by `order`, then by id; `unread` holds the ids of files that are there and cannot be read.
 */
export async function readContent(
  files: Files,
  folder: string,
  { originals, fieldIds }: ReadOptions = {},
): Promise<{ content: Content; unread: Unread; problems: Problem[] }> {
  const problems: Problem[] = [];
  const entries = Object.fromEntries(kindNames.map((kind) => [kind, [] as Entry<unknown>[]])) as Record<
    Kind,
    Entry<unknown>[]
  >;
  let preamble: Content['preamble'];
  const unread: Partial<Record<Kind, string[]>> = {};
  const seen = new Map<string, string>();
  for (const file of await listEntries(files, folder, originals !== undefined)) {
    const place = judgePlace(file, folder, fieldIds);
    if (place.kind === 'misplaced') {
      problems.push(place.problem);
      continue;
    }
    const bytes = await bytesOf(files, file);
    if (place.kind === 'preamble') {
      const of = { schema: preambleSchema, fixed: noFixedKeys };
      const read = readEntry(file, bytes, of, originals?.content.preamble);
      problems.push(...read.problems);
      preamble = read.entry as Content['preamble'];
      continue;
    }
    const { kind } = place;
    const inside = file.slice(folder.length + 1);
    const original = originals && originalOf(originals, kind, place.id, inside);
    if (originals && !original) {
      problems.push(...problemsOfNoOriginal(file, kind, place.id, originals));
      continue;
    }
    const read = readEntry(file, bytes, kindOf(kind), original, place);
    const id = read.entry?.id ?? place.id;
    const other = seen.get(`${kind}/${id}`);
    if (other !== undefined) problems.push(takenTwice({ kind, id, file, other, inside, fieldIds }));
    seen.set(`${kind}/${id}`, file);
    problems.push(...read.problems);
    if (read.entry) entries[kind].push(read.entry);
    else (unread[kind] ??= []).push(id);
  }
  sortEntries(entries);
  return { content: { ...(entries as unknown as Content), ...(preamble ? { preamble } : {}) }, unread, problems };
}
