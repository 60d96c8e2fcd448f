import type { Unmapped } from '../imported.ts';
import type { ImportState } from '../import-state.ts';
import type { Texts } from '../plan-fields.ts';
import type { DeclaredDataset } from './declared.ts';
import type { GivenTable } from './open-file.ts';

/** Published tables, with what their source says of them. */
export interface TablesSource {
  readonly files: readonly GivenTable[];
  readonly declared: DeclaredDataset;
  readonly unmapped: readonly Unmapped[];
}

/** What one import of tables needs besides its source. */
export interface ImportTablesRequest {
  readonly kind: string;
  /** The id of the dataset, and the name of the files of this import below `content/imports/`. */
  readonly name: string;
  readonly paths: readonly string[];
  readonly state: ImportState;
  /** Texts of files of the site by path: worksheet, record, descriptor, dictionary and charts. */
  readonly texts: Texts;
  /** Files of the dataset's folder by their paths below it. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Files that the log names, by their paths below `data/`. */
  readonly logged: ReadonlySet<string>;
  /** Answers for every table that were given with the command. */
  readonly answers: Readonly<Partial<Record<string, string>>>;
}
