import { join, relative, resolve } from 'node:path';
import { importPaths } from '../../adopt/imports/plan-import.ts';
import { readRecord } from '../../adopt/imports/record.ts';
import type { Problem } from '../../problems/problem.ts';
import { decodeText } from '../../source/decode.ts';
import type { Files } from '../../source/files.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';

/** A path from the folder of a site on, as a record of an import keeps it. */
export const sitePath = (siteFolder: string, path: string): string => {
  const from = relative(siteFolder, resolve(path)).replaceAll('\\', '/');
  return from === '' ? '.' : from;
};

/** Texts of files of a site: those that are named, and all below some folders. */
export async function readTexts(
  files: Files,
  own: readonly string[],
  folders: readonly string[],
): Promise<{ texts: Map<string, string>; problems: Problem[] }> {
  const listed = await Promise.all(folders.map((folder) => files.list(folder)));
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of [...own, ...listed.flat()]) {
    const bytes = await files.read(path);
    if (!bytes) continue;
    const decoded = decodeText(bytes, path);
    problems.push(...decoded.problems);
    if (decoded.text !== undefined) texts.set(path, decoded.text);
  }
  return { texts, problems };
}

/** The name of the last import of a kind, where a site has one of it; where it has none or several, that throws. */
export async function lastImport(kind: string, siteFolder: string): Promise<string> {
  const { texts } = await readTexts(nodeFiles(siteFolder), [], ['content/imports']);
  const names = [...texts].flatMap(([path, text]) => {
    const name = /^content\/imports\/([^/]+)\.yaml$/.exec(path)?.[1];
    return name !== undefined && readRecord(path, text).record?.kind === kind ? [name] : [];
  });
  const [only, ...others] = names;
  if (only === undefined) return kind;
  if (others.length === 0) return only;
  throw new CommandFault(
    `There are several imports of the kind ${kind}. Name one:  ${names.map((name) => `--name ${name}`).join('  or  ')}`,
  );
}

/** The paths of this import, or of the one before; what is wrong with the folder or the command throws. */
export async function pathsOfImport(
  { kind, name, paths }: { readonly kind: string; readonly name: string; readonly paths: readonly string[] },
  record: string | undefined,
  siteFolder: string,
): Promise<readonly string[]> {
  const file = importPaths(name).record;
  const last = readRecord(file, record).record;
  if (last && last.kind !== kind)
    throw new CommandFault(`${file} is of the kind ${last.kind}; give this import a name of its own:  --name <name>`);
  if (!(await nodeFiles(siteFolder).read('content/site.yaml')))
    throw new CommandFault(
      `There is no site in ${siteFolder}: content/site.yaml is missing. Name the folder of your site with  --site <folder>.`,
    );
  const named = paths.length > 0 ? paths : (last?.paths ?? []).map((path) => join(siteFolder, path));
  if (named.length === 0)
    throw new CommandFault(
      `Which files? No import of the kind ${kind} has come to its end here, so they must be named:  vitrine import ${kind} <path…>`,
    );
  return named;
}
