import { formatCheckpoint } from '../../log/checkpoint.ts';
import { formatBase64 } from '../../log/encoding.ts';
import { buildLogTree } from '../../log/merkle-tree.ts';
import type { SignerKey } from '../../log/note-key.ts';
import { parseLog } from '../../log/parse-log.ts';
import { formatNote, signNote } from '../../log/signed-note.ts';
import { formatTiles } from '../../log/tiles.ts';
import type { SiteConfig } from '../../schema/content/site.ts';
import { type PublishedWitness, publishedWitness, readCosigned } from './cosigned-checkpoint.ts';
import { type PublishedFile, textFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

export interface PublishedLog {
  readonly files: readonly PublishedFile[];
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
 * The log as static files (C2SP checkpoint and tiles) below `/log/`. `kept` is the checkpoint that witnesses cosigned
 * last: where it is of this state of the log, its signatures are published too. With neither that nor a key the
 * checkpoint is published unsigned, and pages say so. No log yet: an empty tree.
 */
export async function publishLog(
  log: string,
  config: Pick<SiteConfig['log'], 'origin' | 'publicKey' | 'witnesses'>,
  key: SignerKey | undefined,
  kept?: string,
): Promise<PublishedLog> {
  const { lines, entries } = parseLog(log);
  const tree = await buildLogTree(lines);
  const root = await tree.root();
  const text = formatCheckpoint({ origin: config.origin, size: tree.size, root, extensions: [] });
  const cosigned = await readCosigned(kept, text, config);
  const own = key ? (await signNote(text, [key])).signatures : cosigned.own;
  const checkpoint = formatNote({ text, signatures: [...own, ...cosigned.cosignatures] });
  // A checkpoint was published after the last entry of each day, and its partial tiles must stay to be had.
  const earlierSizes = entries.flatMap(({ entry, index }, at) =>
    entries[at + 1]?.entry.date !== entry.date ? [index + 1] : [],
  );
  const tiles = formatTiles(tree, lines, earlierSizes);
  return {
    files: [
      textFile(paths.checkpoint, checkpoint),
      ...tiles.map(({ path, bytes }) => ({ path: paths.tile(path), bytes })),
    ],
    checkpoint,
    size: tree.size,
    root: formatBase64(root),
    signed: own.length > 0,
    witnesses: cosigned.witnesses.map(publishedWitness),
  };
}
