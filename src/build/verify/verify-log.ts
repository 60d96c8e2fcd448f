import { judgePublishedLog } from '../../audit/judge-published-log.ts';
import { type CarriedCheckpoint, parseCheckpoint } from '../../log/checkpoint.ts';
import { type MerkleTree, buildLogTree } from '../../log/merkle-tree.ts';
import type { VerifierKey } from '../../log/note-key.ts';
import { type LoggedEntry, decodeLog, parseLog } from '../../log/parse-log.ts';
import { judgeNote } from '../../log/signed-note.ts';
import { isSameBytes } from '../../log/encoding.ts';
import { listTiles, tileBytes, tilePath } from '../../log/tiles.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import type { Verdict } from './verdict.ts';

export interface LogTrust {
  /** The name that the log bears elsewhere; undefined where none is known. */
  readonly origin: string | undefined;
  /** Keys that whoever runs this has from elsewhere. One of them must have signed. */
  readonly keys: readonly VerifierKey[];
  /** The key that the site names for itself, where there is no other. */
  readonly selfNamed: VerifierKey | undefined;
}

export interface VerifiedLog {
  readonly text: string;
  readonly tree: MerkleTree;
  readonly entries: readonly LoggedEntry[];
  readonly carried: CarriedCheckpoint | undefined;
  /** The checkpoint as it was published; empty where there is none. */
  readonly checkpoint: string;
  /** Whether the log is exactly the one of its checkpoint. */
  readonly holds: boolean;
  readonly verdicts: readonly Verdict[];
}

const about = 'log' as const;

async function verifyTiles(site: PublishedSite, tree: MerkleTree, lines: readonly string[]): Promise<Verdict[]> {
  const wrong: Verdict[] = [];
  const tiles = listTiles(tree.size);
  for (const tile of tiles) {
    const file = paths.tile(tilePath(tile));
    const expected = tileBytes(tree, lines, tile);
    try {
      const bytes = await site.read(file, expected.length + 1);
      if (!bytes) wrong.push({ kind: 'differs', about, file, message: 'The tile is missing.' });
      else if (!isSameBytes(bytes, expected))
        wrong.push({ kind: 'differs', about, file, message: 'The tile holds something else than the log.' });
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error;
      wrong.push({ kind: 'unfetched', about, file, message: error.message });
    }
  }
  const message = `The ${tiles.length} tiles hold the same log.`;
  return wrong.length > 0 || tiles.length === 0 ? wrong : [{ kind: 'agrees', about, message }];
}

/** What the checkpoint's signature shows, by a key from elsewhere or, failing that, by the site's own word. */
async function verifySignature({ note }: CarriedCheckpoint, { keys, selfNamed }: LogTrust): Promise<Verdict> {
  const found = (kind: Verdict['kind'], message: string): Verdict => ({
    kind,
    about: 'signature',
    file: paths.checkpoint,
    message,
  });
  const names = keys.map(({ name, id }) => `${name} (${id})`).join(', ');
  const verdict = await judgeNote(note, keys);
  if (keys.length > 0) {
    switch (verdict.status) {
      case 'verified':
        return found('agrees', `Signed by the key that you gave: ${names}.`);
      case 'forged':
        return found('differs', `The signature in the name of ${names} is not that key's signature of this text.`);
      case 'unknown-key':
        return found('differs', `It is signed, but not by the key that you gave: ${names}.`);
      case 'unsigned':
        return found('differs', `It is not signed, and you expect the signature of ${names}.`);
      case 'not-checkable':
        return found('unfetched', 'The signature could not be checked: this computer has no Ed25519.');
    }
  }
  if (note.signatures.length === 0) {
    return selfNamed
      ? found('differs', `It is not signed, although the site names the key ${selfNamed.name} (${selfNamed.id}).`)
      : found('note', 'The checkpoint is not signed, so nothing shows who published this log.');
  }
  if (!selfNamed)
    return found('note', 'The checkpoint is signed, and no key is known to check it by. Give one with --key.');
  const named = `the key that the site names itself, ${selfNamed.name} (${selfNamed.id})`;
  return (await judgeNote(note, [selfNamed])).status === 'verified'
    ? found(
        'note',
        `Signed by ${named}. Whoever could change the site could change that too: get the key elsewhere and give it with --key.`,
      )
    : found('differs', `It does not bear the signature of ${named}.`);
}

/**
 * Reads a site's log and proves that it is the one of its checkpoint and of its tiles. Throws `Unfetched` where there
 * is nothing to prove.
 */
export async function verifyLog(site: PublishedSite, trust: LogTrust): Promise<VerifiedLog> {
  const text = decodeLog((await site.read(paths.log)) ?? new Uint8Array());
  const { lines, entries, faults } = parseLog(text);
  const tree = await buildLogTree(lines);
  const verdicts: Verdict[] = faults.map(({ line, column, message }) => ({
    kind: 'differs',
    about,
    file: paths.log,
    message: `Line ${line}, column ${column}: ${message}`,
  }));
  const bytes = await site.read(paths.checkpoint);
  if (!bytes) {
    verdicts.push({
      kind: 'differs',
      about,
      file: paths.checkpoint,
      message: 'There is no checkpoint, so nothing says what the log was.',
    });
    return { text, tree, entries, carried: undefined, checkpoint: '', holds: false, verdicts };
  }
  const checkpoint = decodeLog(bytes);
  const parsed = parseCheckpoint(checkpoint);
  const carried = parsed.ok ? parsed.value : undefined;
  const judged = await judgePublishedLog({
    text,
    tree,
    checkpoint,
    // Whether it is the right log is told by its name; who signed it is judged apart, below.
    origin: trust.origin ?? carried?.checkpoint.origin ?? '',
    keys: [],
    readTile: (path) => site.read(paths.tile(path)).catch(() => undefined),
  });
  verdicts.push(
    judged.ok
      ? {
          kind: 'agrees',
          about,
          message: `${tree.size === 0 ? 'The log is empty, as its checkpoint says.' : `The log's ${tree.size} entries are exactly those of its checkpoint.`}`,
        }
      : { kind: 'differs', about, message: judged.message },
  );
  if (judged.ok) verdicts.push(...(await verifyTiles(site, tree, lines)));
  if (carried) verdicts.push(await verifySignature(carried, trust));
  return { text, tree, entries, carried, checkpoint, holds: judged.ok && faults.length === 0, verdicts };
}
