import { formatSignerKey, formatVerifierKey, generateKey, isKeyName } from '../../log/note-key.ts';
import { CommandFault } from '../local/command-fault.ts';
import { keyVariable } from '../local/signing-key.ts';

/**
 * A new pair of keys, as the lines to print: the public one for `site.yaml`, the secret one to keep. Written nowhere.
 */
export async function newKey(name: string): Promise<string[]> {
  if (!isKeyName(name))
    throw new CommandFault(
      `"${name}" cannot be the name of a key: it is one word without "+", best the "origin" of the log, such as example.org/privacy.`,
    );
  const key = await generateKey(name);
  return [
    'The public key, for content/site.yaml; everybody may know it:',
    '',
    'log:',
    `  publicKey: ${formatVerifierKey(key)}`,
    '',
    `The secret key, for the environment variable ${keyVariable} where the site is built. Whoever has it can sign in your`,
    'name. It is shown this once and written to no file: put it into a password manager and into the secrets of your CI.',
    '',
    formatSignerKey(key),
  ];
}
