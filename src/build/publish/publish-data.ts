import type { Engine } from '../../engine/engine.ts';
import { quoteIdentifier, quoteLiteral } from '../../engine/sql.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { Site } from '../../source/site.ts';
import { formatCsv } from '../../values/csv.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { DatasetModel } from '../../model/site-model.ts';
import { csvPathOf } from '../prepare/prepare-datasets.ts';
import { type PublishedFile, jsonFile, textFile } from './published-files.ts';

/**
 * The published tables as they lie in the folder, each Parquet file as CSV too, the descriptors, one catalogue of all
 * (a Data Package with sizes and hashes) and the hashes in the form `sha256sum -c` reads. Tables must be loaded with text.
 */
export async function publishData(
  site: Site,
  datasets: readonly DatasetModel[],
  engine: Engine,
  addresses: Addresses,
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const dataset of site.datasets) {
    files.push(jsonFile(`data/${dataset.id}/datapackage.json`, dataset.located.value));
    for (const table of dataset.tables) {
      for (const file of table.files) {
        files.push({ path: `data/${file.path}`, bytes: file.bytes });
        if (file.format !== 'parquet') continue;
        const columns = table.columns.map(({ name }) => name);
        const rows = await engine.query(
          `SELECT ${columns.map(quoteIdentifier).join(', ')} FROM text.${quoteIdentifier(table.name)} WHERE _file = ${quoteLiteral(file.path)} ORDER BY _line`,
        );
        files.push(textFile(`data/${csvPathOf(file.path)}`, formatCsv(columns, rows.rows)));
      }
    }
  }
  for (const [path, { bytes }] of Object.entries(site.policies)) files.push({ path: `data/${path}`, bytes });
  files.push(textFile('data/log.jsonl', site.log ?? ''));
  const sums: string[] = [];
  for (const { path, bytes } of files) sums.push(`${await sha256Hex(bytes)}  ${path.slice('data/'.length)}\n`);
  const hashes = new Map(files.map(({ path }, index) => [path, sums[index]?.slice(0, 64) ?? '']));
  const resources = datasets.flatMap(({ id, descriptor, tables }) =>
    tables.flatMap((table) =>
      files
        .filter(({ path }) =>
          table.files.some((file) => path === `data/${file.path}` || path === `data/${file.csvPath ?? ''}`),
        )
        .map(({ path, bytes }) => ({
          name: path
            .slice('data/'.length)
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-'),
          path: path.slice('data/'.length),
          title: table.title,
          description: descriptor.description,
          format: path.endsWith('.parquet') ? 'parquet' : 'csv',
          mediatype: path.endsWith('.parquet') ? 'application/vnd.apache.parquet' : 'text/csv',
          ...(path.endsWith('.csv') ? { encoding: 'utf-8' } : {}),
          bytes: bytes.length,
          hash: `sha256:${hashes.get(path) ?? ''}`,
          licenses: descriptor.licenses,
          dataset: id,
          table: table.name,
          descriptor: addresses.absolute(`/data/${id}/datapackage.json`),
        })),
    ),
  );
  const catalog = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'catalog',
    title: site.config.title ?? `${site.config.project.name} privacy`,
    homepage: addresses.absolute('/data/'),
    resources,
  };
  return [
    ...files,
    jsonFile('data/catalog.json', catalog),
    textFile('data/SHA256SUMS', sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')),
  ];
}
