import { describeVerdict } from '../audit/read-log.ts';
import { judgeCheckpoint } from '../log/judge-checkpoint.ts';
import { buildLogTree } from '../log/merkle-tree.ts';
import { decodeLog, parseLog } from '../log/parse-log.ts';
import { fetchBytes } from './fetch-bytes.ts';

export interface Remembered {
  /** Whether the remembered log is the beginning of today's. */
  readonly ok: boolean;
  readonly message: string;
  /** Entries remembered, and entries there are now. */
  readonly size: number;
  readonly now: number;
}

/** Holds the log as the server has it now against a checkpoint that the reader kept. Throws a FetchError where it is not to be had. */
export async function compareWithRemembered(base: string, origin: string, checkpoint: string): Promise<Remembered> {
  const { lines } = parseLog(decodeLog(await fetchBytes(`${base}data/log.jsonl`, { cache: 'no-cache' })));
  const verdict = await judgeCheckpoint(checkpoint, await buildLogTree(lines), { origin, keys: [] });
  const size = 'checkpoint' in verdict ? verdict.checkpoint.size : 0;
  return { ...describeVerdict(verdict), size, now: lines.length };
}
