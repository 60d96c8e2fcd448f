import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files of a folder of examples beside this one, as a reader gets them: texts by path, sorted. */
export function readFolder(folder: string): Map<string, string> {
  const root = join(import.meta.dirname, folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const named = paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
