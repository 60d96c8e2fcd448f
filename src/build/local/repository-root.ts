import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * The top folder of the repository that a folder lies in, as git knows it; where git knows of none, the folder that the
 * host of the CI names as its own, else the folder itself. Symbolic links in the folder's path are resolved alike.
 */
export async function repositoryRoot(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly folder: string; readonly root: string }> {
  const real = await realpath(folder).catch(() => folder);
  const root = await promisify(execFile)('git', ['-C', real, 'rev-parse', '--show-toplevel']).then(
    ({ stdout }) => stdout.trim(),
    () => environment['GITHUB_WORKSPACE'] ?? environment['CI_PROJECT_DIR'] ?? '',
  );
  if (root === '') return { folder: real, root: real };
  return { folder: real, root: await realpath(root).catch(() => root) };
}
