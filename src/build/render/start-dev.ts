import { rm, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { dev } from 'astro';
import sirv from 'sirv';
import type { Connect } from 'vite';
import { engineRoot, packagesFolder } from '../local/engine-root.ts';
import { astroSettings, writeFiles } from './build-site.ts';
import { publish } from '../publish/publish.ts';
import { makeWorkFolder } from './work-folder.ts';
import { addressesOf } from '../../model/addresses.ts';
import type { Prepared } from '../prepare/prepare.ts';

export interface DevOptions {
  /** Reads the folder and tells what is wrong with it; gives nothing where that stands in the way of a build. */
  readonly prepare: () => Promise<Prepared['ready']>;
  readonly siteFolder: string;
  readonly port: number;
}

/**
 * Serves the site while it is written: reads the folder again on every change and reloads the page; with problems, the
 * pages stay as they were. Gives false where there is nothing to serve yet.
 */
export async function startDev({ prepare, siteFolder, port }: DevOptions): Promise<boolean> {
  await rm(join(engineRoot, '.vitrine', 'dev'), { recursive: true, force: true });
  const workFolder = await makeWorkFolder('dev');
  const filesFolder = join(workFolder, 'files');
  const modelFile = join(workFolder, 'model.json');
  process.env['VITRINE_MODEL'] = modelFile;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

  const refresh = async () => {
    const ready = await prepare();
    if (!ready) return undefined;
    await writeFiles(filesFolder, await publish(ready));
    await writeFile(modelFile, JSON.stringify(ready.model));
    return ready;
  };

  const ready = await refresh();
  if (!ready) return false;
  const { config } = ready.model;
  const { base } = addressesOf(config.url, config.language);
  const files = sirv(filesFolder, { dev: true });
  const settings = astroSettings(ready, siteFolder, workFolder);
  let middlewares: Connect.Server | undefined;
  const server = await dev({
    ...settings,
    server: { port },
    vite: {
      ...settings.vite,
      // Installed, the engine lies beside the packages it needs; the fonts are read from there.
      server: { fs: { allow: [engineRoot, packagesFolder, join(siteFolder, 'components')] } },
      plugins: [
        ...settings.vite.plugins,
        {
          name: 'vitrine-published-files',
          configureServer(vite) {
            middlewares = vite.middlewares;
          },
        },
      ],
    },
  });
  // Before everything Astro has put there: it would answer for a file without an ending, and for one it does not know.
  middlewares?.stack.unshift({
    route: '',
    handle: ((request, response, next) => {
      const original = request.url ?? '/';
      request.url = original.startsWith(base) ? `/${original.slice(base.length)}` : original;
      files(request, response, () => {
        request.url = original;
        next();
      });
    }) satisfies Connect.NextHandleFunction,
  });
  let waiting: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(
      () =>
        void refresh().then(
          (next) => next && server.watcher.emit('change', join(engineRoot, 'src/site/read-model.ts')),
        ),
      200,
    );
  };
  for (const folder of ['content', 'data']) watch(join(siteFolder, folder), { recursive: true }, changed);
  return true;
}
