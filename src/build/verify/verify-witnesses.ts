import type { CarriedCheckpoint } from '../../log/checkpoint.ts';
import { type CosignatureVerdict, judgeCosignatures } from '../../log/cosignature.ts';
import { type VerifierKey, parseVerifierKey } from '../../log/note-key.ts';
import { paths } from '../../model/paths.ts';
import type { PublishedChecks } from './published-checks.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const found = (kind: VerdictKind, message: string): Verdict => ({
  kind,
  about: 'witnesses',
  file: paths.checkpoint,
  message,
});
const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();
const nameOf = ({ name, id }: VerifierKey) => `${name} (${id})`;

/** A witness that whoever runs this knows from elsewhere: it must have cosigned. */
function judgeKnown(verdict: CosignatureVerdict): Verdict {
  const name = nameOf(verdict.witness);
  switch (verdict.status) {
    case 'cosigned':
      return found('agrees', `The witness that you gave, ${name}, cosigned it at ${timeOf(verdict.time)}.`);
    case 'forged':
      return found('differs', `A line in the name of the witness ${name} is not its signature of this text.`);
    case 'absent':
      return found('differs', `The witness that you gave, ${name}, did not cosign it.`);
    case 'not-checkable':
      return found('unfetched', 'Cosignatures could not be checked: this computer has no Ed25519.');
  }
}

/** A witness that the site names itself, and what it says of it. */
function judgeNamed(verdict: CosignatureVerdict, said: string | undefined): Verdict {
  const name = nameOf(verdict.witness);
  switch (verdict.status) {
    case 'cosigned':
      return said === timeOf(verdict.time)
        ? found('note', `Cosigned at ${timeOf(verdict.time)} by ${name}, a witness that the site names itself.`)
        : found(
            'differs',
            `${name} cosigned it at ${timeOf(verdict.time)}; ${paths.checks} says ${said ?? 'that it did not'}.`,
          );
    case 'absent':
      return said === undefined
        ? found('note', `The witness ${name}, which the site names itself, did not cosign it.`)
        : found('differs', `${paths.checks} says that ${name} cosigned it at ${said}, and it did not.`);
    case 'forged':
    case 'not-checkable':
      return judgeKnown(verdict);
  }
}

/** What witnesses say of a checkpoint: those that are known from elsewhere, then those that the site names. */
export async function verifyWitnesses(
  { note }: CarriedCheckpoint,
  known: readonly VerifierKey[],
  named: NonNullable<PublishedChecks['log']['witnesses']>,
): Promise<Verdict[]> {
  const verdicts = (await judgeCosignatures(note, known)).map(judgeKnown);
  for (const { publicKey, cosigned } of named) {
    const key = await parseVerifierKey(publicKey, 'cosignature');
    if (!key.ok)
      verdicts.push(found('differs', `The site names a witness by a key that is none: ${key.fault.message}`));
    else if (!known.some(({ name, id }) => name === key.value.name && id === key.value.id)) {
      const [verdict] = await judgeCosignatures(note, [key.value]);
      if (verdict) verdicts.push(judgeNamed(verdict, cosigned));
    }
  }
  return verdicts;
}
