import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { type KeyUse, type VerifierKey, parseVerifierKey } from '../../log/note-key.ts';
import { dayOf } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { folderSite } from './folder-site.ts';
import { httpSite } from './http-site.ts';
import { formatVerdicts, formatVerdictsJson } from './print-verdicts.ts';
import { type PublishedSite, bounded } from './published-site.ts';
import { exitCodeOf } from './verdict.ts';
import { verifySite } from './verify-site.ts';
import { readRemembered, remember } from './watch-file.ts';

export interface VerifyArguments {
  /** An address (`https://example.org/privacy/`) or a folder with a built site. */
  readonly site: string;
  /** Where this computer keeps what it saw; without it, it remembers nothing. */
  readonly watch?: string;
  /** Public keys that somebody has from elsewhere, `name+id+key`. */
  readonly keys: readonly string[];
  /** Public keys of witnesses that somebody has from elsewhere. */
  readonly witnesses: readonly string[];
  readonly json: boolean;
  /** Do not count what went out of date since the site was built. */
  readonly asBuilt: boolean;
}

/** What the command touches of the world. */
export interface VerifyPorts {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly openEngine: () => Promise<Engine>;
  readonly print: (text: string) => void;
  readonly say: (text: string) => void;
}

async function parseKeys(written: readonly string[], option: string, use: KeyUse): Promise<VerifierKey[]> {
  const keys: VerifierKey[] = [];
  for (const text of written) {
    const parsed = await parseVerifierKey(text, use);
    if (!parsed.ok) throw new CommandFault(`${option} ${text} is no public key: ${parsed.fault.message}`);
    keys.push(parsed.value);
  }
  return keys;
}

function openSite(site: string, { fetch }: VerifyPorts): PublishedSite {
  if (/^https?:\/\//i.test(site)) {
    if (!URL.canParse(site)) throw new CommandFault(`${site} is no address.`);
    return httpSite(site, { fetch });
  }
  const folder = resolve(site);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandFault(
      `There is no folder ${site}. Give the folder of a built site, or its address with https://.`,
    );
  return folderSite(folder);
}

/**
 * Holds a published site to what it says, from nothing but its files. Exit code: 0 everything agrees, 1 something
 * differs or is broken, 3 something could not be fetched and nothing else is wrong. Throws a CommandFault (2) for what
 * was typed.
 */
export async function verify(given: VerifyArguments, ports: VerifyPorts): Promise<number> {
  const keys = await parseKeys(given.keys, '--key', 'note');
  const witnesses = await parseKeys(given.witnesses, '--witness', 'cosignature');
  const site = bounded(openSite(given.site, ports));
  const today = dayOf(ports.now());
  const { verdicts, toRemember } = await verifySite(site, {
    keys,
    witnesses,
    remembered: await readRemembered(given.watch, site.address),
    today,
    countsToday: !given.asBuilt,
    openEngine: ports.openEngine,
    onStep: (text) => {
      if (!given.json) ports.say(text);
    },
  });
  if (given.watch !== undefined && toRemember) await remember(given.watch, site.address, toRemember);
  ports.print(
    given.json ? formatVerdictsJson(site.address, today, verdicts) : formatVerdicts(site.address, today, verdicts),
  );
  return exitCodeOf(verdicts);
}
