import { openNodeEngine } from '../../../engine/node.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { verify } from '../../verify/verify.ts';
import { command } from '../command.ts';

export const verifyCommand = command({
  summary: 'hold a published site, yours or another, to what it says',
  forms: [{ words: '<address or folder>', does: 'look at a site on a server, or at one that was built into a folder' }],
  maxNames: 1,
  options: {
    watch: {
      type: 'string',
      value: 'file',
      help: 'remember the log in this file, and prove at each visit that it only grew',
    },
    key: {
      type: 'string',
      value: 'public key',
      multiple: true,
      help: 'a key that you have from elsewhere; it must have signed the log',
    },
    witness: {
      type: 'string',
      value: 'public key',
      multiple: true,
      help: 'a witness that you know from elsewhere; it must have cosigned the log',
    },
    'as-built': { type: 'boolean', help: 'what went out of date since the site was built is told, and does not count' },
    json: { type: 'boolean', help: 'print everything as JSON, for machines' },
  },
  notes: `It needs nothing but the published files, believes nothing that the site computed, and asks for addresses of the
site alone. It judges by the day of this computer: a release that is late today is broken.
A file is waited for at most 60 seconds; one whose size the log does not tell has at most 64 MiB,
and all of them together at most 2 GiB.
Exit codes: 0 everything agrees, 1 something differs or is broken, 2 the command line cannot be carried out,
3 something could not be fetched.`,
  run({
    names: [site],
    options: { watch, key = [], witness = [], 'as-built': asBuilt = false, json = false },
    write,
    progress,
  }) {
    if (site === undefined)
      throw new CommandFault('Which site? Give its address, or the folder into which it was built.');
    return verify(
      { site, keys: key, witnesses: witness, json, asBuilt, ...(watch === undefined ? {} : { watch }) },
      { fetch, now: () => new Date(), openEngine: openNodeEngine, print: write, say: (text) => progress.say(text) },
    );
  },
});
