import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shouldAsk } from '../../src/consent/should-ask.ts';
import { type ConsentCase, consentCases } from './cases.ts';

const snippets = join(import.meta.dirname, '../../src/consent/snippets');
const drivers = join(import.meta.dirname, 'drivers');
const work = mkdtempSync(join(tmpdir(), 'vitrine-consent-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function run(command: string, args: readonly string[], input = '', cwd = work): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const has = (...programs: readonly string[]) =>
  programs.every((program) => spawnSync(program, ['--version']).status === 0);
const copy = (from: string, to: string) => copyFileSync(from, join(work, to));

/** One line a case in, one answer a line out. */
const asLines = (cases: readonly ConsentCase[]) => cases.map((one) => `${JSON.stringify(one)}\n`).join('');

interface Language {
  readonly name: string;
  readonly needs: readonly string[];
  run(input: string): string;
}

const languages: readonly Language[] = [
  { name: 'Python', needs: ['python3'], run: (input) => run('python3', [join(drivers, 'driver.py'), snippets], input) },
  { name: 'shell', needs: ['jq'], run: (input) => run('sh', [join(drivers, 'driver.sh'), snippets], input) },
  {
    name: 'Rust',
    needs: ['rustc'],
    run(input) {
      for (const file of ['main.rs', 'serde_json.rs']) copy(join(drivers, 'rust', file), file);
      copy(join(snippets, 'should_ask.rs'), 'should_ask.rs');
      run('rustc', ['--edition', '2021', '-D', 'warnings', '--crate-type', 'rlib', 'serde_json.rs', '-A', 'dead_code']);
      run('rustc', [
        '--edition',
        '2021',
        '-D',
        'warnings',
        '--extern',
        'serde_json=libserde_json.rlib',
        '-o',
        'should-ask',
        'main.rs',
      ]);
      return run(join(work, 'should-ask'), [], input);
    },
  },
  {
    name: 'C#',
    needs: ['dotnet'],
    run(input) {
      mkdirSync(join(work, 'csharp'), { recursive: true });
      for (const file of ['Program.cs', 'driver.csproj']) copy(join(drivers, 'csharp', file), `csharp/${file}`);
      copy(join(snippets, 'ShouldAsk.cs'), 'csharp/ShouldAsk.cs');
      const framework = `net${Number.parseInt(run('dotnet', ['--version']), 10)}.0`;
      return run('dotnet', ['run', '--project', 'csharp', `-p:TargetFramework=${framework}`], input);
    },
  },
];

describe('TypeScript', () => {
  test.each(consentCases)('$name', ({ stored, published, today, expected }) => {
    const { ask, covers } = shouldAsk(stored, published, today);
    expect(`${ask ? 'ask' : 'keep'} ${covers}`).toBe(expected);
  });

  test('is exported from the package, needs nothing, and has at most 40 lines', async () => {
    // By its published name, as an app would import it.
    const name = 'vitrine/consent';
    expect(((await import(/* @vite-ignore */ name)) as { shouldAsk: unknown }).shouldAsk).toBeTypeOf('function');
    const source = readFileSync(join(import.meta.dirname, '../../src/consent/should-ask.ts'), 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(source).not.toMatch(/^\s*import\b|\brequire\(/m);
  });
});

describe.each(languages)('$name', ({ needs, run: answers }) => {
  // Named in the list of skipped tests where its runtime is not on the machine.
  test.skipIf(!has(...needs))(
    'answers every case as TypeScript does',
    () => {
      const found = answers(asLines(consentCases)).trim().split('\n');
      expect(consentCases.map(({ name }, index) => `${name}: ${found[index]}`)).toEqual(
        consentCases.map(({ name, expected }) => `${name}: ${expected}`),
      );
    },
    120_000,
  );
});
