import { type Caller, asCalled } from './as-called.ts';
import type { Command, Option } from './command.ts';
import type { Commands } from './parse-command.ts';

const width = 118;

/** Lines of two columns; the second is wrapped, and begins where the longest entry of the first ends. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([first]) => first.length)) + 4;
  return rows.flatMap(([first, second]) => {
    const lines = [''];
    for (const word of second.split(' ')) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && left + last.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.map((line, at) => (at === 0 ? `  ${first}` : '').padEnd(left) + line);
  });
}

function optionRow(name: string, option: Option): readonly [string, string] {
  if (option.type === 'boolean') return [`--${name}`, option.help];
  return [
    `--${name} <${option.value}>`,
    option.default === undefined ? option.help : `${option.help} (default: ${option.default})`,
  ];
}

/** How one command is used. */
export function formatCommandHelp(name: string, command: Command, caller: Caller): string {
  const forms = command.forms ?? [{ words: '[options]', does: command.summary }];
  return [
    'Usage',
    ...columns(forms.map(({ words, does }) => [asCalled(`vitrine ${name} ${words}`, caller), does])),
    'Options',
    ...columns(Object.entries(command.options).map(([option, described]) => optionRow(option, described))),
    ...(command.notes === undefined ? [] : [asCalled(command.notes, caller)]),
  ].join('\n');
}

/** Every command in a line. */
export function formatHelp(commands: Commands, caller: Caller): string {
  const example = Object.keys(commands)[0] ?? '';
  return [
    'Vitrine turns a folder of Markdown and a folder of published aggregates into a privacy report site on which a',
    'stranger can check every promise.',
    'Commands',
    ...columns(Object.entries(commands).map(([name, { summary }]) => [asCalled(`vitrine ${name}`, caller), summary])),
    `How one of them is used:  ${asCalled(`vitrine ${example} --help`, caller)}`,
    'SITE_DIR=<folder> chooses the folder that has content/ and data/ (default: this one).',
    'VITRINE_LOG_KEY=<key> signs the checkpoint of the log.',
  ].join('\n');
}
