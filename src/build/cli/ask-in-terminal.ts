import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Asking } from '../../adopt/init/ask-answers.ts';
import { CommandFault } from '../local/command-fault.ts';
import { typedLines } from './typed-lines.ts';

/** Where answers come from, and where the questions go. */
export interface Talk {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

const answersFile = `Write the answers into a file:  vitrine init --print-answers > answers.yaml
and read them from it:  vitrine init my-report --answers answers.yaml`;

/**
 * Puts questions, and takes one answer a line from a terminal or a pipe; lines may come before their question. In a
 * terminal, an answer that cannot be used is asked again, and what was typed ahead of that is told and dropped: it was
 * meant for other questions. From a pipe such an answer ends it. Throws a CommandFault then, where the input ends
 * before everything is answered, and where lines are left over.
 */
export async function askInTerminal<T>(
  conversation: (asking: Asking) => Promise<T>,
  { input, output }: Talk = { input: process.stdin, output: process.stderr },
): Promise<T> {
  const isTerminal = input.isTTY === true;
  const lines = typedLines();
  const terminal = createInterface({ input, output, terminal: isTerminal });
  terminal.on('line', lines.add);
  let hasClosed = false;
  terminal.once('close', () => {
    hasClosed = true;
    lines.end();
  });
  // Who interrupts does not want the rest of what was typed to be used.
  terminal.once('SIGINT', () => {
    lines.rest();
    terminal.close();
  });
  const ask = async (question: string): Promise<string> => {
    const breakAt = question.lastIndexOf('\n') + 1;
    output.write(question.slice(0, breakAt));
    // A terminal that has closed draws nothing any more; lines that came before are still answers.
    if (hasClosed) output.write(question.slice(breakAt));
    else {
      terminal.setPrompt(question.slice(breakAt));
      terminal.prompt();
    }
    const isShown = isTerminal && !lines.hasEarly();
    const line = await lines.next();
    if (line === undefined)
      throw new CommandFault(
        `Not everything was answered, so nothing was written. The question that is left:\n${question.slice(0, breakAt)}${answersFile}`,
      );
    if (!isShown) output.write(`${line}\n`);
    return line;
  };
  const refuse = (message: string): void => {
    if (!isTerminal) throw new CommandFault(`${message}\nNothing was written.`);
    const dropped = lines.rest();
    output.write(`${message}\n`);
    if (dropped.length > 0)
      output.write(`What was typed ahead is not used:\n${dropped.map((line) => `  ${line}\n`).join('')}`);
  };
  try {
    const answers = await conversation({
      ask,
      refuse,
      read: (file) => readFile(file, 'utf8').catch(() => undefined),
    });
    const more = lines.rest().filter((line) => line.trim() !== '');
    if (more.length > 0)
      throw new CommandFault(
        `Everything was answered, and these lines are left, so nothing was written:\n${more.map((line) => `  ${line}`).join('\n')}`,
      );
    return answers;
  } finally {
    terminal.close();
  }
}
