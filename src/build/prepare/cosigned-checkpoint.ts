import { parseCheckpoint } from '../../log/checkpoint.ts';
import { type CosignatureVerdict, judgeCosignatures } from '../../log/cosignature.ts';
import { type VerifierKey, formatVerifierKey, parseVerifierKey } from '../../log/note-key.ts';
import { type NoteSignature, judgeNote } from '../../log/signed-note.ts';
import type { AuditModel } from '../../model/site-model.ts';
import type { SiteConfig } from '../../schema/content/site.ts';

/** A witness that `site.yaml` names. */
export interface NamedWitness {
  /** The address below which `add-checkpoint` lies. */
  readonly url: string;
  readonly key: VerifierKey;
}

/** What a witness that `site.yaml` names says of the published checkpoint. */
export type PublishedWitness = AuditModel['log']['witnesses'][number];

/** What was kept of one state of the log: signatures that hold, by keys that `site.yaml` names. */
export interface Cosigned {
  /** Of the log itself. */
  readonly own: readonly NoteSignature[];
  /** Of witnesses. */
  readonly cosignatures: readonly NoteSignature[];
  readonly witnesses: readonly CosignatureVerdict[];
}

/**
 * The witnesses that are named, in their order; one whose key cannot be read is left out, and is a problem elsewhere.
 */
export async function namedWitnesses({
  witnesses = [],
}: Pick<SiteConfig['log'], 'witnesses'>): Promise<NamedWitness[]> {
  const parsed = await Promise.all(
    witnesses.map(async ({ url, publicKey }) => ({ url, key: await parseVerifierKey(publicKey, 'cosignature') })),
  );
  return parsed.flatMap(({ url, key }) => (key.ok ? [{ url, key: key.value }] : []));
}

/** A witness as pages and files name it. */
export function publishedWitness(verdict: CosignatureVerdict): PublishedWitness {
  const { witness } = verdict;
  return {
    name: witness.name,
    publicKey: formatVerifierKey(witness, 'cosignature'),
    ...(verdict.status === 'cosigned' ? { cosigned: new Date(verdict.time * 1000).toISOString() } : {}),
  };
}

const isBy =
  ({ name, id }: VerifierKey) =>
  (signature: NoteSignature) =>
    signature.name === name && signature.id === id;

/**
 * What of a kept checkpoint holds for the state of the log whose checkpoint has this text. A checkpoint of another
 * state, one that cannot be read, or none: nothing, and every witness is absent.
 */
export async function readCosigned(
  kept: string | undefined,
  text: string,
  log: Pick<SiteConfig['log'], 'publicKey' | 'witnesses'>,
): Promise<Cosigned> {
  const parsed = kept === undefined ? undefined : parseCheckpoint(kept);
  const note = parsed?.ok && parsed.value.note.text === text ? parsed.value.note : { text, signatures: [] };
  const keys = (await namedWitnesses(log)).map(({ key }) => key);
  const witnesses = await judgeCosignatures(note, keys);
  const holding = witnesses.filter(({ status }) => status === 'cosigned').map(({ witness }) => isBy(witness));
  const key = log.publicKey === undefined ? undefined : await parseVerifierKey(log.publicKey);
  const isSigned = key?.ok && (await judgeNote(note, [key.value])).status === 'verified';
  return {
    own: isSigned ? note.signatures.filter(isBy(key.value)) : [],
    cosignatures: note.signatures.filter((signature) => holding.some((isOwn) => isOwn(signature))),
    witnesses,
  };
}
