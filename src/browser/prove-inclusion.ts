import { encodeText } from '../log/encoding.ts';
import { hashLeaf } from '../log/merkle-hash.ts';
import { isIncluded } from '../log/merkle-proof.ts';
import type { FetchedLog } from './fetch-log.ts';
import type { VerifiedFile } from './fetch-verified.ts';

/**
 * Counts the files that an inclusion proof shows to be in the log of the checkpoint; none where the log does not hold.
 */
export async function proveInclusion(
  { ok, log, lines, tree }: FetchedLog,
  files: readonly VerifiedFile[],
): Promise<number> {
  if (!ok) return 0;
  const root = await tree.root();
  let included = 0;
  for (const file of files) {
    if (file.state !== 'same') continue;
    const index = log.entries.findIndex(
      (entry) => entry.type === 'release' && entry.file === file.path && entry.sha256 === file.sha256,
    );
    if (index < 0) continue;
    const leafHash = await hashLeaf(encodeText(lines[index] ?? ''));
    if (await isIncluded({ leafHash, index, size: tree.size, root }, await tree.inclusionProof(index))) included += 1;
  }
  return included;
}
