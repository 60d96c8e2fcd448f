import type { CheckLog } from '../checks/check-input.ts';
import { compareLogs } from '../log/compare-logs.ts';
import { type CheckpointVerdict, judgeCheckpoint } from '../log/judge-checkpoint.ts';
import { buildLogTree } from '../log/merkle-tree.ts';
import type { VerifierKey } from '../log/note-key.ts';
import { parseLog, splitLines } from '../log/parse-log.ts';
import type { NoteVerdict } from '../log/signed-note.ts';

export interface ReadLogOptions {
  /** The log as it was published before, to prove that this one extends it. */
  readonly previousLog?: string;
  /** A checkpoint to hold the log to, with the log's name and the keys that must have signed. */
  readonly checkpoint?: { readonly text: string; readonly origin: string; readonly keys: readonly VerifierKey[] };
}

function describeSignature(status: NoteVerdict['status']): string {
  if (status === 'verified') return 'Its signature is verified.';
  return status === 'not-checkable' ? 'This browser cannot check its signature.' : 'It is not signed.';
}

/** What a verdict on a checkpoint means, in a sentence. */
export function describeVerdict(verdict: CheckpointVerdict): { ok: boolean; message: string } {
  switch (verdict.status) {
    case 'malformed':
      return { ok: false, message: `The checkpoint cannot be read: ${verdict.fault.message}` };
    case 'other-origin':
      return { ok: false, message: `The checkpoint belongs to another log: ${verdict.checkpoint.origin}.` };
    case 'not-signed':
      return { ok: false, message: 'The checkpoint does not bear the signature of the key that this site names.' };
    case 'log-too-short':
      return {
        ok: false,
        message: `The checkpoint speaks of ${verdict.checkpoint.size} entries, but the log has ${verdict.logSize}: entries were removed, or the log is an old copy.`,
      };
    case 'other-root':
      return {
        ok: false,
        message: `The first ${verdict.checkpoint.size} entries of the log are not those the checkpoint speaks of: something was rewritten.`,
      };
    case 'holds': {
      const added = verdict.added > 0 ? `, and ${verdict.added} were added since` : '';
      return {
        ok: true,
        message: `The log's first ${verdict.checkpoint.size} entries are exactly those the checkpoint speaks of${added}. ${describeSignature(verdict.signature.status)}`,
      };
    }
  }
}

/**
 * Reads a log for the checks: its entries and faults, whether it extends an earlier one and agrees with a checkpoint.
 */
export async function readLog(text: string, { previousLog, checkpoint }: ReadLogOptions = {}): Promise<CheckLog> {
  const { entries, faults, lines } = parseLog(text);
  const comparison = previousLog === undefined ? undefined : compareLogs(previousLog, text);
  return {
    entries: entries.map(({ entry }) => entry),
    faults: faults.map(({ line, message }) => ({ line, message })),
    ...(comparison === undefined || previousLog === undefined
      ? {}
      : {
          extension: comparison.extends
            ? { extends: true as const, from: splitLines(previousLog).length }
            : { extends: false as const, line: comparison.line, reason: `this line was ${comparison.kind}` },
        }),
    ...(checkpoint === undefined
      ? {}
      : { checkpoint: describeVerdict(await judgeCheckpoint(checkpoint.text, await buildLogTree(lines), checkpoint)) }),
  };
}
