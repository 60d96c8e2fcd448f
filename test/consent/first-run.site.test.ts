import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoSite } from '../build-once.ts';

const script = join(import.meta.dirname, '../../src/consent/snippets/first-run.sh');
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

const urls = (id: string) => ({
  en: { short: `https://heron.example/privacy/o/${id}/` },
  de: { short: `https://heron.example/privacy/de/o/${id}/` },
});
const published = (versions: Readonly<Record<string, number>>) =>
  JSON.stringify({
    schemaVersion: 1,
    project: { id: 'heron.example/privacy', name: 'Heron' },
    languages: ['en', 'de'],
    categories: Object.entries(versions).map(([id, consentVersion]) => ({
      id,
      consentVersion,
      urls: urls(id),
      dialog: {
        en: { title: `Send ${id}?`, text: 'Once a month.' },
        de: { title: `${id} senden?`, text: 'Einmal im Monat.' },
      },
    })),
  });

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'vitrine-first-run-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const answers = () => {
  try {
    return readFileSync(join(work, 'answers'), 'utf8');
  } catch {
    return undefined;
  }
};

/** Runs the notice with what a person types, in a terminal of its own or in none. */
function run(
  typed: string,
  {
    terminal = true,
    environment = {},
    versions = { health: 1, crashes: 2 },
    consent,
  }: {
    terminal?: boolean;
    environment?: Record<string, string>;
    versions?: Record<string, number>;
    consent?: string;
  } = {},
): string {
  writeFileSync(join(work, 'consent.json'), consent ?? published(versions));
  const { DO_NOT_TRACK: _, ...clean } = process.env;
  const options = {
    input: typed,
    encoding: 'utf8' as const,
    cwd: work,
    env: { ...clean, LANG: 'C.UTF-8', ...environment },
  };
  const command = `sh ${script} consent.json answers 2026-10-20`;
  const { stdout, stderr, status } = terminal
    ? spawnSync('script', ['-qec', command, '/dev/null'], options)
    : spawnSync('sh', ['-c', command], options);
  if (status !== 0) throw new Error(`ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

describe.skipIf(!has('jq') || !has('script'))('the first-run notice', () => {
  test('asks for each category on its own, with its short link, and keeps the answers', () => {
    const shown = run('y\nn\n');
    expect(shown).toContain('Send health?');
    expect(shown).toContain('https://heron.example/privacy/o/crashes/');
    expect(answers()).toBe('health 1 yes 2026-10-20\ncrashes 2 no 2026-10-20\n');
  });

  test('looks as the README shows it', async () => {
    const shown = run('\n\n\n\n\n', {
      consent: readFileSync(join(await demoSite(), 'consent.json'), 'utf8'),
    }).replaceAll('\r', '');
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const notice = /```console\n\$ heron\n([^`]+?)\n```/.exec(readme)?.[1] ?? 'no notice';
    expect(shown).toContain(notice);
  }, 600_000);

  test('takes an empty line for no', () => {
    run('\n\n');
    expect(answers()).toBe('health 1 no 2026-10-20\ncrashes 2 no 2026-10-20\n');
  });

  test('speaks the language of the terminal, where the site has it', () => {
    expect(run('n\nn\n', { environment: { LANG: 'de_DE.UTF-8' } })).toContain(
      'https://heron.example/privacy/de/o/health/',
    );
  });

  test('asks nobody a second time, and only about what grew', () => {
    run('y\ny\n');
    expect(run('')).not.toContain('?');
    const again = run('n\n', { versions: { health: 1, crashes: 3 } });
    expect(again).toContain('Send crashes?');
    expect(again).not.toContain('Send health?');
    expect(answers()).toBe('health 1 yes 2026-10-20\ncrashes 3 no 2026-10-20\n');
  });

  test.each(['1', 'true', 'yes'])('asks and keeps nothing where DO_NOT_TRACK is %s', (value) => {
    expect(run('y\ny\n', { environment: { DO_NOT_TRACK: value } })).not.toContain('Send');
    expect(answers()).toBeUndefined();
  });

  test('takes DO_NOT_TRACK=0 for not set', () => {
    expect(run('n\nn\n', { environment: { DO_NOT_TRACK: '0' } })).toContain('Send health?');
  });

  test('asks and keeps nothing where there is no terminal', () => {
    expect(run('y\ny\n', { terminal: false })).toBe('');
    expect(answers()).toBeUndefined();
  });
});
