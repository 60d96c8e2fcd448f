import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceKinds } from '../../src/adopt/imports/kinds.ts';
import { runCommand } from '../../src/build/cli/run-command.ts';
import { writeSmallSite } from './small-site.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-commands-'));
  await mkdir(join(dir, 'whole'));
  await writeSmallSite(join(dir, 'whole'));
  await writeFile(join(dir, 'secret.csv'), 'month,platform,installations\n2026-07,linux,99\n');
});
afterAll(() => rm(dir, { recursive: true }));

const copied = async () => {
  const folder = await mkdtemp(join(dir, 'site-'));
  await cp(join(dir, 'whole'), folder, { recursive: true });
  return folder;
};

/** Types words for a site; gives the exit code and everything that was written. */
async function type(folder: string, ...words: readonly string[]) {
  let told = '';
  const write = (text: string) => (told += text.replaceAll(folder, '<site>').replaceAll(dir, '<dir>'));
  const code = await runCommand([...words, '--site', folder], {
    caller: 'vitrine',
    environment: {},
    write,
    writeError: write,
  });
  return { code, told };
}

describe('what cannot be read is told with its place, by commands that write too', () => {
  test('a log that is a folder is no empty log, to which a release would be added', async () => {
    const folder = await copied();
    await rm(join(folder, 'data/log.jsonl'));
    await mkdir(join(folder, 'data/log.jsonl'));
    expect(await type(folder, 'release', '--adopt')).toEqual({
      code: 1,
      told: 'data/log.jsonl:1:1 file/unreadable\n  A folder is here, where a file belongs.\n  Fix: remove the folder, or give it another name\n',
    });
  });

  test('tables and reports that are folders, links round, or not there', async () => {
    const folder = await copied();
    await symlink('round.csv', join(folder, 'round.csv'));
    expect(await type(folder, 'import', 'table', join(folder, 'round.csv'))).toEqual({
      code: 2,
      told: 'There is no file or folder <site>/round.csv.\n',
    });
    await symlink('round.json', join(folder, 'round.json'));
    expect((await type(folder, 'check', '--payload', join(folder, 'round.json'))).code).toBe(1);
    expect((await type(folder, 'check', '--payload', join(folder, 'content'))).code).toBe(1);
    expect((await type(folder, 'check', '--payload', join(folder, 'gone.json'))).told).toContain('There is no file');
    expect((await type(folder, 'init', join(folder, 'new'), '--answers', folder)).told).toContain('file/unreadable');
  });

  test('a package whose table is a link out of its folder', async () => {
    const folder = await copied();
    const from = join(folder, 'from');
    await mkdir(from);
    await symlink(join(dir, 'secret.csv'), join(from, 'a.csv'));
    const resources = [{ name: 'a', path: 'a.csv', schema: { fields: [{ name: 'month', type: 'string' }] } }];
    await writeFile(join(from, 'datapackage.json'), JSON.stringify({ name: 'p', resources }));
    const { code, told } = await type(folder, 'import', 'datapackage', from);
    expect(code).toBe(1);
    expect(told).toContain('a.csv:1:1 file/unreadable\n  This leads out of the folder');
    expect(existsSync(join(folder, 'data/p'))).toBe(false);
  });
});

describe('a journal of an interrupted command', () => {
  test.each([
    ['that would write beside the folder', { renames: [{ from: 'data/.vitrine-waiting-1-0', to: '../stolen.txt' }] }],
    ['that would take another file', { renames: [{ from: 'content/site.yaml', to: 'public/site.yaml' }] }],
    ['of another form', { moves: [] }],
    ['that is none', '{'],
  ])('%s is refused', async (_, journal) => {
    const folder = await copied();
    await writeFile(join(folder, 'data/.vitrine-waiting-1-0'), 'x');
    const text = typeof journal === 'string' ? journal : JSON.stringify(journal);
    await writeFile(join(folder, '.vitrine-journal.json'), text);
    const { code, told } = await type(folder, 'check');
    expect([code, told]).toEqual([
      2,
      expect.stringMatching(/^<site>\/\.vitrine-journal\.json says what .* Nothing was done\./),
    ]);
    expect(existsSync(join(dir, 'stolen.txt'))).toBe(false);
    expect(existsSync(join(folder, 'content/site.yaml'))).toBe(true);
  });
});

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const deepTexts: Readonly<Record<string, string>> = {
  'lists of JSON': nested('[', ']', 100_000),
  'objects of JSON': nested('{"a":', '}', 100_000),
  'schemas of JSON': `{"type":"object","properties":{"a":${nested('{"type":"object","properties":{"a":', '}}', 240)}}}`,
  'schemas that name themselves': '{"$ref":"#","allOf":[{"$ref":"#"}]}',
  'a description of quotes': JSON.stringify({ properties: { a: { description: '>'.repeat(50_000) } } }),
  'lists of YAML': '- '.repeat(450_000),
  'brackets of YAML': `a: ${'['.repeat(900_000)}`,
  'an alias of an alias': `a: &a [x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [${`*${at === 0 ? 'a' : `b${at - 1}`},`.repeat(9)}]`).join('\n')}`,
  'braces of a program': `publicLog2<${'{a: '.repeat(50_000)}`,
  'brackets of a program': `/* __GDPR__\n"a" : ${'{"b":'.repeat(50_000)} */`,
  'a chart of Go': `title: ${'{'.repeat(100_000)}\ncounter: a/${'{'.repeat(100_000)}`,
};

describe.each(Object.entries(sourceKinds))('an import of %s', (kind, { read }) => {
  test.each(Object.entries(deepTexts))('reads or refuses %s', (name, text) => {
    for (const file of ['a.json', 'metrics.yaml', 'a.ts', 'a.txt'])
      expect(() => read(new Map([[file, text]])), `${kind} of ${name} in ${file}`).not.toThrow();
  });
});
