import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFault } from '../local/command-fault.ts';
import { engineRoot } from '../local/engine-root.ts';

/**
 * Makes a folder to render in and gives its path. It lies below the engine, because pages are run from it and find the
 * engine's own packages from there. Throws a CommandFault where the engine was installed into a place that only
 * somebody else may write to.
 */
export async function makeWorkFolder(name: string): Promise<string> {
  const folder = join(engineRoot, '.vitrine', name);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new CommandFault(
      `Pages are rendered in ${folder}, and that cannot be written: ${(error as Error).message}.\nInstall Vitrine where you may write, in the folder of your site:  npm install vitrine`,
      { cause: error },
    );
  }
  return folder;
}
