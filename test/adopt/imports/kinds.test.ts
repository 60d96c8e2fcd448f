import { describe, expect, test } from 'vitest';
import { readImportState } from '../../../src/adopt/imports/import-state.ts';
import { isUnreadable } from '../../../src/adopt/imports/imported.ts';
import { sourceKinds } from '../../../src/adopt/imports/kinds.ts';
import { planImport } from '../../../src/adopt/imports/plan-import.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Day } from '../../../src/values/day.ts';
import { editedSite } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { readFolder } from './read-folder.ts';

type Site = Map<string, string | Uint8Array>;

/** Imports a folder of examples over a site in memory; gives the paths of what changed. */
async function bring(site: Site, kind: string, folder: string, answers: Readonly<Record<string, string>> = {}) {
  const files = [...readFolder(folder)].map(([path, text]) => [path.replace(/\.(ts)\.txt$/, '.$1'), text] as const);
  const imported = sourceKinds[kind]?.read(new Map(files)) ?? [];
  if (isUnreadable(imported)) throw new Error(imported.map(({ message }) => message).join('\n'));
  const { state } = await readImportState(memoryFiles(site));
  const texts = new Map([...site].flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])));
  const request = { kind, name: kind, paths: [folder], state, texts, answers, today: '2026-09-10' as Day };
  const plan = planImport(imported, request);
  if (!('changes' in plan)) throw new Error(plan.map(({ message }) => message).join('\n'));
  for (const { path, text } of plan.changes) site.set(path, text);
  return { changed: plan.changes.map(({ path }) => path), imported };
}

const examples = [
  ['otel', 'otel/registry'],
  ['go-telemetry', 'go-telemetry/charts'],
  ['vscode', 'vscode/source'],
  ['json-schema', 'json-schema/schemas'],
  ['payload', 'payload/reports'],
] as const;

describe('every kind of source', () => {
  test.each(examples)('%s: a page a field, no problem, and a second import changes nothing', async (kind, folder) => {
    const site = editedSite([]);
    const { changed, imported } = await bring(site, kind, folder);
    const { site: read, problems } = await readSite(memoryFiles(site));
    expect(problems.filter(({ advice }) => !advice)).toEqual([]);
    const keys = new Set(read?.content.dictionary.flatMap(({ data }) => ('key' in data ? [data.key] : [])));
    expect(imported.fields.filter(({ key }) => !keys.has(key))).toEqual([]);
    expect(changed.length).toBeGreaterThan(3);
    expect((await bring(site, kind, folder)).changed).toEqual([]);
  });

  test('an answer for every field leaves what the source says', async () => {
    const site = editedSite([]);
    await bring(site, 'vscode', 'vscode/source', { sensitivity: 'technical', why: 'To know.' });
    const texts = [...site].filter(([path]) => path.includes('dictionary/vscode/')).map(([, text]) => String(text));
    const free = texts.find((text) => text.includes('key: heron/closed.free'));
    expect(free).toContain('sensitivity: sensitive');
    expect(free).toContain('why: To learn how a feature is used.');
    expect(texts.find((text) => text.includes('key: heron/closed.way'))).toContain('sensitivity: technical');
  });
});
