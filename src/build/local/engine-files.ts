import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/**
 * The files with which a browser runs DuckDB, to be published as they are: the WebAssembly module, packed because
 * it is 34 MB, and its worker script. Throws when one is larger than static hosts take.
 */
export async function engineFiles(): Promise<EngineFile[]> {
  const wasmPath = dependencyPath('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const [wasm, worker, manifest] = await Promise.all([
    readFile(wasmPath),
    readFile(dependencyPath('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js')),
    readFile(join(dirname(wasmPath), '..', 'package.json'), 'utf8'),
  ]);
  const { version } = JSON.parse(manifest) as { version: string };
  const modules = wasmPath.slice(0, wasmPath.lastIndexOf('@duckdb'));
  const packed = await packOnce(wasm, join(modules, '.cache', 'vitrine', `duckdb-eh-${version}.wasm.gz`));
  const files = [
    { path: 'engine/duckdb-eh.wasm.gz', bytes: packed, unpackedBytes: wasm.length },
    { path: 'engine/duckdb-browser-eh.worker.js', bytes: worker, unpackedBytes: worker.length },
  ];
  for (const { path, bytes } of files) {
    if (bytes.length > maxBytes)
      throw new Error(`${path} has ${bytes.length} bytes; static hosts take at most ${maxBytes}.`);
  }
  return files;
}
