import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One change to a site's folder. */
export type Edit =
  | { readonly file: string; readonly replace: string; readonly by: string }
  | { readonly file: string; readonly content: string | Uint8Array }
  | { readonly file: string; readonly remove: true };

/** In the file, the text `replace` (which must stand there exactly once) becomes `by`. */
export const replace = (file: string, replaced: string, by: string): Edit => ({ file, replace: replaced, by });
export const write = (file: string, content: string | Uint8Array): Edit => ({ file, content });
export const remove = (file: string): Edit => ({ file, remove: true });

const minimal = join(import.meta.dirname, 'minimal');

/** The smallest legal site with some changes, in memory. Throws where a change would change nothing. */
export function editedSite(edits: readonly Edit[]): Map<string, string | Uint8Array> {
  const paths = readdirSync(minimal, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const site = new Map<string, string | Uint8Array>(
    paths.map((path) => [path.slice(minimal.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
  for (const edit of edits) {
    if ('content' in edit) site.set(edit.file, edit.content);
    else if ('remove' in edit) {
      if (!site.delete(edit.file)) throw new Error(`${edit.file} is not there`);
    } else {
      const text = site.get(edit.file);
      if (typeof text !== 'string' || text.split(edit.replace).length !== 2)
        throw new Error(`"${edit.replace}" must stand in ${edit.file} exactly once`);
      site.set(
        edit.file,
        text.replace(edit.replace, () => edit.by),
      );
    }
  }
  return site;
}
