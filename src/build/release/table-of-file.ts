import type { DataTable, Site } from '../../source/site.ts';

/** The table that a file (relative to `data/`) belongs to; throws a RangeError where it belongs to none. */
export function tableOfFile(site: Site, path: string): DataTable {
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const table = tables.find(({ files }) => files.some((file) => file.path === path));
  if (!table) throw new RangeError(`${path} belongs to no table`);
  return table;
}
