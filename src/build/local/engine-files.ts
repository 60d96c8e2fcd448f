import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, gzip } from 'node:zlib';
import { dependencyPath } from './engine-root.ts';

export interface EngineFile {
  /** Relative to the site's base. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The size when unpacked; the same as the file's where it is not packed. */
  readonly unpackedBytes: number;
}

/** Several static hosts refuse larger files. */
const maxBytes = 25 * 1024 * 1024;

/** Whether a cached file holds just these bytes: a gzip file ends in their checksum and length. */
function holds(packed: Buffer, bytes: Uint8Array): boolean {
  if (packed.length < 18) return false;
  return (
    packed.readUInt32LE(packed.length - 8) === crc32(bytes) && packed.readUInt32LE(packed.length - 4) === bytes.length
  );
}

/** Packs without anything of this machine or moment: no time, no name, no operating system. */
async function pack(bytes: Uint8Array): Promise<Buffer> {
  const packed = await promisify(gzip)(bytes, { level: 9 });
  packed.fill(0, 4, 8);
  packed[9] = 255;
  return packed;
}

/** Packing takes seconds, so the result is kept in `cacheFile`. */
async function packOnce(bytes: Uint8Array, cacheFile: string): Promise<Buffer> {
  const cached = await readFile(cacheFile).catch(() => undefined);
  if (cached && holds(cached, bytes)) return cached;
  const packed = await pack(bytes);
  await mkdir(dirname(cacheFile), { recursive: true });
  // Written aside first: a second build at the same time never reads half a file.
  const aside = `${cacheFile}.${process.pid}`;
  await writeFile(aside, packed);
  await rename(aside, cacheFile);
  return packed;
}

/** A WebAssembly module of a package, packed, at its published path. */
async function packedModule(specifier: string): Promise<EngineFile> {
  const path = dependencyPath(specifier);
  const manifestPath = join(dirname(path), '..', 'package.json');
  const [wasm, manifest] = await Promise.all([readFile(path), readFile(manifestPath, 'utf8')]);
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  const modules = path.slice(0, path.lastIndexOf(join(name, '/')));
  const module = basename(path, '.wasm');
  const bytes = await packOnce(wasm, join(modules, '.cache', 'vitrine', `${module}-${version}.wasm.gz`));
  return { path: `engine/${module}.wasm.gz`, bytes, unpackedBytes: wasm.length };
}

/**
 * The files with which a browser runs DuckDB and HiGHS, to be published as they are: their WebAssembly modules, packed
 * because they are 34 and 4 MB, and DuckDB's worker script. Throws when one is larger than static hosts take.
 */
export async function engineFiles(): Promise<EngineFile[]> {
  const [duckdb, worker, highs] = await Promise.all([
    packedModule('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
    readFile(dependencyPath('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js')),
    packedModule('highs/runtime'),
  ]);
  const files = [
    duckdb,
    { path: 'engine/duckdb-browser-eh.worker.js', bytes: worker, unpackedBytes: worker.length },
    highs,
  ];
  for (const { path, bytes } of files) {
    if (bytes.length > maxBytes)
      throw new Error(`${path} has ${bytes.length} bytes; static hosts take at most ${maxBytes}.`);
  }
  return files;
}
