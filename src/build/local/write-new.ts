import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFault } from './command-fault.ts';
import { writeTogether } from './write-together.ts';

const encoder = new TextEncoder();

/**
 * Writes files that are not there yet below a folder, all of them or none. Throws a CommandFault that lists every one
 * that is there already; nothing is written then.
 */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const there = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (there.length > 0)
    throw new CommandFault(
      `Nothing was written: ${there.length === 1 ? 'a file is' : `${there.length} files are`} there already, and none is overwritten.\n${there.map((path) => `  ${path}`).join('\n')}\nName an empty folder, or move them away.`,
    );
  await mkdir(folder, { recursive: true });
  await writeTogether(
    folder,
    [...files].map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
  );
}
