import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typeCommand } from '../../type-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-payload-'));
  cpSync('test/sites/minimal', folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Types `check` with these words for the smallest site; `report` is written to a file whose name follows --payload. */
async function check(report: string, ...words: string[]) {
  const file = join(folder, 'report.json');
  writeFileSync(file, report);
  const {
    code,
    stdout: out,
    stderr: err,
  } = await typeCommand(['check', '--payload', file, ...words], { siteFolder: folder });
  return { code, out, err };
}

test('a report that the dictionary describes passes, and no more is said than was asked', async () => {
  const { code, err } = await check('{"month": "2026-08", "platform": "linux"}');
  expect(code).toBe(0);
  expect(err).toContain('1 report with 2 values held to the dictionary. Nothing else was checked.');
});

test('a report with an unknown key fails, for people and for machines', async () => {
  expect(await check('{"mood": "fine"}')).toMatchObject({ code: 1, err: expect.stringContaining('payload/key') });
  const { code, out } = await check('{"mood": "fine"}', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'payload/key', line: 1 }], findings: [] });
});

test('options that would say nothing are refused, and so is a file that is not there', async () => {
  expect(await check('{}', '--source', folder)).toMatchObject({ code: 2, err: expect.stringContaining('--source') });
  expect(await check('{}', '--notation', 'xml')).toMatchObject({ code: 2, err: expect.stringContaining('xml') });
  const alone = await typeCommand(['check', '--notation', 'form'], { siteFolder: folder });
  expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('--payload') });
  expect(await check('{}', '--payload', 'gone.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('gone.json'),
  });
  // Each of the four is a program of its own.
}, 120_000);

test('where a field cannot be read, its key is not called unknown', async () => {
  const field = join(folder, 'content/dictionary/platform.md');
  writeFileSync(field, '---\ntitle: [\n---\n');
  const { code, err } = await check('{"platform": "linux"}');
  expect(code).toBe(1);
  expect(err).toContain('content/dictionary/platform.md:');
  expect(err).toContain('The dictionary cannot be read whole, so no report was held to it.');
  expect(err).not.toContain('payload/key');
});
