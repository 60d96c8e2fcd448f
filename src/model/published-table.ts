import type { TableModel } from './site-model.ts';

/** A table as a browser loads it. File paths are relative to `data/`. */
export interface PublishedTable {
  readonly name: string;
  readonly dataset: string;
  readonly title: string;
  readonly releases: 'partition' | 'snapshot';
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: TableModel['columns'][number]['type'];
    readonly missing: readonly string[];
    readonly description?: string;
  }[];
  readonly files: readonly {
    readonly path: string;
    readonly period?: string;
    readonly format: 'csv' | 'parquet';
    /** Of a withdrawn file: the one that took its place. */
    readonly replacedBy?: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** What a browser must know of a table to load and verify it. */
export function publishedTable(table: TableModel): PublishedTable {
  return {
    name: table.name,
    dataset: table.dataset,
    title: table.title,
    releases: table.privacy.releases,
    rows: table.rows,
    columns: table.columns.map(({ name, type, missing, description }) => ({
      name,
      type,
      missing,
      ...(description ? { description } : {}),
    })),
    files: table.files.map(({ path, period, format, replaced, bytes, sha256 }) => ({
      path,
      ...(period ? { period } : {}),
      format,
      ...(replaced ? { replacedBy: replaced.by } : {}),
      bytes,
      sha256,
    })),
  };
}
