import { fingerprint } from '../log/canonical-json.ts';
import { type Correction, correctionsIn } from '../log/corrections.ts';
import { logPaths } from '../log/log-paths.ts';
import { decodeLog, parseLog } from '../log/parse-log.ts';
import { sha256Hex } from '../log/sha256.ts';
import type { Problem } from '../problems/problem.ts';
import { type ResourceDescriptor, descriptorSchema, missingValuesOf } from '../schema/data/descriptor.ts';
import { parsePeriod } from '../values/period.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Located } from './located.ts';
import { parseYaml } from './parse-yaml.ts';
import { chooseColumn, missingPrivacy, readPrivacy } from './read-privacy.ts';
import { judgeCsv } from './judge-csv.ts';
import type { DataTable, Dataset, TableFile } from './site.ts';
import { validate } from './validate.ts';
import { withTypedExample } from './typed-example.ts';

/**
 * The period that a file's name or one of its folders states: `2026-08.csv`, `2025-q3/developers.csv`; a number after
 * it tells a correction, `2026-08.2.csv`.
 */
export function periodOfPath(path: string): string | undefined {
  const parts = path
    .replace(/(?:\.\d+)?\.[a-z]+$/, '')
    .split('/')
    .reverse();
  return parts.map((part) => part.toUpperCase()).find((part) => parsePeriod(part) !== undefined);
}

/** The problems without those that say the same of the same place, as resources that share a block do. */
const distinct = (problems: readonly Problem[]) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

async function readFiles(
  files: Files,
  dataset: string,
  resource: ResourceDescriptor,
  index: number,
  located: Located,
  corrections: ReadonlyMap<string, Correction>,
): Promise<{ found: TableFile[]; problems: Problem[] }> {
  const found: TableFile[] = [];
  const problems: Problem[] = [];
  const paths = Array.isArray(resource.path) ? resource.path : [resource.path];
  for (const [position, path] of paths.entries()) {
    const bytes = await files.read(`data/${dataset}/${path}`);
    if (!bytes) {
      const at = located.at(
        Array.isArray(resource.path) ? ['resources', index, 'path', position] : ['resources', index, 'path'],
      );
      problems.push({
        code: 'file/missing',
        ...at,
        message: `The descriptor names ${path}, but data/${dataset}/${path} is not there.`,
        fix: `put the file there, or remove "${path}" from the list (its entry in the log stays)`,
      });
      continue;
    }
    if (paths.indexOf(path) < position)
      problems.push({
        code: 'file/duplicate',
        ...located.at(['resources', index, 'path', position]),
        message: `The descriptor names ${path} twice, so its rows would count twice.`,
        fix: 'remove one of the two',
      });
    if (path.endsWith('.csv')) {
      const decoded = decodeText(bytes, `data/${dataset}/${path}`);
      problems.push(...decoded.problems);
      if (decoded.text !== undefined)
        problems.push(
          ...judgeCsv(
            bytes,
            `data/${dataset}/${path}`,
            resource.schema.fields.map(({ name }) => name),
          ),
        );
    }
    found.push(...(await withdrawnBefore(files, `${dataset}/${path}`, corrections)));
    const correction = corrections.get(`${dataset}/${path}`);
    if (correction)
      problems.push({
        code: 'reference/conflict',
        ...located.at(
          Array.isArray(resource.path) ? ['resources', index, 'path', position] : ['resources', index, 'path'],
        ),
        message: `The log says that ${correction.file} took the place of ${dataset}/${path} on ${correction.date}, so its rows would count twice.`,
        fix: `remove "${path}" from the list; the file stays where it is, and is shown as withdrawn`,
      });
    const period = periodOfPath(path);
    found.push({
      path: `${dataset}/${path}`,
      ...(period ? { period } : {}),
      format: path.endsWith('.parquet') ? 'parquet' : 'csv',
      bytes,
      sha256: await sha256Hex(bytes),
    });
  }
  return { found, problems };
}

/** The withdrawn files that a file took the place of and that are still there, oldest first. */
async function withdrawnBefore(
  files: Files,
  path: string,
  corrections: ReadonlyMap<string, Correction>,
): Promise<TableFile[]> {
  const found: TableFile[] = [];
  const seen = new Set([path]);
  for (let file = path; ;) {
    const correction = [...corrections.values()].find((one) => one.file === file);
    if (!correction || seen.has(correction.replaces)) return found;
    file = correction.replaces;
    seen.add(file);
    const bytes = await files.read(`data/${file}`);
    if (!bytes) continue;
    const period = periodOfPath(file);
    found.unshift({
      path: file,
      ...(period ? { period } : {}),
      format: file.endsWith('.parquet') ? 'parquet' : 'csv',
      replaced: { by: correction.file, date: correction.date, reason: correction.reason },
      bytes,
      sha256: await sha256Hex(bytes),
    });
  }
}

/** What the log of a folder says was corrected; nothing where it has none. */
async function readCorrections(files: Files): Promise<ReadonlyMap<string, Correction>> {
  const log = decodeLog((await files.read(logPaths.kept)) ?? new Uint8Array());
  return correctionsIn(parseLog(log).entries.map(({ entry }) => entry));
}

/** Reads `data/<dataset>/datapackage.json` and the files it names; every problem of it at once. */
export async function readDataset(files: Files, id: string): Promise<{ dataset?: Dataset; problems: Problem[] }> {
  const file = `data/${id}/datapackage.json`;
  const decoded = decodeText((await files.read(file)) ?? new Uint8Array(), file);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { located, problems } = parseYaml(decoded.text, { file, syntaxCode: 'json/syntax' });
  if (!located) return { problems };
  const valid = validate(descriptorSchema, located);
  if (valid.value === undefined) return { problems: distinct([...valid.problems, ...missingPrivacy(located)]) };
  const descriptor = valid.value;
  if (descriptor.name !== id)
    problems.push({
      code: 'reference/conflict',
      ...located.at(['name']),
      message: `The descriptor's name is "${descriptor.name}", but its folder is "${id}".`,
      fix: `write  "name": "${id}"`,
    });
  const corrections = await readCorrections(files);
  const tables: DataTable[] = [];
  for (const [index, resource] of descriptor.resources.entries()) {
    const names = resource.schema.fields.map((column) => column.name);
    names.forEach((name, at) => {
      if (names.indexOf(name) < at)
        problems.push({
          code: 'file/duplicate',
          ...located.at(['resources', index, 'schema', 'fields', at, 'name']),
          message: `The column "${name}" is declared twice.`,
          fix: 'remove one of the two',
        });
    });
    const primaryKey = [resource.schema.primaryKey].flat();
    for (const [at, key] of primaryKey.entries()) {
      if (names.includes(key)) continue;
      problems.push({
        code: 'reference/dangling',
        ...located.at([
          'resources',
          index,
          'schema',
          'primaryKey',
          ...(Array.isArray(resource.schema.primaryKey) ? [at] : []),
        ]),
        message: `The primary key names "${key}", which is no column. Columns: ${names.join(', ')}.`,
        fix: chooseColumn(key, names),
      });
    }
    const privacy = readPrivacy(descriptor, resource, index, located);
    const read = await readFiles(files, id, resource, index, located, corrections);
    problems.push(...privacy.problems, ...read.problems);
    if (!privacy.privacy) continue;
    tables.push({
      dataset: id,
      resource,
      name: resource.name.replaceAll('-', '_'),
      columns: resource.schema.fields.map((column) => ({
        ...column,
        missing: missingValuesOf(resource, column),
        fieldId: column.field ?? column.name.toLowerCase().replaceAll('_', '-'),
      })),
      primaryKey,
      privacy: privacy.privacy,
      files: read.found,
      schemaHash: await fingerprint({ fields: resource.schema.fields.map(withTypedExample), primaryKey }),
    });
  }
  return { dataset: { id, file, descriptor, located, tables }, problems: distinct(problems) };
}

/** Reads every dataset below `data/`. Files that no descriptor names are problems: they would be published unseen. */
export async function readData(files: Files): Promise<{ datasets: Dataset[]; unread: string[]; problems: Problem[] }> {
  const all = await files.list('data');
  const ids = [
    ...new Set(
      all.filter((path) => /^data\/[^/]+\/datapackage\.json$/.test(path)).map((path) => path.split('/')[1] ?? ''),
    ),
  ];
  const datasets: Dataset[] = [];
  const problems: Problem[] = [];
  for (const id of ids) {
    const read = await readDataset(files, id);
    problems.push(...read.problems);
    if (read.dataset) datasets.push(read.dataset);
  }
  for (const path of all) {
    if (!/\.(csv|parquet)$/.test(path)) continue;
    const id = path.split('/')[1] ?? '';
    const dataset = datasets.find((candidate) => candidate.id === id);
    const named =
      dataset?.descriptor.resources.some((resource) =>
        [resource.path].flat().includes(path.slice(`data/${id}/`.length)),
      ) || dataset?.tables.some(({ files: own }) => own.some((file) => `data/${file.path}` === path));
    if (named || (ids.includes(id) && !dataset)) continue;
    const start = { file: path, line: 1, column: 1 };
    problems.push({
      code: 'file/unexpected',
      ...start,
      message: 'No descriptor names this file, so nobody could know what its columns mean.',
      fix: ids.includes(id) ? `add it to "path" in data/${id}/datapackage.json` : `write data/${id}/datapackage.json`,
    });
  }
  return { datasets, unread: ids.filter((id) => !datasets.some((dataset) => dataset.id === id)), problems };
}
