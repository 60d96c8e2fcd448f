import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { addressesOf } from './addresses.ts';
import type { SiteModel } from './model.ts';
import type { Progress } from './progress.ts';
import type { PublishedFile } from './published-files.ts';
import { publishPreviews } from './publish-previews.ts';
import { publishSitemap } from './publish-sitemap.ts';

/** The folder of the engine itself, where `astro.config.mjs` lies. */
export const engineRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Writes files below a folder, with the folders they need. */
export async function writeFiles(folder: string, files: readonly PublishedFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

/** Astro's settings that depend on the adopter's folder. */
export function astroSettings(model: SiteModel, siteFolder: string, workFolder: string) {
  const { base } = addressesOf(model.config.url, model.config.language);
  return {
    root: engineRoot,
    site: new URL(model.config.url).origin,
    base,
    publicDir: join(siteFolder, 'public'),
    cacheDir: join(workFolder, 'cache'),
    vite: { cacheDir: join(workFolder, 'vite') },
  };
}

export interface BuildOptions {
  readonly siteFolder: string;
  readonly outFolder: string;
  readonly progress: Progress;
}

/** Renders the pages and writes all files beside the old output, then puts the new folder in its place in one step. */
export async function buildSite({ model, files }: { model: SiteModel; files: readonly PublishedFile[] }, { siteFolder, outFolder, progress }: BuildOptions): Promise<void> {
  const next = `${outFolder}.next-${process.pid}`;
  const workFolder = join(engineRoot, '.vitrine', `build-${process.pid}`);
  await mkdir(workFolder, { recursive: true });
  try {
    process.env['VITRINE_MODEL'] = join(workFolder, 'model.json');
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    // A variable of this name would take the place of the site's own base path in every link.
    delete process.env['BASE_URL'];
    await writeFile(process.env['VITRINE_MODEL'], JSON.stringify(model));
    await progress.step('Rendering pages', () => build({ ...astroSettings(model, siteFolder, workFolder), outDir: next, logLevel: 'warn' }));
    await writeFiles(next, files);
    await progress.step('Drawing previews for links', async () => writeFiles(next, await publishPreviews(model)));
    await writeFiles(next, await publishSitemap(next, addressesOf(model.config.url, model.config.language)));
    const old = `${outFolder}.old-${process.pid}`;
    if (existsSync(outFolder)) await rename(outFolder, old);
    await rename(next, outFolder);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(workFolder, { recursive: true, force: true });
  }
}
