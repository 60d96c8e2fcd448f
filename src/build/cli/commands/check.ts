import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isNotation, payloadNotations } from '../../../payload/payload-text.ts';
import type { Problem } from '../../../problems/problem.ts';
import { countPermalinks, findDrift } from '../../../source/find-drift.ts';
import { readableOf } from '../../../source/files.ts';
import { readSite } from '../../../source/read-site.ts';
import { plural } from '../../local/plural.ts';
import { checkFormats, isCheckFormat } from '../../ci/formats.ts';
import { describeTimes } from '../../local/check-times.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { type Progress, silentProgress } from '../../local/progress.ts';
import { fails, stops } from '../../prepare/prepare.ts';
import { checkPayloads, payloadsAsked } from '../check-payloads.ts';
import { command } from '../command.ts';
import { prepareGiven } from '../prepare-given.ts';
import { printProblems } from '../print-problems.ts';
import { formatAsked, tellMachines } from '../tell-machines.ts';
import { prepareOptions } from '../shared-options.ts';

/** Holds the permalinks of fields to a checkout of the source code, where one is named. */
async function driftFrom(
  source: string | undefined,
  siteFolder: string,
  progress: Progress,
): Promise<readonly Problem[]> {
  if (source === undefined) return [];
  if (!existsSync(resolve(source))) throw new CommandFault(`There is no folder ${source} with the source code.`);
  const { readable } = await readSite(nodeFiles(siteFolder));
  if (!readable) return [];
  const checkout = readableOf(nodeFiles(resolve(source)));
  const { problems, checked } = await findDrift(readable, checkout.files);
  progress.say(`${plural(checked, 'permalink', 'permalinks')} compared with ${source}.`);
  return [...checkout.problems, ...problems];
}

export const checkCommand = command({
  summary: 'tell all problems of content and data, and all findings',
  maxNames: 0,
  options: {
    ...prepareOptions,
    source: {
      type: 'string',
      value: 'folder',
      help: "a checkout of the app's source code, to compare permalinks of fields with",
    },
    payload: {
      type: 'string',
      value: 'file',
      multiple: true,
      help: "hold reports that the app sends to the dictionary, and check nothing else; for the app's own tests",
    },
    notation: {
      type: 'string',
      value: 'name',
      help: `how the reports are written: ${payloadNotations.join(', ')} (default: found from the text)`,
      fault: (value) =>
        isNotation(value) ? undefined : `"${value}" is no notation; write one of ${payloadNotations.join(', ')}.`,
    },
    format: {
      type: 'string',
      value: 'name',
      help: `how it is told: ${checkFormats.join(', ')} (default: text)`,
      fault: (value) =>
        isCheckFormat(value) ? undefined : `"${value}" is no format; write one of ${checkFormats.join(', ')}.`,
    },
    json: { type: 'boolean', help: 'the same as --format json' },
  },
  notes: `The exit code is 1 when something must be mended.
Formats for hosts name files from the top of the repository on. github: commands of a workflow, which become
annotations of the change; gitlab: a code quality report; sarif: SARIF 2.1.0.`,
  async run(given) {
    const { source } = given.options;
    const format = formatAsked(given.options);
    const progress = format === 'text' ? given.progress : silentProgress;
    const { siteFolder } = given;
    const payloads = payloadsAsked(given.options);
    if (payloads) {
      const problems = await checkPayloads({ ...payloads, siteFolder, progress });
      await tellMachines(given, format, { problems, folder: resolve('.') });
      return stops(problems) ? 1 : 0;
    }
    const prepared = await prepareGiven({ ...given, progress });
    const problems = [...prepared.problems, ...(await driftFrom(source, siteFolder, progress))];
    const { report } = prepared;
    await tellMachines(given, format, { problems, report, folder: siteFolder });
    if (format === 'text') {
      printProblems({ problems, ...(report ? { report } : {}) }, progress);
      if (report) progress.say(describeTimes(report));
      const unseen = source === undefined && prepared.ready ? countPermalinks(prepared.ready.site.content) : 0;
      if (unseen > 0)
        progress.say(
          `${plural(unseen, 'permalink of a field was', 'permalinks of fields were')} not compared with the source code. Name a checkout of it:  --source <folder>`,
        );
    }
    return stops(problems) || fails(report) ? 1 : 0;
  },
});
