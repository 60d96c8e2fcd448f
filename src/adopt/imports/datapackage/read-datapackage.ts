import type { Problem } from '../../../problems/problem.ts';
import { idOfKey } from '../field-ids.ts';
import type { Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import { openSource } from '../source-node.ts';
import type { DeclaredDataset } from '../table/declared.ts';
import type { TablesSource } from '../table/table-source.ts';
import { readContributors, readLicences, readOrigins } from './read-people.ts';
import { type PackageFolder, readResource, type ReadResource } from './read-resource.ts';

const texts = ['id', 'title', 'description', 'homepage', 'version', 'created'] as const;

/**
 * Reads a Data Package of version 1 or 2: its tables with what their schemas say, and what of the package a descriptor
 * here can hold. Files in another dialect are rewritten as plain CSV. Gives every problem instead; a package without a
 * table that can be published is one.
 */
export async function readDatapackage(
  file: string,
  text: string,
  read: PackageFolder['read'],
): Promise<TablesSource | readonly Problem[]> {
  const problems: Problem[] = [];
  const unmapped: Unmapped[] = [];
  const root = openSource(file, text, problems, 'json');
  if (!root?.isGroup) {
    const fix = 'name a datapackage.json with  "resources": [ … ]';
    return problems.length > 0
      ? problems
      : [{ code: 'import/syntax', file, line: 1, column: 1, message: 'This is no Data Package.', fix }];
  }
  const folder = { read, problems, unmapped };
  const resources: ReadResource[] = [];
  const nodes = root.groups('resources');
  for (const node of nodes) {
    const one = await readResource(node, folder);
    if (one) resources.push(one);
  }
  const origins = [root, ...nodes.map((node) => node.again())].flatMap((node) => readOrigins(node, unmapped));
  const sources = once(origins, (one) => JSON.stringify(one));
  const licenses = readLicences(root, unmapped);
  const contributors = readContributors(root, unmapped);
  const keywords = root.list('keywords').map(({ value }) => String(value));
  const said = Object.fromEntries(
    texts.flatMap((key) => (root.text(key) === undefined ? [] : [[key, root.text(key)]])),
  );
  for (const key of ['name', 'profile', '$schema']) root.take(key);
  unmapped.push(
    ...root.left(
      'the package',
      {
        image: 'Pictures of a dataset are not shown.',
        privacy: 'What protects people here is asked, not taken over.',
      },
      'A dataset has no place for it.',
    ),
  );
  if (resources.length === 0 && problems.length === 0)
    return unmapped.length === 0
      ? [{ code: 'import/syntax', file, line: 1, column: 1, message: 'The package has no resources.', fix: 'name one' }]
      : unmapped.map(({ place, what, reason }) => ({
          code: 'import/syntax',
          file: place.file,
          line: place.line ?? 1,
          column: 1,
          message: `No table of the package can be published; ${what} cannot be mapped.`,
          fix: reason,
        }));
  if (problems.length > 0) return problems;
  const declared: DeclaredDataset = {
    descriptor: {
      ...said,
      ...(licenses === undefined ? {} : { licenses }),
      ...(contributors === undefined ? {} : { contributors }),
      ...(sources.length > 0 ? { sources } : {}),
      ...(keywords.length > 0 ? { keywords } : {}),
    },
    tables: new Map(resources.map(({ name, declared: own }) => [name, own])),
  };
  return { files: resources.flatMap(({ files }) => files), declared, unmapped };
}

/** What a package is called, as the id of a dataset; undefined where it does not say, or is no JSON. */
export function nameOfPackage(text: string): string | undefined {
  const { name } = (openSource('datapackage.json', text, [], 'json')?.value ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? idOfKey(name) || undefined : undefined;
}
