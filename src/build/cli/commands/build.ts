import { resolve } from 'node:path';
import { buildSite } from '../../render/build-site.ts';
import { isHost, securityTxtAtRoot } from '../../../model/hosting/hosts.ts';
import { hostIds } from '../../../schema/host-ids.ts';
import { command } from '../command.ts';
import { prepareGiven } from '../prepare-given.ts';
import { printLeaks } from '../print-leaks.ts';
import { printProblems } from '../print-problems.ts';
import { outOption, prepareOptions } from '../shared-options.ts';

export const buildCommand = command({
  summary: 'check content and data, and build the site',
  maxNames: 0,
  options: {
    ...prepareOptions,
    ...outOption,
    rooted: {
      type: 'boolean',
      help: 'pages that work under the path of site.yaml alone, with and without a slash at the end of an address',
    },
    host: {
      type: 'string',
      value: 'name',
      help: `write what a host reads in the folder: ${hostIds.join(', ')} (default: "host" of site.yaml)`,
      fault: (value) =>
        isHost(value) ? undefined : `"${value}" is no host known here; write one of ${hostIds.join(', ')}.`,
    },
    'publish-failures': {
      type: 'boolean',
      help: 'build all the same when a check fails, and show what is broken; for the scheduled run',
    },
  },
  notes: `A problem, or a check that fails, stops the build; the last built site stays as it was. With --publish-failures
a check that fails is shown on the site as broken, with the day since when. What would leak is still refused: a failure
of columns, types, minimum-count, suppression, differencing, derived or identifiers in files that the log does not name.
Give  --previous <address of the site>/  besides, so that a failure keeps the day on which it was seen first.
Pages work wherever the folder is served. What is read from elsewhere (feeds, consent.json, the sitemap) names the
address of site.yaml, and so does the page for what is not found. A host that shows a folder without leading to the
slash at the end of its address breaks links that are relative: build with --rooted for such a one.`,
  async run(given) {
    const { progress, siteFolder } = given;
    const { 'publish-failures': publishFailures = false, rooted = false, outDir } = given.options;
    const prepared = await prepareGiven(given, publishFailures);
    printProblems(prepared, progress);
    if (!prepared.ready) {
      printLeaks(prepared, progress);
      progress.say('Nothing was built; the last built site is as it was.');
      return 1;
    }
    const { broken } = prepared.ready.model.audit;
    if (broken.length > 0)
      progress.say(`Shown as broken: ${broken.map(({ check, dataset }) => `${check} of ${dataset}`).join(', ')}.`);
    const { host = prepared.ready.model.config.host } = given.options;
    await buildSite(prepared.ready, {
      siteFolder,
      outFolder: resolve(outDir),
      progress,
      rooted,
      ...(host !== undefined && isHost(host) ? { host } : {}),
    });
    const { url, securityTxt } = prepared.ready.model.config;
    progress.say(
      rooted
        ? `Pages work under ${url} alone. Elsewhere they have no styles: leave out --rooted, or name the place with --url.`
        : `Pages work wherever the folder is served. Feeds, consent.json and the page for what is not found say ${url}; for another address: --url.`,
    );
    const root = securityTxt ? securityTxtAtRoot(url) : undefined;
    if (root)
      progress.say(`security.txt is looked for at the root of a host: let ${root.wanted} show ${root.published}`);
    return 0;
  },
});
