import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SignerKey, type VerifierKey, cosignerOf, parseSignerKey, parseVerifierKey } from '../../log/note-key.ts';
import { CommandFault } from '../local/command-fault.ts';

/** The environment variable that holds the witness's secret key. */
export const witnessKeyVariable = 'VITRINE_WITNESS_KEY';

const configSchema = z.strictObject({
  logs: z
    .array(
      z.strictObject({
        /** First line of the log's checkpoint. */
        origin: z.string().min(1),
        /** Keys of which one must have signed it, `name+id+key`. */
        publicKeys: z.array(z.string()).min(1),
      }),
    )
    .min(1),
});

/** The keys of each log that a witness watches, by its origin. */
export type WatchedKeys = ReadonlyMap<string, readonly VerifierKey[]>;

const example = 'logs:\n  - origin: example.org/privacy\n    publicKeys: [example.org/privacy+1a2b3c4d+AbCd…]';

async function parseKeys(origin: string, written: readonly string[]): Promise<VerifierKey[]> {
  return Promise.all(
    written.map(async (key) => {
      const parsed = await parseVerifierKey(key);
      if (!parsed.ok) throw new CommandFault(`The public key of ${origin} cannot be read: ${parsed.fault.message}`);
      return parsed.value;
    }),
  );
}

/** Reads which logs to watch from a YAML text. Throws a CommandFault for what is none. */
export async function parseWitnessConfig(text: string, name: string): Promise<WatchedKeys> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new CommandFault(`${name} is not YAML: ${(error as Error).message}`, { cause: error });
  }
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandFault(
      `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. It is written like this:\n${example}`,
    );
  }
  const watched = new Map<string, readonly VerifierKey[]>();
  for (const { origin, publicKeys } of parsed.data.logs) {
    if (watched.has(origin)) throw new CommandFault(`${name} names the log ${origin} twice.`);
    watched.set(origin, await parseKeys(origin, publicKeys));
  }
  return watched;
}

export async function readWitnessConfig(path: string): Promise<WatchedKeys> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new CommandFault(`There is no file ${path}. It says which logs to watch, like this:\n${example}`);
    throw new CommandFault(`${path} could not be read: ${error.message}`);
  });
  return parseWitnessConfig(text, path);
}

/** The key to cosign with, from the environment. No message repeats a part of the secret. */
export async function readWitnessKey(environment: Readonly<Record<string, string | undefined>>): Promise<SignerKey> {
  const written = environment[witnessKeyVariable]?.trim();
  if (!written)
    throw new CommandFault(
      `${witnessKeyVariable} is not set. It holds the witness's secret key; --new-key <name> makes a pair, the name being where the witness is found, without https://.`,
    );
  const parsed = await parseSignerKey(written);
  if (!parsed.ok) throw new CommandFault(`${witnessKeyVariable} holds no secret key: ${parsed.fault.message}`);
  return cosignerOf(parsed.value);
}
