import { type ValueSums, differingColumns, sumsInEngine } from '../audit/value-sums.ts';
import type { CheckTable } from '../checks/check-input.ts';
import type { Engine } from '../engine/engine.ts';
import { FetchError, type FetchFault } from './fetch-error.ts';
import type { VerifiedFile } from './fetch-verified.ts';

/** `data/values.json`, as far as it is compared. */
export interface PublishedValues {
  readonly files: Readonly<Record<string, ValueSums>>;
}

export interface ComparedValues {
  /** Files whose values were compared, each with the columns that differ. */
  readonly files: readonly { readonly path: string; readonly columns: readonly string[] }[];
  /** Why the publisher's sums did not come; then no file was compared. */
  readonly fault?: FetchFault;
}

/**
 * Holds what this browser's engine read from each file that came as published to what the publisher's engine read from
 * it: the same bytes must give the same values. Files that differ, or did not come, say nothing about it.
 */
export async function compareValues(
  engine: Engine,
  tables: readonly Pick<CheckTable, 'table' | 'columns' | 'files'>[],
  publishing: Promise<PublishedValues>,
  files: ReadonlyMap<string, VerifiedFile>,
): Promise<ComparedValues> {
  const published = await publishing.catch((error: unknown) => {
    if (error instanceof FetchError) return error.fault;
    throw error;
  });
  if (!('files' in published)) return { files: [], fault: published };
  const compared: { path: string; columns: string[] }[] = [];
  for (const { table, columns, files: ofTable } of tables) {
    const own = await sumsInEngine(engine, { name: table, columns, files: ofTable });
    for (const [path, sums] of own) {
      const state = files.get(path)?.state;
      if (state !== 'same' && state !== 'unlogged') continue;
      const theirs = published.files[path];
      compared.push({ path, columns: theirs ? differingColumns(sums, theirs) : Object.keys(sums.columns) });
    }
  }
  return { files: compared };
}
