import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { Asking } from '../../adopt/init/ask-answers.ts';
import { CommandFault } from '../local/command-fault.ts';

/** Puts questions in the terminal. Throws a CommandFault where the input ends before everything is answered. */
export async function askInTerminal<T>(conversation: (asking: Asking) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, refuse) => {
    terminal.once('close', () => refuse(new CommandFault('Not everything was answered, so nothing was written.')));
  });
  // Where all was answered, nobody waits for it.
  ended.catch(() => undefined);
  try {
    return await conversation({
      ask: (question) => Promise.race([terminal.question(question), ended]),
      say: (line) => process.stderr.write(`${line}\n`),
      read: (file) => readFile(file, 'utf8').catch(() => undefined),
    });
  } finally {
    terminal.close();
  }
}
