import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../../../src/build/cli/run-command.ts';
import { editedSite, replace } from '../../sites/edited-site.ts';
import { readWorkflowCommands } from '../ci/read-github.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'vitrine-format-')));
afterAll(() => rmSync(top, { recursive: true }));
const siteFolder = join(top, 'docs', 'privacy');

async function check(...words: readonly string[]) {
  let [out, err] = ['', ''];
  const code = await runCommand(['check', ...words], {
    caller: 'vitrine',
    environment: { SITE_DIR: siteFolder },
    write: (text) => (out += text),
    writeError: (text) => (err += text),
  });
  return { code, out, err };
}

function writeSite(edits: Parameters<typeof editedSite>[0]): void {
  for (const [path, content] of editedSite(edits)) {
    mkdirSync(dirname(join(siteFolder, path)), { recursive: true });
    writeFileSync(join(siteFolder, path), content);
  }
}

test('check tells hosts of repositories the file and line from the top of the repository on', async () => {
  execFileSync('git', ['init', '-q', top]);
  writeSite([
    replace('content/categories/usage.md', 'sensitivity:', 'sensitivty:'),
    replace('content/charter/groups-of-ten.md', 'title:', 'titel:'),
  ]);
  const { code, out } = await check('--format', 'github');
  expect(code).toBe(1);
  const places = readWorkflowCommands(out).map(({ properties: { file, line, title } }) => ({ file, line, title }));
  expect(places).toContainEqual({
    file: 'docs/privacy/content/categories/usage.md',
    line: expect.stringMatching(/^[1-9]/) as string,
    title: 'schema/unknown-key',
  });

  writeSite([replace('data/active-installations/2026-08.csv', 'macos,118', 'macos,3')]);
  const gitlab = await check('--format', 'gitlab');
  const issues = JSON.parse(gitlab.out) as { check_name: string; location: unknown }[];
  expect(gitlab.code).toBe(1);
  expect(issues).toContainEqual(
    expect.objectContaining({
      check_name: 'check/minimum-count',
      location: { path: 'docs/privacy/data/active-installations/2026-08.csv', lines: { begin: 3 } },
    }),
  );
});

test('two forms at once, or one that there is not, are refused', async () => {
  const both = await check('--json', '--format', 'sarif');
  expect([both.code, both.err]).toEqual([2, '--json and --format sarif ask for two forms; leave one out.\n']);
  const other = await check('--format', 'xml');
  expect(other.code).toBe(2);
  expect(other.err).toContain('"xml" is no format; write one of text, json, github, gitlab, sarif.');
});
