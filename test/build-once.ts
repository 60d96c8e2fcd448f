import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { typeCommand } from './type-command.ts';

const root = resolve(import.meta.dirname, '..');
const output = join(root, 'test', '.output', 'sites');
const inputs = ['src', 'content', 'data', 'public', 'astro.config.mjs', 'package-lock.json'];

/** Changes whenever a file that a site is built from changes. */
function stateOf(folders: readonly string[], options: readonly string[]): string {
  const hash = createHash('sha256').update(options.join('\n'));
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    const paths = statSync(folder).isDirectory()
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((path) => join(folder, path))
      : [folder];
    for (const path of paths) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

export interface BuiltSite {
  readonly folder: string;
  /** What the build printed. */
  readonly log: string;
  readonly seconds: number;
}

/** Builds a site as `vitrine build` does, in a process of its own. Rejects with what it printed when it fails. */
export async function buildInto(
  folder: string,
  siteFolder: string,
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<BuiltSite> {
  const start = performance.now();
  const words = ['build', '--outDir', folder, ...options];
  const { code, printed } = await typeCommand(words, { siteFolder, environment });
  if (code !== 0) throw new Error(`the build of ${siteFolder} failed:\n${printed}`);
  return { folder, log: printed, seconds: (performance.now() - start) / 1000 };
}

/** By path below the site's folder: another text, or one made from the file's, or nothing for a path that goes. */
export type SiteChanges = Readonly<Record<string, string | null | ((text: string) => string)>>;

function changedCopy(siteFolder: string, copy: string, changes: SiteChanges): string {
  for (const part of ['content', 'data', 'public'])
    if (existsSync(join(siteFolder, part))) cpSync(join(siteFolder, part), join(copy, part), { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const file = join(copy, path);
    mkdirSync(dirname(file), { recursive: true });
    if (change === null) rmSync(file, { recursive: true });
    else writeFileSync(file, typeof change === 'string' ? change : change(readFileSync(file, 'utf8')));
  }
  return copy;
}

/**
 * A built site for tests that look at it: built by the first test that asks and kept until a file it is made of
 * changes. Tests must not write into it. With `changes`, a changed copy of the site is built.
 */
export async function builtSite(
  name: string,
  siteFolder: string,
  options: readonly string[] = [],
  changes: SiteChanges = {},
): Promise<string> {
  const folders = [...inputs.map((path) => join(root, path)), ...(siteFolder === root ? [] : [siteFolder])];
  const folder = join(output, `${name}-${stateOf(folders, [...options, ...Object.entries(changes).map(String)])}`);
  const lock = `${folder}.lock`;
  mkdirSync(output, { recursive: true });
  for (;;) {
    if (existsSync(folder)) return folder;
    try {
      mkdirSync(lock);
    } catch {
      // Somebody else is building it.
      await new Promise((next) => setTimeout(next, 250));
      continue;
    }
    try {
      for (const old of readdirSync(output))
        if (old.startsWith(`${name}-`) && join(output, old) !== lock)
          rmSync(join(output, old), { recursive: true, force: true });
      if (Object.keys(changes).length === 0) await buildInto(folder, siteFolder, options);
      else {
        const copy = changedCopy(siteFolder, `${folder}.copy`, changes);
        await buildInto(folder, copy, options);
        rmSync(copy, { recursive: true });
      }
      return folder;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

/**
 * The demonstration, built under the base path of its address; `DEMO_SITE` names a folder where it is built already.
 */
export const demoSite = async (): Promise<string> => process.env['DEMO_SITE'] ?? builtSite('demo', root);
/** Base path of the demonstration. */
export const demoBase = '/privacy/';

/**
 * The demonstration with the interface in Arabic besides, its own texts as they are: every kind of page from right to
 * left.
 */
export const demoInArabic = (): Promise<string> =>
  builtSite('arabic', root, [], {
    'content/site.yaml': (text) => text.replace(/^languages: .*$/m, 'languages: [en, de, ar]'),
  });
