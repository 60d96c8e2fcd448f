import { createHash } from 'node:crypto';
import type { Problem } from '../../../problems/problem.ts';
import { idOfKey } from '../field-ids.ts';
import type { Unmapped } from '../imported.ts';
import { isScalar, openSource, type SourceNode } from '../source-node.ts';
import type { DeclaredColumn, DeclaredTable } from '../table/declared.ts';
import type { GivenTable } from '../table/open-file.ts';
import { columnName } from '../table/open-file.ts';
import { isPlainDialect, plainCsv, readDialect } from './csv-dialect.ts';
import { readField, readMissing } from './read-field.ts';
import { readLicences } from './read-people.ts';

/** What reading a package needs: its files, by their paths from the folder of its descriptor. */
export interface PackageFolder {
  /** The bytes of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  readonly problems: Problem[];
  readonly unmapped: Unmapped[];
}

/** A table of a package, with its files. */
export interface ReadResource {
  readonly name: string;
  readonly declared: DeclaredTable;
  readonly files: readonly GivenTable[];
}

const isAddress = (path: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
const isOutside = (path: string) => path.startsWith('/') || path.split(/[\\/]/).includes('..');
const isTable = (path: string) => /\.(?:csv|tsv|txt|parquet)$/i.test(path);

/** Why a path of a resource leads to no table here; undefined for one that does. */
function whyNoTable(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? path;
  if (isAddress(path))
    return `Nothing is fetched: download it beside datapackage.json and write  "path": "${name.replace(/[?#].*$/, '')}"`;
  if (isOutside(path)) return 'A path must lie below the folder of datapackage.json: move the file there.';
  if (/\.(?:gz|zip|xz|zst|bz2)$/i.test(path)) return 'Packed files are not read: unpack it.';
  return isTable(path) ? undefined : 'Only CSV and Parquet can be published: write the table as one of them.';
}

/** A part of a descriptor that may stand in a file of its own, such as a schema. */
async function inlined(node: SourceNode, key: string, folder: PackageFolder): Promise<SourceNode | undefined> {
  const part = node.take(key);
  if (typeof part?.value !== 'string') return part?.isGroup ? part : undefined;
  const path = part.value;
  const bytes = isAddress(path) || isOutside(path) ? undefined : await folder.read(path);
  if (bytes) return openSource(path, new TextDecoder().decode(bytes), folder.problems, 'json');
  const reason = isAddress(path)
    ? `Nothing is fetched: download it beside datapackage.json and write  "${key}": "${path.split('/').at(-1) ?? ''}"`
    : 'There is no such file beside datapackage.json.';
  folder.unmapped.push({ place: part.place, what: `${key} ${path}`, reason });
  return undefined;
}

const hashes: Readonly<Record<string, string>> = { md5: 'md5', sha1: 'sha1', sha256: 'sha256', sha512: 'sha512' };

/** Holds a file to the length and the fingerprint that its resource names. */
function judgeBytes(resource: SourceNode, path: string, bytes: Uint8Array): void {
  const length = resource.take('bytes');
  if (typeof length?.value === 'number' && length.value !== bytes.length)
    length.fail(
      'reference/conflict',
      `${path} has ${bytes.length} bytes, not ${length.value}: it is another file than the one that is described.`,
      `write  "bytes": ${bytes.length}  or put the right file there`,
    );
  const hash = resource.take('hash');
  if (typeof hash?.value !== 'string') return;
  const [, kind = 'md5', wanted = ''] = /^(?:([a-z0-9]+):)?([0-9a-f]+)$/i.exec(hash.value) ?? [];
  const algorithm = hashes[kind.toLowerCase()];
  if (algorithm === undefined || wanted === '') return;
  const found = createHash(algorithm).update(bytes).digest('hex');
  if (found !== wanted.toLowerCase())
    hash.fail(
      'reference/conflict',
      `${path} has the hash ${found}: it is another file than the one that is described.`,
      `write  "hash": "${kind}:${found}"  or put the right file there`,
    );
}

/** The text of a file in the encoding that its resource names; undefined for an encoding that nobody knows. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The columns of a schema by the names that they have in the tables here. */
function readColumns(schema: SourceNode | undefined, table: string, { unmapped }: PackageFolder) {
  const columns = new Map<string, DeclaredColumn>();
  const names: string[] = [];
  for (const node of schema?.groups('fields') ?? []) {
    const { name, ...column } = readField(node, table, unmapped);
    names.push(name);
    const own = ownName(name);
    if (own !== name && column.title === undefined) columns.set(own, { ...column, title: name });
    else columns.set(own, column);
  }
  return { columns, names };
}

/** A name of a column that tables here may have; the name itself where it is one. */
const ownName = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : columnName(name));

const namesIn = (node: SourceNode | undefined): string[] =>
  [node?.value ?? []].flat().flatMap((name) => (isScalar(name) ? [ownName(String(name))] : []));

/** Says what of a schema has no place here. */
function listSchema(schema: SourceNode, table: string, { unmapped }: PackageFolder): void {
  const match = schema.take('fieldsMatch');
  const [how] = [match?.value].flat();
  if (match && how !== 'exact')
    unmapped.push({
      place: match.place,
      what: `fieldsMatch of ${table}`,
      reason: 'A table has exactly the columns of its descriptor, in their order: those of the file are taken.',
    });
  schema.take('$schema');
  unmapped.push(
    ...schema.left(`schema of ${table}`, { uniqueKeys: 'One key tells rows apart here: the primary key.' }),
  );
}

function readSchema(schema: SourceNode | undefined, table: string, folder: PackageFolder) {
  if (!schema) return { columns: new Map<string, DeclaredColumn>(), names: [], schema: {} };
  const { columns, names } = readColumns(schema, table, folder);
  const key = namesIn(schema.take('primaryKey'));
  const missingValues = readMissing(schema);
  const foreign = schema.take('foreignKeys')?.value;
  const isPlain = names.every((name) => ownName(name) === name);
  listSchema(schema, table, folder);
  return {
    columns,
    names,
    schema: {
      ...(key.length === 0 ? {} : { primaryKey: key }),
      ...(missingValues === undefined ? {} : { missingValues }),
      ...(Array.isArray(foreign) && isPlain ? { foreignKeys: foreign as unknown[] } : {}),
    },
  };
}

/** A file as tables here are written; as it is where it is so already. */
function asTable(
  { path, bytes, encoding }: { readonly path: string; readonly bytes: Uint8Array; readonly encoding: string },
  dialectNode: SourceNode | undefined,
  names: readonly string[],
): Uint8Array | string {
  if (/\.parquet$/i.test(path)) return bytes;
  const dialect = readDialect(dialectNode, /\.tsv$/i.test(path));
  const isUtf8 = /^utf-?8$/i.test(encoding);
  const isPlain = isPlainDialect(dialect) && names.every((name) => ownName(name) === name);
  if (isUtf8 && isPlain && /\.csv$/i.test(path)) return bytes;
  const text = decoded(bytes, encoding);
  if (text === undefined) return `The encoding "${encoding}" is not known: write the file in UTF-8.`;
  return new TextEncoder().encode(plainCsv(text, dialect, names, ownName));
}

const known = [
  'profile',
  '$schema',
  'type',
  'format',
  'mediatype',
  'encoding',
  'bytes',
  'hash',
  'data',
  'sources',
  'scheme',
];
const ofText = ['$schema', 'lineTerminator', 'csvddfVersion', 'caseSensitiveHeader', 'headerJoin'];

/** The name of a resource, and its paths; or why no table can be made of it. */
function placeOf(node: SourceNode): { readonly name: string; readonly paths: readonly string[] } | string {
  const paths = [node.take('path')?.value ?? []].flat().map(String);
  const name = idOfKey(node.text('name') ?? (paths[0] ?? '').replace(/\.[a-z]+$/i, '').replace(/^.*\//, ''));
  if (node.take('data') !== undefined)
    return 'Its rows stand in the descriptor: write them into a CSV file beside it and name that as "path".';
  if (paths.length === 0) return 'It names no file: write  "path": "….csv"';
  return (
    paths.map(whyNoTable).find((reason) => reason !== undefined) ?? (name === '' ? 'It has no name.' : { name, paths })
  );
}

/** The files of a resource as tables; or why one of them cannot be read. A file that is not there is a problem. */
async function readFiles(
  node: SourceNode,
  { name, paths }: { readonly name: string; readonly paths: readonly string[] },
  dialect: SourceNode | undefined,
  names: readonly string[],
  folder: PackageFolder,
): Promise<readonly GivenTable[] | string> {
  const encoding = node.text('encoding') ?? 'utf-8';
  const files: GivenTable[] = [];
  for (const path of paths) {
    const bytes = await folder.read(path);
    if (!bytes) {
      const fix = 'put it there, or take it out of "path"';
      node.fail('file/missing', `There is no file ${path} beside the descriptor.`, fix);
      continue;
    }
    if (paths.length === 1) judgeBytes(node, path, bytes);
    const table = asTable({ path, bytes, encoding }, dialect, names);
    if (typeof table === 'string') return table;
    files.push({ source: path.replace(/\.(?:tsv|txt)$/i, '.csv'), bytes: table, table: name });
  }
  return files;
}

/** A resource of a package as a table; undefined where it is none that can be published, which is then listed. */
export async function readResource(node: SourceNode, folder: PackageFolder): Promise<ReadResource | undefined> {
  const { unmapped } = folder;
  const skip = (reason: string): undefined => {
    unmapped.push({ place: node.place, what: `resource ${node.text('name') ?? ''}`.trim(), reason });
    return undefined;
  };
  const place = placeOf(node);
  if (typeof place === 'string') return skip(place);
  const { name, paths } = place;
  const { columns, names, schema } = readSchema(await inlined(node, 'schema', folder), name, folder);
  const dialect = await inlined(node, 'dialect', folder);
  const files = await readFiles(node, place, dialect, names, folder);
  if (typeof files === 'string') return skip(files);
  const licenses = readLicences(node, unmapped);
  const [title, description] = [node.text('title'), node.text('description')];
  for (const key of known) node.take(key);
  for (const key of ofText) dialect?.take(key);
  unmapped.push(
    ...(dialect?.left(`dialect of ${name}`, {}, 'Tables here are plain CSV.') ?? []),
    ...node.left(`resource ${name}`, {}, 'A table has no place for it.'),
  );
  return {
    name,
    files,
    declared: {
      columns,
      schema,
      resource: {
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
        ...(licenses === undefined ? {} : { licenses }),
      },
      ...(paths.length > 1 ? { releases: 'partition' } : {}),
    },
  };
}
