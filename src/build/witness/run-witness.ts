import type { AddressInfo } from 'node:net';
import {
  type SignerKey,
  cosignerOf,
  formatSignerKey,
  formatVerifierKey,
  generateKey,
  isKeyName,
} from '../../log/note-key.ts';
import { CommandFault } from '../local/command-fault.ts';
import { readWitnessConfig, readWitnessKey, witnessKeyVariable } from './witness-config.ts';
import { witnessServer } from './witness-server.ts';
import { openWitnessState } from './witness-state.ts';

export interface WitnessArguments {
  /** Which logs to watch. Default: `witness.yaml`. */
  readonly config?: string;
  /** What was cosigned. Default: `witness-state.json`. */
  readonly state?: string;
  readonly port: number;
  /** Default: this computer alone. */
  readonly host?: string;
  /** Make a pair of keys for this name, and nothing else. */
  readonly newKey?: string;
}

export interface WitnessPorts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly print: (line: string) => void;
  /** Ends the witness. */
  readonly signal: AbortSignal;
  /** Told where it listens. */
  readonly onListening?: (url: string) => void;
}

async function makeKey(name: string, print: (line: string) => void): Promise<number> {
  if (!isKeyName(name)) throw new CommandFault(`"${name}" is no name for a key: it has neither spaces nor plus signs.`);
  const key: SignerKey = await generateKey(name);
  print('For those who name this witness in their site.yaml, under log.witnesses:');
  print(`publicKey: ${formatVerifierKey(await cosignerOf(key), 'cosignature')}`);
  print(`For ${witnessKeyVariable}, where the witness runs, and nowhere else. It is shown once:`);
  print(formatSignerKey(key));
  return 0;
}

/** Runs a witness until the signal. Returns the exit code; throws a CommandFault for what was typed or configured. */
export async function runWitness(given: WitnessArguments, ports: WitnessPorts): Promise<number> {
  const { print, signal, now, environment } = ports;
  if (given.newKey !== undefined) return makeKey(given.newKey, print);
  const watched = await readWitnessConfig(given.config ?? 'witness.yaml');
  const key = await readWitnessKey(environment);
  const state = await openWitnessState(given.state ?? 'witness-state.json');
  const say = (line: string) => print(`${now().toISOString()} ${line}`);
  const server = witnessServer({ key, watched, state, now, say });
  try {
    const host = given.host ?? '127.0.0.1';
    await new Promise<void>((done, fail) => server.once('error', fail).listen(given.port, host, done)).catch(
      (error: Error) => {
        throw new CommandFault(`The witness cannot listen at ${host}, port ${given.port}: ${error.message}`);
      },
    );
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/`;
    print(`Witness ${formatVerifierKey(key, 'cosignature')}`);
    print(`It listens at ${url} and watches ${[...watched.keys()].join(', ')}.`);
    ports.onListening?.(url);
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done(), { once: true });
    });
    return 0;
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await state.close();
  }
}
