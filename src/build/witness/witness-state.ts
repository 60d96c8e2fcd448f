import { open, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { parseCheckpoint } from '../../log/checkpoint.ts';
import type { WatchedLog } from '../../log/judge-submission.ts';
import { CommandFault } from '../local/command-fault.ts';
import { replaceFile } from '../local/replace-file.ts';

const stateSchema = z.strictObject({
  format: z.literal('vitrine-witness/1'),
  /** The checkpoint that was cosigned last, with the log's signature and the witness's, by the log's origin. */
  logs: z.record(z.string(), z.string()),
});

/** What a witness must never forget: it is read once and written before each answer. */
export interface WitnessState {
  /** The state of a log that was cosigned last; undefined where none was. */
  last(origin: string): WatchedLog['last'];
  /** The checkpoint that was cosigned last, as it was answered. */
  checkpoint(origin: string): string | undefined;
  /** Remembers a checkpoint; on the disk when the promise is fulfilled. */
  put(origin: string, checkpoint: string): Promise<void>;
  /** Lets another program have the file. */
  close(): Promise<void>;
}

async function readLogs(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandFault(`${path} could not be read: ${error.message}`);
  });
  if (text === undefined) return {};
  try {
    const { logs } = stateSchema.parse(JSON.parse(text));
    if (Object.values(logs).every((checkpoint) => parseCheckpoint(checkpoint).ok)) return logs;
  } catch {
    // Told below, as is a checkpoint that is none.
  }
  throw new CommandFault(
    `${path} is no state of a witness. A witness that forgets what it cosigned can be made to cosign a fork: restore the file.`,
  );
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Takes the file for this program alone: two witnesses with one memory could roll each other back. */
async function lock(path: string): Promise<void> {
  const file = await open(path, 'wx').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new CommandFault(`${path} could not be written: ${error.message}`);
    const pid = Number(await readFile(path, 'utf8').catch(() => ''));
    if (pid > 0 && isAlive(pid)) throw new CommandFault(`Another witness, process ${pid}, works with this state file.`);
    return open(path, 'w');
  });
  await file.writeFile(String(process.pid));
  await file.close();
}

/** Opens the state file of a witness; none yet is one that cosigned nothing. */
export async function openWitnessState(path: string): Promise<WitnessState> {
  const lockPath = `${path}.lock`;
  await lock(lockPath);
  const logs = await readLogs(path).catch(async (error: unknown) => {
    await rm(lockPath, { force: true });
    throw error;
  });
  const checkpoint = (origin: string) => (Object.hasOwn(logs, origin) ? logs[origin] : undefined);
  return {
    checkpoint,
    last(origin) {
      const parsed = parseCheckpoint(checkpoint(origin) ?? '');
      return parsed.ok ? parsed.value.checkpoint : undefined;
    },
    async put(origin, cosigned) {
      const next = { format: 'vitrine-witness/1', logs: { ...logs, [origin]: cosigned } };
      await replaceFile(path, `${JSON.stringify(next, null, 2)}\n`);
      logs[origin] = cosigned;
    },
    close: () => rm(lockPath, { force: true }),
  };
}
