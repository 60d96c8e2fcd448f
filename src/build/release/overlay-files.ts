import type { Files } from '../../source/files.ts';

/** A folder as it would be with some files written: those of `changes`, by path, stand in place of what is there. */
export function overlayFiles(files: Files, changes: ReadonlyMap<string, Uint8Array>): Files {
  return {
    ...files,
    async list(folder) {
      const added = [...changes.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set([...(await files.list(folder)), ...added])].sort();
    },
    read: async (path) => changes.get(path) ?? files.read(path),
  };
}
