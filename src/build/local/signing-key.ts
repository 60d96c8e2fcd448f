import { type SignerKey, formatVerifierKey, parseSignerKey, parseVerifierKey } from '../../log/note-key.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import { CommandFault } from './command-fault.ts';

/** The environment variable that holds the secret key. */
export const keyVariable = 'VITRINE_LOG_KEY';

/**
 * The key to sign with, from the environment; undefined where it holds none. No message repeats a part of the secret.
 */
export async function readSigningKey(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SignerKey | undefined> {
  const written = environment[keyVariable]?.trim();
  if (!written) return undefined;
  const parsed = await parseSignerKey(written);
  if (!parsed.ok)
    throw new CommandFault(`The environment variable ${keyVariable} holds no signing key: ${parsed.fault.message}`);
  return parsed.value;
}

/**
 * What does not fit between the public key in `site.yaml` and the key the log will be signed with. `isSigned`: the
 * state of the log was signed before, so no key is needed.
 */
export async function judgeSigningKey(
  site: Pick<Site, 'config' | 'configAt'>,
  signer: SignerKey | undefined,
  isSigned = false,
): Promise<Problem[]> {
  const { publicKey, origin } = site.config.log;
  const own = signer && formatVerifierKey(signer);
  if (publicKey === undefined) {
    return own === undefined
      ? []
      : [
          {
            code: 'schema/missing-key',
            ...site.configAt(['log']),
            message: `${keyVariable} holds a signing key, but "log" names no public key, so nobody could verify the signature.`,
            fix: `add to log:\npublicKey: ${own}`,
          },
        ];
  }
  const at = site.configAt(['log', 'publicKey']);
  const parsed = await parseVerifierKey(publicKey);
  if (!parsed.ok)
    return [
      {
        code: 'schema/wrong-value',
        ...at,
        message: `"log.publicKey" is no public key: ${parsed.fault.message}`,
        fix: own === undefined ? `vitrine release --new-key ${origin}  makes a pair of keys` : `publicKey: ${own}`,
      },
    ];
  if (own === undefined && isSigned) return [];
  if (own === undefined)
    return [
      {
        code: 'reference/conflict',
        ...at,
        advice: true,
        message: `This site names a public key, but ${keyVariable} is not set: the log's checkpoint is published unsigned.`,
        fix: `set ${keyVariable} where the site is built`,
      },
    ];
  if (own !== publicKey)
    return [
      {
        code: 'reference/conflict',
        ...at,
        message: `${keyVariable} holds another key than the one named here: readers would take the signature for a forgery.`,
        fix: `set ${keyVariable} to the secret key of ${parsed.value.name}, or write  publicKey: ${own}`,
      },
    ];
  return [];
}
