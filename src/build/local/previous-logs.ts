import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { decodeLog } from '../../log/parse-log.ts';
import { CommandFault } from './command-fault.ts';
import { commitOf } from './git-files.ts';
import { logPaths } from '../../log/log-paths.ts';

/** A log as it was published before, with the name under which it was asked for. */
export interface PreviousLog {
  readonly name: string;
  readonly text: string;
}

export interface PreviousLogSources {
  /** Files, or addresses of a log or (with a slash at the end) of a site. */
  readonly previous: readonly string[];
  /** A branch, tag or commit whose `data/log.jsonl` must be the beginning of this one. */
  readonly base?: string;
}

const maxSeconds = 30;
const git = promisify(execFile);

/** Why a request failed: what is below the failure says more than the failure itself. */
function reasonOf(error: unknown): string {
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return told instanceof Error ? told.message : String(told);
}

async function fetchLog(address: string): Promise<PreviousLog> {
  const url = address.endsWith('/') ? `${address}${logPaths.served}` : address;
  const response = await fetch(url, { signal: AbortSignal.timeout(maxSeconds * 1000) }).catch((error: unknown) => {
    throw new CommandFault(`${url} could not be fetched: ${reasonOf(error)}.`);
  });
  if (!response.ok) {
    const wayOut =
      response.status === 404 ? ' Before the first deployment there is nothing: leave --previous out.' : '';
    throw new CommandFault(`${url} could not be fetched: the server answered ${response.status}.${wayOut}`);
  }
  return { name: url, text: decodeLog(new Uint8Array(await response.arrayBuffer())) };
}

async function readLogFile(path: string): Promise<PreviousLog> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CommandFault(`${path}, named by --previous, could not be read: ${(error as Error).message}.`);
  });
  return { name: path, text: decodeLog(bytes) };
}

async function readBase(ref: string, folder: string): Promise<PreviousLog> {
  const run = (...args: string[]) => git('git', ['-C', folder, ...args], { encoding: 'buffer', maxBuffer: 1 << 30 });
  const commit = await commitOf(ref, folder, '--base');
  const name = `${commit}:./${logPaths.kept}`;
  // A branch on which nothing was released yet has no log, and every log extends that.
  const exists = await run('cat-file', '-e', name).then(
    () => true,
    () => false,
  );
  return { name: `${logPaths.kept} of ${ref}`, text: exists ? decodeLog((await run('show', name)).stdout) : '' };
}

/**
 * The logs that this one must extend, in the order in which they were named; throws a CommandFault for one that cannot
 * be read.
 */
export async function readPreviousLogs({ previous, base }: PreviousLogSources, folder: string): Promise<PreviousLog[]> {
  const named = previous.map((source) => (/^https?:\/\//.test(source) ? fetchLog(source) : readLogFile(source)));
  return Promise.all([...named, ...(base === undefined ? [] : [readBase(base, folder)])]);
}
