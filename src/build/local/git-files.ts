import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Files } from '../../source/files.ts';
import { CommandFault } from './command-fault.ts';

const git = promisify(execFile);

/** The whole name of a commit that a branch, tag or commit names; throws a CommandFault for what git does not know. */
export async function commitOf(ref: string, folder: string, option: string): Promise<string> {
  const args = ['-C', folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const { stdout } = await git('git', args).catch((error: unknown) => {
    throw new CommandFault(
      `"${ref}", named by ${option}, is no commit that git knows here. In CI, fetch it first: git fetch origin ${ref.replace(/^origin\//, '')}`,
      { cause: error },
    );
  });
  return stdout.trim();
}

/** Many objects of git at once, in the order of their names. */
async function readBlobs(folder: string, names: readonly string[]): Promise<Buffer[]> {
  const child = spawn('git', ['-C', folder, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`git cat-file ended with ${code}`))));
  });
  child.stdin.end(names.map((name) => `${name}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  await ended;
  const all = Buffer.concat(chunks);
  let at = 0;
  return names.map(() => {
    // `<name> <type> <bytes>`, a line break, the bytes, a line break.
    const end = all.indexOf(10, at);
    const bytes = Number(all.toString('latin1', at, end).split(' ')[2]);
    at = end + 1 + bytes + 1;
    return all.subarray(end + 1, end + 1 + bytes);
  });
}

/**
 * The folders `content`, `data` and `public` of a folder as a commit had them; empty where it had none. Hidden files
 * are passed over, as in `nodeFiles`; of links the place they name is not followed.
 */
export async function gitFiles(commit: string, folder: string): Promise<Files> {
  const args = ['-C', folder, 'ls-tree', '-r', '-z', commit, '--', 'content', 'data', 'public'];
  const { stdout } = await git('git', args, { maxBuffer: 1 << 30 });
  const listed = stdout.split('\0').flatMap((line) => {
    const [, name, path] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    if (name === undefined || path === undefined || path.split('/').some((part) => part.startsWith('.'))) return [];
    return [{ name, path }];
  });
  const blobs = await readBlobs(
    folder,
    listed.map(({ name }) => name),
  );
  const files = new Map(listed.map(({ path }, at) => [path, new Uint8Array(blobs[at] ?? [])]));
  return {
    list: async (below) => [...files.keys()].filter((path) => path.startsWith(`${below}/`)).sort(),
    read: async (path) => files.get(path),
  };
}
