import { formatCheckpoint } from '../../log/checkpoint.ts';
import { formatBase64 } from '../../log/encoding.ts';
import { type MerkleTree, buildLogTree } from '../../log/merkle-tree.ts';
import type { SignerKey } from '../../log/note-key.ts';
import { parseLog } from '../../log/parse-log.ts';
import { formatNote, signNote } from '../../log/signed-note.ts';
import type { SiteConfig } from '../../schema/content/site.ts';
import { type PublishedWitness, publishedWitness, readCosigned } from './cosigned-checkpoint.ts';

/** The release log with its checkpoint. */
export interface SealedLog {
  readonly lines: readonly string[];
  readonly tree: MerkleTree;
  /** The sizes at which a checkpoint was published before: after the last entry of each day. */
  readonly earlierSizes: readonly number[];
  /** The checkpoint as published, signed or not. */
  readonly checkpoint: string;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  readonly signed: boolean;
  /** The witnesses that `site.yaml` names, in its order. */
  readonly witnesses: readonly PublishedWitness[];
}

/**
 * Seals a log with a checkpoint. `kept` is the checkpoint that witnesses cosigned last: where it is of this state of
 * the
 * log, its signatures are taken over. With neither that nor a key the checkpoint is unsigned. No log yet: an empty
 * tree.
 */
export async function sealLog(
  log: string,
  config: Pick<SiteConfig['log'], 'origin' | 'publicKey' | 'witnesses'>,
  key: SignerKey | undefined,
  kept?: string,
): Promise<SealedLog> {
  const { lines, entries } = parseLog(log);
  const tree = await buildLogTree(lines);
  const root = await tree.root();
  const text = formatCheckpoint({ origin: config.origin, size: tree.size, root, extensions: [] });
  const cosigned = await readCosigned(kept, text, config);
  const own = key ? (await signNote(text, [key])).signatures : cosigned.own;
  return {
    lines,
    tree,
    earlierSizes: entries.flatMap(({ entry, index }, at) =>
      entries[at + 1]?.entry.date !== entry.date ? [index + 1] : [],
    ),
    checkpoint: formatNote({ text, signatures: [...own, ...cosigned.cosignatures] }),
    size: tree.size,
    root: formatBase64(root),
    signed: own.length > 0,
    witnesses: cosigned.witnesses.map(publishedWitness),
  };
}
