import { basename, dirname, relative, sep } from 'node:path';
import { readDatapackage } from '../../adopt/imports/datapackage/read-datapackage.ts';
import { readImportState } from '../../adopt/imports/import-state.ts';
import { importPaths } from '../../adopt/imports/plan-import.ts';
import { describeTablePlan } from '../../adopt/imports/table/describe-table-plan.ts';
import { nothingDeclared } from '../../adopt/imports/table/declared.ts';
import type { GivenTable } from '../../adopt/imports/table/open-file.ts';
import { planTables } from '../../adopt/imports/table/plan-tables.ts';
import type { TablesSource } from '../../adopt/imports/table/table-source.ts';
import type { Engine } from '../../engine/engine.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Files } from '../../source/files.ts';
import { nodeFiles } from '../local/node-files.ts';
import { CommandFault } from '../local/command-fault.ts';
import { commonFolder, readSource, readSources } from '../local/read-sources.ts';
import { loggedFiles } from '../release/logged-files.ts';
import { recover, writeTogether } from '../local/write-together.ts';
import { pathsOfImport, readTexts, sitePath } from './import-paths.ts';

export interface ImportTablesAsked {
  readonly kind: string;
  /** Files and folders, from where the command was typed; empty for those of the last import. */
  readonly paths: readonly string[];
  /** The id of the dataset. */
  readonly name: string;
  readonly answers: Readonly<Partial<Record<string, string>>>;
  readonly isDry: boolean;
  /** What the paths hold. */
  readonly read: (paths: readonly string[]) => Promise<TablesSource | readonly Problem[]>;
}

export interface ImportTablesPorts {
  readonly siteFolder: string;
  readonly print: (line: string) => void;
  readonly openEngine: () => Promise<Engine>;
}

/** Files as tables, each called by its path from the folder that all of them lie in. */
export async function tablesIn(paths: readonly string[]): Promise<TablesSource | readonly Problem[]> {
  const folder = commonFolder(paths);
  const files: GivenTable[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const source = relative(folder, path).split(sep).join('/');
    const read = await readSource(path, source);
    if (read instanceof Uint8Array) files.push({ source, bytes: read });
    else problems.push(read);
  }
  if (problems.length > 0) return problems;
  return { files, declared: nothingDeclared, unmapped: [] };
}

/** A Data Package with the files beside it; `paths` is the one descriptor. */
export async function packageIn(paths: readonly string[]): Promise<TablesSource | readonly Problem[]> {
  const [file = '', ...others] = paths;
  if (others.length > 0)
    throw new CommandFault(
      `There are several packages; name one of them:\n${paths.map((path) => `  ${path}`).join('\n')}`,
    );
  const { texts, problems } = await readSources([file]);
  const [text] = texts.values();
  if (text === undefined) return problems;
  const folder = nodeFiles(dirname(file));
  return readDatapackage(basename(file), text, (path) => folder.read(path));
}

/** The files of a dataset's folder but for its descriptor, and those of all datasets that the log names. */
async function readDataset(files: Files, name: string) {
  const folder = `data/${name}/`;
  const bytes = new Map<string, Uint8Array>();
  for (const path of await files.list(`data/${name}`)) {
    const found = path.endsWith('.json') ? undefined : await files.read(path);
    if (found) bytes.set(path.slice(folder.length), found);
  }
  return { bytes, logged: await loggedFiles(files) };
}

/**
 * Brings published tables into a folder as a dataset, or brings it up to date. Gives 0 where the site has all of it,
 * and 1 where a problem stops it or where something must be answered first.
 */
export async function importTables(asked: ImportTablesAsked, ports: ImportTablesPorts): Promise<number> {
  const { kind, name, answers, isDry } = asked;
  const { siteFolder, print, openEngine } = ports;
  await recover(siteFolder);
  const files = nodeFiles(siteFolder);
  const own = importPaths(name);
  const written = await readTexts(
    files,
    [own.sheet, own.record, `data/${name}/datapackage.json`],
    ['content/dictionary', 'content/charts'],
  );
  const named = await pathsOfImport(asked, written.texts.get(own.record), siteFolder);
  const source = await asked.read(named);
  const { state, problems: ofSite } = await readImportState(files);
  const fail = (problems: readonly Problem[]) => {
    print(`\n${formatProblems(problems)}\n\nNothing was written.`);
    return 1;
  };
  const unread = [...written.problems, ...ofSite, ...('files' in source ? [] : source)];
  if (unread.length > 0 || !('files' in source)) return fail(unread);
  const engine = await openEngine();
  try {
    const { texts } = written;
    const paths = named.map((path) => sitePath(siteFolder, path));
    const request = { kind, name, paths, state, texts, answers, ...(await readDataset(files, name)) };
    const plan = await planTables(source, request, engine);
    if (!('changes' in plan)) return fail(plan);
    for (const line of describeTablePlan(plan)) print(line);
    for (const { path } of isDry ? plan.changes : []) print(`would write  ${path}`);
    if (isDry) print('Nothing was written (--dry-run).');
    else if (plan.changes.length > 0) await writeTogether(siteFolder, plan.changes);
    return plan.lacking.length > 0 ? 1 : 0;
  } finally {
    await engine.close();
  }
}
