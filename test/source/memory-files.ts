import type { Files } from '../../src/source/files.ts';

/** A site's folder that lies in memory: texts or bytes by path. */
export function memoryFiles(contents: ReadonlyMap<string, string | Uint8Array>): Files {
  return {
    list: (folder) => Promise.resolve([...contents.keys()].filter((path) => path.startsWith(`${folder}/`)).sort()),
    read(path) {
      const found = contents.get(path);
      return Promise.resolve(typeof found === 'string' ? new TextEncoder().encode(found) : found);
    },
  };
}
