import { resolve } from 'node:path';
import { buildSite } from '../../render/build-site.ts';
import { command } from '../command.ts';
import { prepareGiven } from '../prepare-given.ts';
import { printProblems } from '../print-problems.ts';
import { outOption, prepareOptions } from '../shared-options.ts';

export const buildCommand = command({
  summary: 'check content and data, and build the site',
  maxNames: 0,
  options: { ...prepareOptions, ...outOption },
  notes: 'A problem, or a check that fails, stops the build; the last built site stays as it was.',
  async run(given) {
    const { progress, siteFolder } = given;
    const prepared = await prepareGiven(given);
    printProblems(prepared, progress);
    if (!prepared.ready) {
      progress.say('Nothing was built; the last built site is as it was.');
      return 1;
    }
    await buildSite(prepared.ready, { siteFolder, outFolder: resolve(given.options.outDir), progress });
    return 0;
  },
});
