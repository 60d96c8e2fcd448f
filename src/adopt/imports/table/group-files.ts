import type { Problem } from '../../../problems/problem.ts';
import { type Period, parsePeriod } from '../../../values/period.ts';
import { wordsOfPath } from '../../../values/period-in-path.ts';

/** A published table as a file of somebody's computer. */
export interface TableOnDisk {
  /** As it is told to people, from the folder that all of them lie in. */
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly columns: readonly string[];
  /** Where it lies below the folder of its dataset already. */
  readonly inside?: string | undefined;
  /** The table that it is a file of, where that is known. */
  readonly table?: string | undefined;
}

/** Files that are one table. */
export interface FileGroup {
  /** The name of its resource. */
  readonly name: string;
  readonly files: readonly TableOnDisk[];
}

export const periodOfFile = ({ source }: Pick<TableOnDisk, 'source'>): Period | undefined => {
  const { period } = wordsOfPath(source);
  return period && parsePeriod(period);
};

export const folderOfPath = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const hasSameColumns = (one: Pick<TableOnDisk, 'columns'>, other: Pick<TableOnDisk, 'columns'>): boolean =>
  one.columns.join('\n') === other.columns.join('\n');

/** Why files that are called alike are not one table. */
function judgeColumns(name: string, files: readonly TableOnDisk[]): Problem[] {
  const [first] = files;
  if (!first) return [];
  return files
    .filter((file) => !hasSameColumns(file, first))
    .map((file): Problem => ({
      code: 'table/header',
      file: file.source,
      line: 1,
      column: 1,
      message: `By its name it belongs to the table "${name}", as ${first.source} does, and has other columns. Here: ${file.columns.join(', ')}. There: ${first.columns.join(', ')}.`,
      fix: 'give both the same columns in the same order, or call the table otherwise, by the name of the file or of its folder',
    }));
}

/**
 * Puts files together that are one table: those that are called alike but for a period, in their own names or in those
 * of their folders. A name that tells nothing but the period is that of the dataset. Or every file that has other
 * columns than the rest of its table. No files: no tables.
 */
export function groupFiles(files: readonly TableOnDisk[], dataset: string): readonly FileGroup[] | readonly Problem[] {
  const named = Map.groupBy(
    files,
    ({ source, table }) => table ?? (wordsOfPath(source).words.join('-').replace(/-{2,}/g, '-') || dataset),
  );
  const problems = [...named].flatMap(([name, list]) => judgeColumns(name, list));
  return problems.length > 0 ? problems : [...named].map(([name, list]) => ({ name, files: list }));
}
