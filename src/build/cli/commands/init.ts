import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Answers, initHosts, parseAnswers } from '../../../adopt/init/answers.ts';
import { answersTemplate } from '../../../adopt/init/answers-template.ts';
import { askAnswers } from '../../../adopt/init/ask-answers.ts';
import { type HostTemplates, templatePaths } from '../../../adopt/init/build-files.ts';
import { newFolder } from '../../../adopt/init/new-folder.ts';
import { describeStandIns } from '../../../adopt/init/stand-ins.ts';
import { openNodeEngine } from '../../../engine/node.ts';
import { formatProblems } from '../../../problems/format-problem.ts';
import type { Problem } from '../../../problems/problem.ts';
import { parseYaml } from '../../../source/parse-yaml.ts';
import { dayOf } from '../../../values/day.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { enginePath } from '../../local/engine-root.ts';
import { longestSourceBytes, readHeldFile } from '../../local/read-held-file.ts';
import { writeNew } from '../../local/write-new.ts';
import { askInTerminal } from '../ask-in-terminal.ts';
import { type OptionTable, command } from '../command.ts';
import { clockOf, siteOption, todayOption } from '../shared-options.ts';

/** What can be answered by an option of its own, in place of the file or the question. */
const single = {
  name: { type: 'string', value: 'name', help: 'of the project' },
  address: { type: 'string', value: 'URL', help: 'where the report will be served' },
  website: { type: 'string', value: 'URL', help: 'of the project' },
  operator: { type: 'string', value: 'name', help: 'who answers for the telemetry' },
  contact: { type: 'string', value: 'URL', help: 'for questions about privacy: mailto:…, https://…' },
  default: { type: 'string', value: 'off|on', help: 'what telemetry is before anybody has answered' },
  language: { type: 'string', value: 'tag', help: 'of your texts: en, de, ar, …' },
  host: { type: 'string', value: 'name', help: initHosts.join(', ') },
} as const satisfies OptionTable;

/** What the options answer, by key. */
const givenBy = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(single).flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])));

async function textOf(file: string): Promise<string> {
  const bytes = await readHeldFile(file, { name: file, maxBytes: longestSourceBytes });
  if (!bytes) throw new CommandFault(`There is no file ${file}.`);
  return new TextDecoder().decode(bytes);
}

/** The answers of a file with what options answer in its place; or of the questions that are left. */
async function answersFrom(
  file: string | undefined,
  given: Readonly<Record<string, unknown>>,
): Promise<ReturnType<typeof parseAnswers>> {
  if (file !== undefined) {
    const text = await textOf(resolve(file));
    if (Object.keys(given).length === 0) return parseAnswers(text, file);
    const { located, problems } = parseYaml(text, { file, syntaxCode: 'yaml/syntax' });
    if (!located) return { problems };
    return parseAnswers(stringify({ ...(located.value as object), ...given }, { schema: 'core' }), file);
  }
  const asked = await askInTerminal((asking) => askAnswers(given, asking));
  return parseAnswers(stringify(asked, { schema: 'core' }), 'answers');
}

/** The tables that are named, from beside the answers. */
async function readTables({ tables = [] }: Answers, folder: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const missing: string[] = [];
  for (const { file } of tables) {
    const path = resolve(folder, file);
    const bytes = await readHeldFile(path, { name: file });
    if (bytes) found.set(file, bytes);
    else missing.push(path);
  }
  if (missing.length > 0)
    throw new CommandFault(`There is no file of that name:\n${missing.map((path) => `  ${path}`).join('\n')}`);
  return found;
}

/** The action, its workflow and the template, as they lie beside the engine. */
async function readHostTemplates(): Promise<HostTemplates> {
  const [action, workflow, gitlab] = await Promise.all(
    Object.values(templatePaths).map((path) => readFile(enginePath(path), 'utf8')),
  );
  return { action: action ?? '', workflow: workflow ?? '', gitlab: gitlab ?? '' };
}

const packageJson = `${JSON.stringify({ private: true }, null, 2)}\n`;

export const initCommand = command({
  summary: 'begin a report of your own: asks, and writes a folder that checks green',
  forms: [
    { words: '[<folder>]', does: 'ask, and write the folder (default: this one)' },
    { words: '[<folder>] --answers <file>', does: 'take the answers from a file' },
    { words: '--print-answers', does: 'print such a file, every key explained, to fill in' },
  ],
  maxNames: 1,
  options: {
    answers: { type: 'string', value: 'file', help: 'answers in YAML; options answer in its place' },
    'print-answers': { type: 'boolean', help: 'print a file of answers to fill in' },
    ...single,
    ...todayOption,
    ...siteOption,
  },
  notes: `What is not answered is marked as not yet written, and nothing is made up. No file is overwritten, and tables are read,
not moved.`,
  async run({ names: [name], options, siteFolder, print, write, progress }) {
    if (options['print-answers'] === true) {
      write(answersTemplate);
      return 0;
    }
    const fail = (problems: readonly Problem[]) => {
      progress.say(`\n${formatProblems(problems)}\n\nNothing was written.`);
      return 1;
    };
    const read = await answersFrom(options.answers, givenBy(options));
    if (!read.answers) return fail(read.problems);
    const { answers } = read;
    const folder = name === undefined ? siteFolder : resolve(name);
    const tables = await readTables(answers, options.answers === undefined ? '.' : dirname(resolve(options.answers)));
    const files = await newFolder(answers, {
      today: dayOf(clockOf(options.today)()),
      tables,
      templates: await readHostTemplates(),
      openEngine: openNodeEngine,
    });
    if (!('get' in files)) return fail(files);
    // Whoever installed the package here has one already.
    const all = existsSync(join(folder, 'package.json')) ? files : new Map([...files, ['package.json', packageJson]]);
    await writeNew(folder, all);
    for (const line of describeStandIns(answers.switches)) print(line);
    print(
      `${all.size} files are in ${folder}. README.md there says how it goes on; what is left to write tells  vitrine check`,
    );
    return 0;
  },
});
