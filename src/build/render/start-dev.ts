import { mkdir, rm, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { dev } from 'astro';
import sirv from 'sirv';
import type { Connect } from 'vite';
import { engineRoot } from '../local/engine-root.ts';
import { astroSettings, writeFiles } from './build-site.ts';
import { printProblems } from '../cli/commands.ts';
import { addressesOf } from '../../model/addresses.ts';
import type { Prepared } from '../prepare/prepare.ts';
import type { Progress } from '../local/progress.ts';

export interface DevOptions {
  readonly prepare: (progress: Progress) => Promise<Prepared>;
  readonly siteFolder: string;
  readonly port: number;
  readonly progress: Progress;
}

/** Serves the site while it is written: reads the folder again on every change and reloads the page. */
export async function startDev({ prepare, siteFolder, port, progress }: DevOptions): Promise<void> {
  const workFolder = join(engineRoot, '.vitrine', 'dev');
  const filesFolder = join(workFolder, 'files');
  process.env['VITRINE_MODEL'] = join(workFolder, 'model.json');
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });

  /** Prepares anew; with problems, the pages stay as they were. */
  const refresh = async () => {
    const prepared = await prepare(progress);
    printProblems(prepared, progress);
    if (!prepared.ready) return undefined;
    await writeFiles(filesFolder, prepared.ready.files);
    await writeFile(join(workFolder, 'model.json'), JSON.stringify(prepared.ready.model));
    return prepared.ready.model;
  };

  const model = await refresh();
  if (!model) throw new Error('The site cannot be served before these problems are mended.');
  const { base } = addressesOf(model.config.url, model.config.language);
  const files = sirv(filesFolder, { dev: true });
  const settings = astroSettings(model, siteFolder, workFolder);
  let middlewares: Connect.Server | undefined;
  const server = await dev({
    ...settings,
    server: { port },
    vite: {
      ...settings.vite,
      plugins: [
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
}
