import { EngineError } from '../../engine/engine.ts';
import { parquetColumns } from '../../engine/parquet-columns.ts';
import type { ReleaseEntry } from '../../log/log-entry.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { DataTable } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { Period } from '../../values/period.ts';
import { CommandFault } from '../local/command-fault.ts';

/** A published file, `path` relative to `data/`. */
export interface ReleasedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly period: Period;
  /** Of a correction: the file it takes the place of, relative to `data/`, and why. */
  readonly correction?: { readonly replaces: string; readonly reason: string };
}

/** Rows of a file whose structure was found right: one line each, the header not counted, or as Parquet states them. */
function countRows({ path, bytes }: ReleasedFile): number {
  if (path.endsWith('.parquet')) {
    try {
      return Number(parquetColumns(bytes).metadata.num_rows);
    } catch (error) {
      if (error instanceof EngineError) throw new CommandFault(`data/${path}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return (
    new TextDecoder()
      .decode(bytes)
      .split('\n')
      .filter((line) => line !== '').length - 1
  );
}

/** The line of the log for a file of a table. */
export async function releaseEntryOf(table: DataTable, file: ReleasedFile, date: Day): Promise<ReleaseEntry> {
  return {
    type: 'release',
    dataset: table.dataset,
    table: table.name,
    period: file.period,
    file: file.path,
    bytes: file.bytes.length,
    sha256: await sha256Hex(file.bytes),
    rows: countRows(file),
    schema: table.schemaHash,
    date,
    ...file.correction,
  };
}
