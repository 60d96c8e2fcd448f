import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the source as text; `path` with slashes, from where the test runs. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** All files below a folder with one of the endings, in order. */
export function readTexts(folder: string, endings: readonly string[]): SourceText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
