import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Caller } from '../../../src/build/cli/as-called.ts';
import { commands } from '../../../src/build/cli/commands.ts';
import { runCommand } from '../../../src/build/cli/run-command.ts';

/** Types a line; gives the exit code and what was written where. */
async function type(line: string, caller: Caller = 'vitrine') {
  let [out, err] = ['', ''];
  const code = await runCommand(line.split(' ').filter(Boolean), {
    caller,
    environment: {},
    write: (text) => (out += text),
    writeError: (text) => (err += text),
  });
  return { code, out, err };
}

test('help names every command, and every option of a command with its value and default', async () => {
  const { code, out, err } = await type('--help');
  expect([code, err]).toEqual([0, '']);
  for (const name of Object.keys(commands)) expect(out).toContain(`vitrine ${name} `);
  for (const [name, { options }] of Object.entries(commands)) {
    const own = await type(`${name} --help`);
    expect([own.code, own.err]).toEqual([0, '']);
    for (const [option, described] of Object.entries(options)) {
      expect(own.out).toContain(described.type === 'boolean' ? `  --${option} ` : `  --${option} <`);
      if (described.type === 'string' && 'default' in described)
        expect(own.out).toContain(`(default: ${described.default})`);
    }
    for (const line of own.out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  }
});

test('commands are written as the program was called', async () => {
  expect((await type('release --help')).out).toContain('\n  vitrine release <dataset> <file> [options] ');
  expect((await type('release --help', 'npm run')).out).toContain('\n  npm run release -- <dataset> <file> [options] ');
  expect((await type('start --help', 'npm run')).out).toContain('\n  npm start -- [options] ');
  expect((await type('report', 'npx vitrine')).err).toBe('Which period? Write one:  npx vitrine report 2026-Q3\n');
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await type('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('nothing gives help and 2; faults come with the way to help, and 2', async () => {
  expect(await type('')).toMatchObject({ code: 2, out: '', err: (await type('help')).out });
  expect(await type('build here')).toEqual({
    code: 2,
    out: '',
    err: '"build" takes options alone, but there is: here\nHow it is used:  vitrine build --help\n',
  });
});
