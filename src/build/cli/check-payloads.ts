import { resolve } from 'node:path';
import { isNotation } from '../../payload/payload-text.ts';
import type { Problem } from '../../problems/problem.ts';
import { decodeText } from '../../source/decode.ts';
import { readSite } from '../../source/read-site.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { readSource } from '../local/read-sources.ts';
import { plural } from '../local/plural.ts';
import type { Progress } from '../local/progress.ts';
import { findPayloadProblems } from '../prepare/judge-payload.ts';
import { printProblems } from './print-problems.ts';

/** Options of `check` that say nothing where only reports are checked. */
const otherOptions = ['source', 'url', 'previous', 'base'];

/** The files with reports that a command line asks for; undefined where it asks for none. Throws a CommandFault. */
export function payloadsAsked(options: {
  readonly payload?: readonly string[];
  readonly notation?: string;
}): { readonly paths: readonly string[]; readonly notation: string | undefined } | undefined {
  const { payload, notation } = options;
  if (!payload) {
    if (notation) throw new CommandFault('--notation says how the reports of --payload are written.');
    return undefined;
  }
  const others = otherOptions.filter((name) => name in options);
  if (others.length > 0)
    throw new CommandFault(`--payload checks reports and nothing else: leave out --${others.join(', --')}.`);
  return { paths: payload, notation };
}

async function readReports(path: string): Promise<{ text?: string; problems: readonly Problem[] }> {
  const read = await readSource(resolve(path), path);
  return read instanceof Uint8Array ? decodeText(read, path) : { problems: [read] };
}

/**
 * Holds files with reports of the app to the dictionary of a site and tells what is wrong with them. Gives the
 * problems: those of the site alone where its dictionary cannot be read whole. Throws a CommandFault for a file that
 * is not there.
 */
export async function checkPayloads({
  paths,
  notation,
  siteFolder,
  progress,
}: {
  readonly paths: readonly string[];
  readonly notation: string | undefined;
  readonly siteFolder: string;
  readonly progress: Progress;
}): Promise<readonly Problem[]> {
  const texts = await Promise.all(paths.map(async (file) => ({ file, ...(await readReports(file)) })));
  const { readable, unread, problems: ofSite } = await readSite(nodeFiles(siteFolder));
  // A field whose file cannot be read would make its key one that nobody described.
  if (!readable || (unread.dictionary ?? []).length > 0) {
    printProblems({ problems: ofSite }, progress);
    progress.say('The dictionary cannot be read whole, so no report was held to it.');
    return ofSite;
  }
  const judged = texts.map(({ file, text, problems }) =>
    text === undefined
      ? { problems, reports: 0, values: 0 }
      : findPayloadProblems({ text, file, ...(isNotation(notation) ? { notation } : {}) }, readable),
  );
  const problems = judged.flatMap((one) => one.problems);
  const sum = (count: 'reports' | 'values') => judged.reduce((all, one) => all + one[count], 0);
  printProblems({ problems }, progress);
  progress.say(
    `${plural(sum('reports'), 'report', 'reports')} with ${plural(sum('values'), 'value', 'values')} held to the dictionary. Nothing else was checked.`,
  );
  return problems;
}
