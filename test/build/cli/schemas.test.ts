import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../../src/build/cli/commands.ts';
import { runCommand } from '../../../src/build/cli/run-command.ts';
import { publishSchemas } from '../../../src/build/publish/publish-schemas.ts';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'schemas-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write() {
  let said = '';
  const tell = (text: string) => (said += text);
  const code = await runCommand(['schemas', folder], {
    caller: 'vitrine',
    environment: {},
    write: tell,
    writeError: tell,
  });
  return { code, said };
}

test('the schemas are those that a built site has, and are written again over old ones', async () => {
  expect(Object.keys(commands)).toContain('schemas');
  expect((await write()).code).toBe(0);
  await writeFile(join(folder, 'site.json'), '{"$schema":"https://json-schema.org/draft/2020-12/schema"}');
  expect((await write()).code).toBe(0);
  for (const { path, bytes } of publishSchemas())
    expect(await readFile(join(folder, path.replace('schemas/', '')), 'utf8')).toBe(new TextDecoder().decode(bytes));
});

test('a file that is no schema is not replaced, and nothing is written then', async () => {
  await rm(join(folder, 'learn.json'));
  await writeFile(join(folder, 'site.json'), 'mine');
  const { code, said } = await write();
  expect(code).toBe(2);
  expect(said).toContain('site.json');
  expect(await readFile(join(folder, 'site.json'), 'utf8')).toBe('mine');
  expect(await readdir(folder)).not.toContain('learn.json');
});
