import { expect, test } from 'vitest';
import type { Answers } from '../../../src/adopt/init/answers.ts';
import { newFolder } from '../../../src/adopt/init/new-folder.ts';
import { readImportState } from '../../../src/adopt/imports/import-state.ts';
import { isUnreadable } from '../../../src/adopt/imports/imported.ts';
import { readPayloads } from '../../../src/adopt/imports/payload/read-payloads.ts';
import { type ImportPlan, planImport } from '../../../src/adopt/imports/plan-import.ts';
import type { Day } from '../../../src/values/day.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const today = '2026-11-29' as Day;
const report = { version: '2.1', os: 'linux' };
const answers = (language: string): Answers => ({
  name: 'Quillon',
  address: 'https://quillon.example/privacy',
  website: 'https://quillon.example/',
  operator: 'The Quillon maintainers',
  contact: 'mailto:privacy@quillon.example',
  default: 'off',
  language,
  host: 'other',
  switches: [
    { id: 'usage', title: 'Usage', sensitivity: 'technical', kept: 'P90D', sends: report },
  ] as unknown as Answers['switches'],
});

async function begun(language = 'en'): Promise<Map<string, string>> {
  const files = await newFolder(answers(language), {
    today,
    tables: new Map(),
    templates: { action: '', workflow: '', gitlab: '' },
    openEngine: () => Promise.reject(new Error('there is no table')),
  });
  if (!('get' in files)) throw new Error(JSON.stringify(files));
  return new Map(files);
}

/** Runs `vitrine import payload` over a folder in memory. */
async function bring(site: Map<string, string>): Promise<ImportPlan> {
  const imported = readPayloads(new Map([['ping.json', JSON.stringify(report)]]));
  if (isUnreadable(imported)) throw new Error('unreadable');
  const { state } = await readImportState(memoryFiles(site));
  const asked = { kind: 'payload', name: 'payload', paths: ['ping.json'], state, texts: site, answers: {}, today };
  const plan = planImport(imported, asked);
  if (!('changes' in plan)) throw new Error(JSON.stringify(plan));
  for (const { path, text } of plan.changes) site.set(path, text);
  return plan;
}

const sheet = 'content/imports/payload.csv';

/** Fills in a cell of the worksheet. */
function answer(site: Map<string, string>, row: string, column: string, text: string): void {
  const [head = '', ...rows] = (site.get(sheet) ?? '').trimEnd().split('\n');
  const at = head.trim().split(',').indexOf(column);
  expect(at).toBeGreaterThan(0);
  const filled = rows.map((line) => {
    const cells = line.split(',');
    return cells[0] === row ? cells.with(at, text).join(',') : line;
  });
  expect(filled).not.toEqual(rows);
  site.set(sheet, `${[head, ...filled].join('\n')}\n`);
}

test.each(['en', 'de', 'ar'])('what init left to write gives way to an answer: %s', async (language) => {
  const site = await begun(language);
  await bring(site);
  answer(site, 'version', 'summary', 'The version of the app.');
  answer(site, 'version', 'why', 'To know what people use.');
  const { outcomes } = await bring(site);
  const text = site.get('content/dictionary/version.md') ?? '';
  expect(text).toContain('summary: The version of the app.\n');
  expect(text).toContain('why: To know what people use.\n');
  expect(text).not.toContain(':unwritten');
  expect(outcomes.flatMap(({ kept }) => kept)).toEqual([]);
  // The field without an answer keeps what init asks, in the words of the site.
  const open = (await begun(language)).get('content/dictionary/os.md') ?? '';
  expect(site.get('content/dictionary/os.md')).toContain(/^why: .*$/m.exec(open)?.[0]);
  expect(site.get(sheet)).toMatch(/^os,.*summary why/m);
  expect((await bring(site)).changes).toEqual([]);
});

test('words that somebody wrote stay, beside a marker too', async () => {
  const site = await begun();
  await bring(site);
  const path = 'content/dictionary/version.md';
  const own = 'why: To see when old versions go. :unwritten[Who reads it]';
  site.set(path, (site.get(path) ?? '').replace(/^why: .*$/m, own));
  answer(site, 'version', 'why', 'To know what people use.');
  const { outcomes } = await bring(site);
  expect(site.get(path)).toContain(own);
  expect(outcomes.flatMap(({ kept }) => kept)).toEqual(['why']);
});
