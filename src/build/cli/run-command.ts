import { resolve } from 'node:path';
import { formatProblem } from '../../problems/format-problem.ts';
import { UnreadableFile } from '../../source/files.ts';
import { CommandFault } from '../local/command-fault.ts';
import { packageVersion } from '../local/engine-root.ts';
import { terminalProgress } from '../local/progress.ts';
import { type Caller, asCalled } from './as-called.ts';
import type { Command, OptionTable, OptionValues } from './command.ts';
import { formatCommandHelp, formatHelp } from './format-help.ts';
import { commandLoaders, isCommandName } from './load-command.ts';
import { type Asked, type Commands, parseCommand } from './parse-command.ts';

export interface CalledFrom {
  readonly caller: Caller;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard output. */
  readonly write: (text: string) => void;
  /** Standard error. */
  readonly writeError: (text: string) => void;
}

const loadAll = async (): Promise<Commands> => (await import('./commands.ts')).commands;

/** What is asked, and the commands that were loaded for it: the one that is named, or all where that is not enough. */
async function parse(words: readonly string[]): Promise<{ readonly asked: Asked; readonly commands: Commands }> {
  const [name] = words;
  if (isCommandName(name)) {
    const commands = { [name]: await commandLoaders[name]() };
    const asked = parseCommand(words, commands);
    // What is wrong is told with a look at what the other commands take.
    if (asked.kind !== 'faults') return { asked, commands };
  }
  const commands = await loadAll();
  return { asked: parseCommand(words, commands), commands };
}

async function runAsked(
  { names, options }: Asked & { kind: 'run' },
  command: Command,
  { caller, environment, write }: CalledFrom,
): Promise<number> {
  const progress = terminalProgress();
  const site = options['site'];
  return command.run({
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
  const { asked, commands } = await parse(words);
  switch (asked.kind) {
    case 'version':
      write(`${packageVersion()}\n`);
      return 0;
    case 'help': {
      const command = asked.name === undefined ? undefined : commands[asked.name];
      write(`${command ? formatCommandHelp(asked.name ?? '', command, caller) : formatHelp(commands, caller)}\n`);
      return 0;
    }
    case 'nothing':
      writeError(`${formatHelp(commands, caller)}\n`);
      return 2;
    case 'faults':
      writeError(`${asked.faults.join('\n')}\n`);
      if (asked.name !== undefined)
        writeError(`How it is used:  ${asCalled(`vitrine ${asked.name} --help`, caller)}\n`);
      return 2;
    case 'run':
      try {
        return await runAsked(asked, commands[asked.name] as Command, from);
      } catch (error) {
        if (error instanceof UnreadableFile) {
          writeError(`${formatProblem(error.problem)}\n`);
          return 1;
        }
        if (!(error instanceof CommandFault)) throw error;
        writeError(`${asCalled(error.message, caller)}\n`);
        return 2;
      }
  }
}
