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

/** A descriptor with the example of each column as text: the standard has no other (Table Schema v2, `example`). */
function withTextExamples(descriptor: unknown): unknown {
  const { resources, ...own } = descriptor as { resources: readonly { schema: { fields: readonly object[] } }[] };
  const asText = (field: object) =>
    'example' in field && typeof field.example !== 'string' ? { ...field, example: String(field.example) } : field;
  return {
    ...own,
    resources: resources.map((resource) => ({
      ...resource,
      schema: { ...resource.schema, fields: resource.schema.fields.map(asText) },
    })),
  };
}

/** The sums of all columns, with how they are made: a stranger with any other reader must come to the same. */
function publishedValues(sums: Ready['sums']) {
  return {
    about:
      'What is read from each published file: how many rows, and the SHA-256 of each column. A column is written as one line for each row, in the order of the file, in UTF-8, each ended by a line feed: the value as text, with \\\\, \\n and \\r for a backslash, a line feed and a carriage return, and \\N where a Parquet file has no value. In a Parquet file a whole number is its digits, a decimal has the digits of its scale, a floating point number has the digits that give it back (118.0, 0.1, 1e+16), a day is 2026-09-01 and a point in time 2026-09-01 12:00:00.5, followed by +00 where the file says that it is in UTC.',
    files: Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/**
 * The published tables as they lie in the folder, each Parquet file as CSV too, the descriptors, one catalogue of all
 * (a Data Package with sizes and hashes) and the hashes in the form `sha256sum -c` reads.
 */
export async function publishData({
  site,
  model: { datasets },
  csvOfParquet,
  sums: valueSums,
  addresses,
}: Pick<Ready, 'site' | 'model' | 'csvOfParquet' | 'sums' | 'addresses'>): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const dataset of site.datasets) {
    files.push(jsonFile(paths.descriptor(dataset.id), withTextExamples(dataset.located.value)));
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
    jsonFile(paths.values, publishedValues(valueSums)),
    textFile(paths.hashes, sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')),
  ];
}
