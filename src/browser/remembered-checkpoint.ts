import { describeVerdict } from '../audit/read-log.ts';
import { judgeCheckpoint } from '../log/judge-checkpoint.ts';
import { buildLogTree } from '../log/merkle-tree.ts';
import { splitLines } from '../log/parse-log.ts';
import { type LogPlace, fetchLog, fetchLogText } from './fetch-log.ts';
import { type KeptCheckpoint, readKept, writeKept } from './kept-checkpoint.ts';
import { paths } from '../model/paths.ts';

export interface Compared {
  /** Whether the remembered log is the beginning of today's. */
  readonly ok: boolean;
  readonly message: string;
  /** Entries there are now. */
  readonly now: number;
}

/**
 * Holds the log as the server has it now against a checkpoint that the reader kept. Throws a FetchError where it is not
 * to be had.
 */
export async function compareWithKept(
  { base, origin, signal }: Omit<LogPlace, 'key'>,
  { checkpoint }: KeptCheckpoint,
): Promise<Compared> {
  const lines = splitLines(await fetchLogText(base, signal));
  const { ok, message } = describeVerdict(
    await judgeCheckpoint(checkpoint, await buildLogTree(lines), { origin, keys: [] }),
  );
  return { ok, message: ok ? message : `${paths.log}: ${message}`, now: lines.length };
}

/**
 * Keeps the checkpoint that the server has now, once its log is proven and continues the one kept before. Otherwise
 * what was kept stays, and the message says why.
 */
export async function keepCheckpoint(
  place: LogPlace,
  day: string,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  const before = readKept(place.base);
  const compared = before && (await compareWithKept(place, before));
  if (compared && !compared.ok) return compared;
  const { ok, message, checkpoint } = await fetchLog(place);
  if (ok) writeKept(place.base, { checkpoint, day });
  return { ok, message };
}
