import { CommandFault } from '../../local/command-fault.ts';
import { runWitness } from '../../witness/run-witness.ts';
import { command } from '../command.ts';
import { portOf } from '../port-of.ts';
import { portOption } from '../shared-options.ts';

export const witnessCommand = command({
  summary: 'watch the logs of others, and cosign what only grew',
  forms: [
    { words: '[options]', does: 'watch, until it is stopped' },
    { words: '--new-key <name>', does: 'make a pair of keys for a witness' },
  ],
  maxNames: 1,
  options: {
    config: {
      type: 'string',
      value: 'file',
      default: 'witness.yaml',
      help: 'which logs to watch, with their public keys',
    },
    state: {
      type: 'string',
      value: 'file',
      default: 'witness-state.json',
      help: 'what was cosigned; never throw it away',
    },
    host: { type: 'string', value: 'address', default: '127.0.0.1', help: 'where to listen: this computer alone' },
    ...portOption,
    'new-key': { type: 'boolean', help: 'print a pair of keys, once' },
  },
  notes: `VITRINE_WITNESS_KEY holds the secret key. The name of a witness is where it is found, without https://.
It answers as C2SP tlog-witness says: POST /add-checkpoint, and GET /<hash of the log's name>/checkpoint.
It speaks HTTP; let a server with a certificate stand before it where others reach it.`,
  async run({ names: [name], options, environment, print }) {
    const { config, state, host } = options;
    if (options['new-key'] === true && name === undefined)
      throw new CommandFault(
        'Which name? Write where the witness is found:  vitrine witness --new-key example.org/witness',
      );
    if (options['new-key'] !== true && name !== undefined)
      throw new CommandFault(`"witness" takes a name with --new-key alone, but there is: ${name}`);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    return runWitness(
      { config, state, host, port: portOf({ options, environment }), ...(name === undefined ? {} : { newKey: name }) },
      { environment, now: () => new Date(), print, signal: stop.signal },
    );
  },
});
