import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { addressesOf } from '../../model/addresses.ts';
import { engineRoot } from '../local/engine-root.ts';
import type { Progress } from '../local/progress.ts';
import { judgeRendered } from './judge-rendered.ts';
import { componentFault, renderProblems } from './render-fault.ts';
import { replaceComponents } from './replace-components.ts';
import { makePagesRelative } from './relative-pages.ts';
import { makeWorkFolder } from './work-folder.ts';
import { filesForHost } from '../publish/hosts/files-for-host.ts';
import { servedPlaceOf } from '../publish/hosts/served-place.ts';
import { type PublishedFile, textFile } from '../publish/published-files.ts';
import type { Ready } from '../prepare/ready.ts';
import { publishPreviews } from '../publish/publish-previews.ts';
import { publish } from '../publish/publish.ts';
import { publishSitemap } from '../publish/publish-sitemap.ts';

/** Writes files below a folder, with the folders they need. */
export async function writeFiles(folder: string, files: readonly PublishedFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

/** Astro's settings that depend on the adopter's folder. */
export function astroSettings(
  { model, components }: Pick<Ready, 'model' | 'components'>,
  siteFolder: string,
  workFolder: string,
) {
  const { base } = addressesOf(model.config.url, model.config.language);
  return {
    root: engineRoot,
    site: new URL(model.config.url).origin,
    base,
    publicDir: join(siteFolder, 'public'),
    cacheDir: join(workFolder, 'cache'),
    vite: {
      cacheDir: join(workFolder, 'vite'),
      plugins: [replaceComponents(components, siteFolder)],
      // Scripts and style sheets find one another from where they lie, under any path.
      experimental: {
        renderBuiltUrl: (_: string, { ssr }: { ssr: boolean }) => (ssr ? undefined : { relative: true }),
      },
    },
  };
}

export interface BuildOptions {
  /**
   * Pages whose addresses begin at the path of the site's own. Else they are relative to themselves, and work wherever
   * the folder is served.
   */
  readonly rooted?: boolean;
  /** The host for which files are written into the folder. */
  readonly host?: Parameters<typeof filesForHost>[0];
  readonly siteFolder: string;
  readonly outFolder: string;
  readonly progress: Progress;
}

/** Moves a folder, to another disk as well. */
async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}

/**
 * Renders the pages and writes all files, then puts the new folder in the place of the old one in one step.
 *
 * Astro runs the pages' code from the folder it writes to, or, where that does not lie below the working directory,
 * from a folder there; so both must lie where the engine's own packages are found. (It compares the two as text, so a
 * sibling folder whose name begins with the project's would pass for one inside.)
 */
export async function buildSite(
  ready: Ready,
  { siteFolder, outFolder, progress, rooted = false, host }: BuildOptions,
): Promise<void> {
  const { model, addresses, components } = ready;
  const workFolder = await makeWorkFolder(`build-${process.pid}`);
  const rendered = join(workFolder, 'site');
  const next = `${outFolder}.next-${process.pid}`;
  const startedIn = process.cwd();
  try {
    process.env['VITRINE_MODEL'] = join(workFolder, 'model.json');
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    // A variable of this name would take the place of the site's own base path in every link.
    delete process.env['BASE_URL'];
    await writeFile(process.env['VITRINE_MODEL'], JSON.stringify(model));
    process.chdir(engineRoot);
    // An error in a component of the adopter is told below, without the program's own trace.
    const logLevel = components.length > 0 ? ('silent' as const) : ('warn' as const);
    await progress.step('Rendering pages', () =>
      build({ ...astroSettings(ready, siteFolder, workFolder), outDir: rendered, logLevel }).catch((error: unknown) => {
        throw components.length > 0 ? componentFault(renderProblems(error, components), error) : error;
      }),
    );
    const refused = await judgeRendered(rendered, components);
    if (refused.length > 0) throw componentFault(refused);
    if (!rooted)
      await makePagesRelative(rendered, addresses.base, (path) => existsSync(join(siteFolder, 'public', path)));
    await writeFiles(rendered, await progress.step('Writing tables, charts and indexes', () => publish(ready)));
    await progress.step('Drawing previews for links', async () => writeFiles(rendered, await publishPreviews(model)));
    await writeFiles(rendered, await publishSitemap(rendered, addresses));
    if (host) {
      const files = filesForHost(host, servedPlaceOf(model.config)).filter(({ inSite }) => inSite);
      await writeFiles(
        rendered,
        files.map(({ path, text }) => textFile(path, text)),
      );
    }
    await mkdir(dirname(outFolder), { recursive: true });
    await moveFolder(rendered, next);
    const old = `${outFolder}.old-${process.pid}`;
    if (existsSync(outFolder)) await rename(outFolder, old);
    await rename(next, outFolder);
    await rm(old, { recursive: true, force: true });
  } finally {
    process.chdir(startedIn);
    await rm(next, { recursive: true, force: true });
    await rm(workFolder, { recursive: true, force: true });
  }
}
