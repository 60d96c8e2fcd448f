import { resolve } from 'node:path';
import { CommandFault } from '../local/command-fault.ts';
import { packageVersion } from '../local/engine-root.ts';
import { terminalProgress } from '../local/progress.ts';
import { type Caller, asCalled } from './as-called.ts';
import type { Command, OptionTable, OptionValues } from './command.ts';
import { commands } from './commands.ts';
import { formatCommandHelp, formatHelp } from './format-help.ts';
import { type Asked, type Commands, parseCommand } from './parse-command.ts';

export interface CalledFrom {
  readonly caller: Caller;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard output. */
  readonly write: (text: string) => void;
  /** Standard error. */
  readonly writeError: (text: string) => void;
}

const all: Commands = commands;

async function runAsked(
  { name, names, options }: Asked & { kind: 'run' },
  { caller, environment, write }: CalledFrom,
): Promise<number> {
  const progress = terminalProgress();
  const site = options['site'];
  return (all[name] as Command).run({
    names,
    // Read by the command's own table.
    options: options as OptionValues<OptionTable>,
    siteFolder: resolve(typeof site === 'string' ? site : (environment['SITE_DIR'] ?? '.')),
    environment,
    write,
    print: (line) => write(`${asCalled(line, caller)}\n`),
    progress: { ...progress, say: (line) => progress.say(asCalled(line, caller)) },
  });
}

/** Runs what the words after the program's name ask for. Gives the exit code: 2 for what cannot be asked. */
export async function runCommand(words: readonly string[], from: CalledFrom): Promise<number> {
  const { caller, write, writeError } = from;
  const asked = parseCommand(words, all);
  switch (asked.kind) {
    case 'version':
      write(`${packageVersion()}\n`);
      return 0;
    case 'help': {
      const command = asked.name === undefined ? undefined : all[asked.name];
      write(`${command ? formatCommandHelp(asked.name ?? '', command, caller) : formatHelp(all, caller)}\n`);
      return 0;
    }
    case 'nothing':
      writeError(`${formatHelp(all, caller)}\n`);
      return 2;
    case 'faults':
      writeError(`${asked.faults.join('\n')}\n`);
      if (asked.name !== undefined)
        writeError(`How it is used:  ${asCalled(`vitrine ${asked.name} --help`, caller)}\n`);
      return 2;
    case 'run':
      try {
        return await runAsked(asked, from);
      } catch (error) {
        if (!(error instanceof CommandFault)) throw error;
        writeError(`${asCalled(error.message, caller)}\n`);
        return 2;
      }
  }
}
