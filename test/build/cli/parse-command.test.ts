import { describe, expect, test } from 'vitest';
import type { OptionTable } from '../../../src/build/cli/command.ts';
import { commands } from '../../../src/build/cli/commands.ts';
import { parseCommand } from '../../../src/build/cli/parse-command.ts';

/** Every command, as a fault lists them. */
const known = Object.keys(commands).join(', ');
const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean), commands);
const faults = (line: string) => {
  const asked = parse(line);
  return asked.kind === 'faults' ? asked.faults : asked;
};

describe('a command line that is understood', () => {
  test.each([
    ['build', { kind: 'run', name: 'build', names: [], options: { outDir: 'dist' } }],
    ['build --outDir=-out', { kind: 'run', name: 'build', names: [], options: { outDir: '-out' } }],
    [
      '--site ../here check --json',
      { kind: 'run', name: 'check', names: [], options: { site: '../here', json: true } },
    ],
    [
      'check --previous a.jsonl --previous b.jsonl',
      { kind: 'run', name: 'check', names: [], options: { previous: ['a.jsonl', 'b.jsonl'] } },
    ],
    ['build --outDir a --outDir b', { kind: 'run', name: 'build', names: [], options: { outDir: 'b' } }],
    [
      'release crashes 2026-10.csv --dry-run',
      { kind: 'run', name: 'release', names: ['crashes', '2026-10.csv'], options: { 'dry-run': true } },
    ],
    ['', { kind: 'nothing' }],
    ['--help', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['help check', { kind: 'help', name: 'check' }],
    ['check --jsn -h', { kind: 'help', name: 'check' }],
    ['--version', { kind: 'version' }],
  ])('%s', (line, asked) => expect(parse(line)).toEqual(asked));
});

describe('what is wrong with a command line, all of it', () => {
  test.each([
    [
      'check --suppress --new-key --period x',
      [
        '"check" takes no option --suppress; release does.',
        '"check" takes no option --new-key; release and witness do.',
        '"check" takes no option --period; release does.',
      ],
    ],
    ['check --port 80', ['"check" takes no option --port; start, dev and witness do.']],
    ['build --outdir x', ['There is no option --outdir. Did you mean --outDir?']],
    ['build --zzz', ['There is no option --zzz.']],
    ['build here', ['"build" takes options alone, but there is: here']],
    ['report 2026 2027', ['"report" takes one name, but there is: 2027']],
    ['build --outDir', ['--outDir needs a value after it.']],
    ['check --source --json', ['--source needs a value after it.']],
    ['check --json=yes', ['--json takes no value.']],
    [
      'start --port 99999 --url here',
      [
        '--port: "99999" is no port; write a number like 4321.',
        '--url: "here" is no address; write one like https://example.org/privacy/.',
      ],
    ],
    [
      'chekc --jsn',
      [
        `There is no command "chekc". Did you mean check? There are: ${known}.`,
        'There is no option --jsn. Did you mean --json?',
      ],
    ],
    ['help releas', [`There is no command "releas". Did you mean release? There are: ${known}.`]],
    ['toString', [`There is no command "toString". There are: ${known}.`]],
    ['--json', ['Which command? An option comes after one.']],
  ])('%s', (line, expected) => expect(faults(line)).toEqual(expected));
});

test('an option of several commands has one type in all of them, so that a value is read alike', () => {
  const types = new Map<string, string>();
  for (const { options } of Object.values<{ options: OptionTable }>(commands))
    for (const [name, { type }] of Object.entries(options)) {
      expect([name, types.get(name) ?? type]).toEqual([name, type]);
      types.set(name, type);
    }
  expect(types.size).toBeGreaterThan(10);
});
