import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { kindOf } from '../schema/kinds.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import { type Kind, kindNames } from '../schema/nouns.ts';
import { idPattern } from '../schema/scalars.ts';

/** The entry a file holds, by where it lies; or why it can hold none there. */
export type Place =
  | { readonly kind: Kind; readonly id: string }
  /** `charter/index.md` */
  | { readonly kind: 'preamble' }
  | { readonly kind: 'misplaced'; readonly problem: Problem };

/** The nearest id to a name. */
const asId = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const isKind = (name: string): name is Kind => kindNames.some((kind) => kind === name);

/** How the ids of fields are made, as site.yaml says. */
export type FieldIds = NonNullable<SiteConfig['fieldIds']>;

/**
 * Judges the place of a file below a folder of content: `content/faq/why.md` is the entry `why` of the kind `faq`. In
 * the dictionary folders are a part of the id where `fieldIds` says so.
 */
export function judgePlace(file: string, folder: string, fieldIds: FieldIds = 'names'): Place {
  const misplaced = (message: string, fix: string): Place => ({
    kind: 'misplaced',
    problem: { code: 'file/unexpected', file, line: 1, column: 1, message, fix },
  });
  const inside = file.slice(folder.length + 1);
  const name = file.slice(file.lastIndexOf('/') + 1);
  const [kind = '', ...below] = inside.split('/');
  if (!isKind(kind)) {
    const near = suggest(kind, kindNames);
    return misplaced(
      `"${kind}" is no kind of content. Folders: ${kindNames.join(', ')}.`,
      near ? `move the file to ${folder}/${near}/` : 'move the file out of the folder',
    );
  }
  if (!file.endsWith('.md'))
    return misplaced(
      `Only Markdown files (.md) belong into ${folder}/${kind}/.`,
      'move the file; images belong into public/',
    );
  if (below.length > 1 && !kindOf(kind).folders)
    return misplaced(
      `Files of this kind lie directly in ${folder}/${kind}/; only the dictionary has folders.`,
      `move the file to ${folder}/${kind}/${name}`,
    );
  if (inside === 'charter/index.md') return { kind: 'preamble' };
  const folders = fieldIds === 'folders' ? below.slice(0, -1) : [];
  const id = [...folders, name.slice(0, -'.md'.length)].join('-');
  if (!idPattern.test(id))
    return misplaced(
      `The file's name${folders.length > 0 ? ', with its folders,' : ''} is its id and part of a URL, so it must be lower-case letters, digits and single hyphens.`,
      `rename it to ${folders.length > 0 ? `${folders.map(asId).join('/')}/` : ''}${asId(name.slice(0, -'.md'.length))}.md`,
    );
  return { kind, id };
}
