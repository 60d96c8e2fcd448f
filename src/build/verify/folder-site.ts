import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type PublishedSite, Unfetched, collect, maxFileBytes, partsOf } from './published-site.ts';

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** A built site in a folder of this computer. What a link leads to outside of the folder is not read. */
export function folderSite(folder: string): PublishedSite {
  async function read(path: string, upTo: number | undefined): Promise<Uint8Array | undefined> {
    const parts = partsOf(path);
    if (!parts) throw new Unfetched(path, 'its path leads out of the folder');
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))]);
    if (!file.startsWith(root + sep)) throw new Unfetched(path, 'a link leads out of the folder');
    const handle = await open(file);
    try {
      if ((await handle.stat()).isDirectory()) return undefined;
      const { bytes, whole } = await collect(handle.createReadStream({ autoClose: false }), upTo ?? maxFileBytes);
      if (!whole && upTo === undefined) throw new Unfetched(path, `it has more than ${maxFileBytes} bytes`);
      return bytes;
    } finally {
      await handle.close();
    }
  }
  return {
    address: folder,
    read: (path, upTo) =>
      read(path, upTo).catch((error: NodeJS.ErrnoException) => {
        if (error instanceof Unfetched) throw error;
        if (absent.has(error.code ?? '')) return undefined;
        throw new Unfetched(path, error.message, { cause: error });
      }),
  };
}
