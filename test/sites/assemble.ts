import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import { logOfSite, type ReleasedOn } from './log-of-site.ts';

/**
 * Sites under `test/sites/` whose tables were published by somebody else, and are read from a folder beside the
 * project.
 */
export const realSites = ['innovation-graph', 'thunderbird', 'jenkins'] as const;
export type RealSite = (typeof realSites)[number];

/** The day as of which tests judge a site: soon after its newest table came out. */
export const dayOfSite = {
  'innovation-graph': '2026-02-10',
  thunderbird: '2025-07-10',
  jenkins: '2024-07-20',
} as const satisfies Record<RealSite, string>;

const here = import.meta.dirname;
const folderInReal: Readonly<Record<RealSite, string>> = {
  'innovation-graph': 'innovationgraph',
  thunderbird: 'thunderbird',
  jenkins: 'jenkins',
};

/** The folder of real tables: `VITRINE_REAL`, by default `../shared/real` beside the project. */
export const realFolder = resolve(process.env['VITRINE_REAL'] ?? join(here, '../../../shared/real'));

/** Whether the tables of a site are there; where they are not, tests that need them are skipped by name. */
export const hasRealTables = (site: RealSite, tables = realFolder): boolean =>
  existsSync(join(tables, folderInReal[site]));

/** The files that a descriptor names, relative to its folder. */
async function namedFiles(descriptor: string): Promise<string[]> {
  const { resources } = JSON.parse(await readFile(descriptor, 'utf8')) as { resources: { path: string | string[] }[] };
  return resources.flatMap(({ path }) => path);
}

export interface AssembledSite {
  /** The site's folder, with `content/` and `data/`, for a test to build, to read and to change. */
  readonly folder: string;
  remove(): Promise<void>;
}

export interface AssembleOptions {
  /**
   * Write a log that names every file, as if all had been released on this day, or each on the day of its period.
   * Default: no log.
   */
  readonly loggedOn?: ReleasedOn;
  /** The folder of real tables. Default: `realFolder`. */
  readonly tables?: string;
}

/**
 * Copies a site with its tables into a temporary folder. Undefined where the real tables are absent. Throws where a
 * descriptor names a file that is not among them.
 */
export async function assembleSite(
  site: RealSite,
  { loggedOn, tables = realFolder }: AssembleOptions = {},
): Promise<AssembledSite | undefined> {
  if (!hasRealTables(site, tables)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), `vitrine-${site}-`));
  await cp(join(here, site), folder, { recursive: true });
  for (const dataset of await readdir(join(folder, 'data'))) {
    for (const path of await namedFiles(join(folder, 'data', dataset, 'datapackage.json'))) {
      const target = join(folder, 'data', dataset, path);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(tables, folderInReal[site], path), target);
    }
  }
  const log = loggedOn === undefined ? [] : await logOfSite(nodeFiles(folder), loggedOn);
  for (const [path, text] of log) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
