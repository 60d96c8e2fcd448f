import { sha256Hex } from '../../log/sha256.ts';
import { csvPathOf } from '../prepare/prepare-datasets.ts';
import type { Ready } from '../prepare/ready.ts';
import { type PublishedFile, jsonFile, textFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';
import type { TableModel } from '../../model/site-model.ts';

/** What the catalogue says of a withdrawn file. */
function withdrawal({ files }: TableModel, path: string) {
  const replaced = files.find((file) => file.path === path || file.csvPath === path)?.replaced;
  return replaced ? { withdrawn: replaced.date, replacedBy: replaced.by, reason: replaced.reason } : {};
}

/**
 * The published tables as they lie in the folder, each Parquet file as CSV too, the descriptors, one catalogue of all
 * (a Data Package with sizes and hashes) and the hashes in the form `sha256sum -c` reads.
 */
export async function publishData({
  site,
  model: { datasets },
  csvOfParquet,
  addresses,
}: Pick<Ready, 'site' | 'model' | 'csvOfParquet' | 'addresses'>): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const dataset of site.datasets) {
    files.push(jsonFile(paths.descriptor(dataset.id), dataset.located.value));
    for (const table of dataset.tables) {
      for (const file of table.files) {
        files.push({ path: paths.data(file.path), bytes: file.bytes });
        const csv = csvOfParquet.get(file.path);
        if (csv !== undefined) files.push(textFile(paths.data(csvPathOf(file.path)), csv));
      }
    }
  }
  for (const [path, { bytes }] of Object.entries(site.policies)) files.push({ path: paths.data(path), bytes });
  files.push(textFile(paths.log, site.log ?? ''));
  // `sha256sum -c` is run in the folder of the list, so that it names what lies in there.
  const folder = paths.data('');
  const sums: string[] = [];
  const hashes = new Map<string, string>();
  for (const { path, bytes } of files.filter((file) => file.path.startsWith(folder))) {
    const hash = await sha256Hex(bytes);
    hashes.set(path, hash);
    sums.push(`${hash}  ${path.slice(folder.length)}\n`);
  }
  const resources = datasets.flatMap(({ id, descriptor, tables }) =>
    tables.flatMap((table) =>
      files
        .filter(({ path }) =>
          table.files.some((file) => path === paths.data(file.path) || path === paths.data(file.csvPath ?? '')),
        )
        .map(({ path, bytes }) => ({
          name: path
            .slice(folder.length)
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-'),
          path: path.slice(folder.length),
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
          ...withdrawal(table, path.slice(folder.length)),
          descriptor: addresses.absolute(paths.descriptor(id)),
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
    jsonFile(paths.catalog, catalog),
    textFile(paths.hashes, sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')),
  ];
}
