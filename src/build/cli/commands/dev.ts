import { startDev } from '../../render/start-dev.ts';
import { command } from '../command.ts';
import { portOf } from '../port-of.ts';
import { prepareGiven } from '../prepare-given.ts';
import { printProblems } from '../print-problems.ts';
import { portOption, prepareOptions } from '../shared-options.ts';

export const devCommand = command({
  summary: 'serve the site, and rebuild it on every change',
  maxNames: 0,
  options: { ...prepareOptions, ...portOption },
  async run(given) {
    const { siteFolder, progress } = given;
    const served = await startDev({
      async prepare() {
        const prepared = await prepareGiven(given);
        printProblems(prepared, progress);
        return prepared.ready;
      },
      siteFolder,
      port: portOf(given),
    });
    if (!served) progress.say('The site cannot be served before these problems are mended.');
    return served ? 0 : 1;
  },
});
