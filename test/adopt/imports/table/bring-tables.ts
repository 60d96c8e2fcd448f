import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { importTables, packageIn, tablesIn } from '../../../../src/build/cli/import-tables.ts';
import { openNodeEngine } from '../../../../src/engine/node.ts';
import { editedSite, write } from '../../../sites/edited-site.ts';

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-tables-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

let engine: Promise<Engine> | undefined;
/** One engine for all tests of a file: opening one takes longer than a test does. */
export const openEngine = async (): Promise<Engine> => ({
  ...(await (engine ??= openNodeEngine())),
  close: async () => undefined,
});
/** For `afterAll` of each file of tests. */
export async function closeEngine(): Promise<void> {
  const open = engine;
  engine = undefined;
  await (await open)?.close();
}

export type TableAnswersTyped = Readonly<Record<string, string>>;

/** The smallest site in a folder of its own, with more files. */
export async function newSite(more: readonly (readonly [string, string])[] = []): Promise<string> {
  const siteFolder = await tempFolder();
  for (const [path, content] of editedSite(more.map(([path, text]) => write(path, text)))) {
    await mkdir(dirname(join(siteFolder, path)), { recursive: true });
    await writeFile(join(siteFolder, path), content);
  }
  return siteFolder;
}

/** Every file of a folder, by its path. */
export async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.map(async (path) => [relative(folder, path), await readFile(path, 'latin1')] as const);
  return new Map(await Promise.all(texts));
}

/** Imports files into a site; gives what was told and which files are new or other than before. */
export async function bringInto(
  siteFolder: string,
  paths: readonly string[],
  answers: TableAnswersTyped = {},
  kind: 'table' | 'datapackage' = 'table',
) {
  const lines: string[] = [];
  const before = await filesOf(siteFolder);
  const code = await importTables(
    { kind, paths, name: 'use', answers, isDry: false, read: kind === 'table' ? tablesIn : packageIn },
    { siteFolder, print: (line) => void lines.push(line), openEngine },
  );
  const after = await filesOf(siteFolder);
  const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  return { code, text: lines.join('\n'), lines, changed: changed.sort(), after };
}

export const descriptorIn = (files: ReadonlyMap<string, string>) => {
  const text = files.get('data/use/datapackage.json');
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
};

/** A folder of its own with some files, by their paths. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await tempFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

export const inFolder = (folder: string, ...names: string[]) => names.map((name) => join(folder, name));
