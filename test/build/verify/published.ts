import { prepare } from '../../../src/build/prepare/prepare.ts';
import { publish as filesOf } from '../../../src/build/publish/publish.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { wholePolicyOf } from '../../../src/build/prepare/policy/whole-policy-of.ts';
import { wholePolicyRelease } from '../../../src/build/release/whole-policy-release.ts';
import type { PublishedSite } from '../../../src/build/verify/published-site.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { type SignerKey, formatVerifierKey, importSeed, keyId } from '../../../src/log/note-key.ts';
import { formatEntry } from '../../../src/log/log-entry.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { toDay } from '../../../src/values/day.ts';
import { type Edit, editedSite, replace } from '../../sites/edited-site.ts';
import { logOfSite } from '../../sites/log-of-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

export const origin = 'lantern.example/privacy';
const decoder = new TextDecoder();

/** A key whose secret part is the same byte over and over. */
export async function keyOf(name: string, byte: number): Promise<SignerKey> {
  const seed = new Uint8Array(32).fill(byte);
  const jwk = await crypto.subtle.exportKey('jwk', await importSeed(seed, true));
  const publicKey = Uint8Array.from(atob((jwk.x ?? '').replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  return { name, id: await keyId(name, publicKey), publicKey, seed };
}

/** All that the smallest site publishes besides its pages, by path. */
export type Published = Map<string, Uint8Array>;

/** The log of a folder, with all that the folder says as its first known state. */
async function adoptPolicy(folder: Map<string, string | Uint8Array>): Promise<void> {
  const { site } = await readSite(memoryFiles(folder));
  if (!site) throw new Error('The site has problems');
  const { entry, change } = await wholePolicyRelease(wholePolicyOf(site), 'adopted', new Set(), toDay('2026-09-05'));
  folder.set(`data/${change.path}`, change.bytes);
  folder.set('data/log.jsonl', `${site.log ?? ''}${formatEntry(entry)}\n`);
}

/**
 * Publishes the smallest site with a log of everything in it, signed where a key is given; where `adopts`, the log ends
 * with all that the site says.
 */
export async function publish(edits: readonly Edit[] = [], signer?: SignerKey, adopts = false): Promise<Published> {
  const named = signer
    ? [
        replace(
          'content/site.yaml',
          `origin: ${origin}`,
          `origin: ${origin}\n  publicKey: ${formatVerifierKey(signer)}`,
        ),
      ]
    : [];
  const folder = editedSite([...edits, ...named]);
  for (const [path, text] of await logOfSite(memoryFiles(folder), toDay('2026-09-01'))) folder.set(path, text);
  if (adopts) await adoptPolicy(folder);
  const { ready, problems } = await prepare({
    files: memoryFiles(folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
    ...(signer ? { signer } : {}),
  });
  if (!ready) throw new Error(problems.map(({ message }) => message).join('\n'));
  return new Map((await filesOf(ready)).map(({ path, bytes }) => [path, bytes]));
}

/** By path: another text, one made from the file's, or nothing for a file that goes. */
export type Tampering = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** A copy with some files tampered with. Throws where that would change nothing. */
export function tampered(published: Published, changes: Tampering): Published {
  const copy = new Map(published);
  for (const [path, change] of Object.entries(changes)) {
    const before = decoder.decode(copy.get(path));
    const after = typeof change === 'function' ? change(before) : change;
    if (after === before) throw new Error(`${path} would be as it was`);
    if (after === null) copy.delete(path);
    else copy.set(path, new TextEncoder().encode(after));
  }
  return copy;
}

/** Files in memory as a site that somebody looks at from outside. */
export function memorySite(files: Published): PublishedSite {
  return { address: 'https://lantern.example/privacy/', read: async (path) => files.get(path) };
}
