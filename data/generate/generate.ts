import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Period } from '../../src/values/period.ts';
import { monthsFrom } from './calendar.ts';
import { createPopulation } from './population.ts';
import { activeInstallations } from './tables/active-installations.ts';
import { crashes } from './tables/crashes.ts';
import { featureUse } from './tables/feature-use.ts';
import { languages } from './tables/languages.ts';
import { librarySizes } from './tables/library-sizes.ts';
import { startupTimes } from './tables/startup-times.ts';
import type { Cell, Table } from './tables/table.ts';
import { versions } from './tables/versions.ts';
import { writeCsv } from './write-csv.ts';
import { type ParquetColumns, writeParquet } from './write-parquet.ts';

const tables: readonly Table[] = [
  activeInstallations,
  versions,
  languages,
  featureUse,
  startupTimes,
  crashes,
  librarySizes,
];
const [firstMonth, lastMonth] = ['2025-08' as Period, '2026-09' as Period];

const featureUseColumns: ParquetColumns = {
  month: 'VARCHAR',
  week: 'DATE',
  platform: 'VARCHAR',
  feature: 'VARCHAR',
  version: 'VARCHAR',
  entry_point: 'VARCHAR',
  installations: 'INTEGER',
  uses: 'INTEGER',
};

export interface GenerateOptions {
  /** Where the datasets' folders lie; they are made where they are missing. */
  readonly folder: string;
  /** Default: the seed of the committed tables. */
  readonly seed?: number;
  /** Installations on the first day. Default: that of the committed tables. */
  readonly size?: number;
  readonly say?: (line: string) => void;
}

/** Writes every table of the demonstration, one file per month; existing files of the same name are replaced. */
export async function generate({
  folder,
  seed = 20_260_930,
  size = 56_000,
  say = () => {},
}: GenerateOptions): Promise<void> {
  const months = monthsFrom(firstMonth, lastMonth);
  const population = createPopulation(seed, size, months);
  say(`${population.length} installations`);
  for (const table of tables) {
    const path = join(folder, table.dataset);
    mkdirSync(path, { recursive: true });
    let rowCount = 0;
    for (const month of months) {
      const rows: Cell[][] = table.rows(population, month);
      rowCount += rows.length;
      if (table === featureUse) await writeParquet(join(path, `${month.name}.parquet`), featureUseColumns, rows);
      else writeCsv(join(path, `${month.name}.csv`), table.columns, rows);
    }
    say(`${table.dataset}: ${rowCount} rows in ${months.length} files`);
  }
}
