import { openNodeEngine } from '../../../engine/node.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { report } from '../../report/report.ts';
import { command } from '../command.ts';
import { clockOf, siteOption, todayOption } from '../shared-options.ts';

export const reportCommand = command({
  summary: 'write the report about a period, or an audit that a reader made',
  forms: [
    { words: '<period>', does: 'write content/reports/<period>.md: 2026, 2026-Q3, 2026-08' },
    { words: '--audit <file>', does: 'write content/audits/community-<day>.md' },
  ],
  maxNames: 1,
  options: {
    audit: { type: 'string', value: 'file', help: 'a report that a reader saved on the audit page' },
    ...todayOption,
    ...siteOption,
  },
  notes: `A report has the facts of its period filled in, frozen at what the release log holds on the day it is published. A
report you have begun yourself gets the facts and keeps your words.`,
  async run({ names: [period], options: { audit, today }, siteFolder, print, progress }) {
    if (period === undefined && audit === undefined)
      throw new CommandFault('Which period? Write one:  vitrine report 2026-Q3');
    if (period !== undefined && audit !== undefined)
      throw new CommandFault('A period and --audit are two things; ask for one at a time.');
    const ports = { files: nodeFiles(siteFolder), openEngine: openNodeEngine, progress, now: clockOf(today) };
    return report(audit === undefined ? { period: period ?? '' } : { audit }, {
      ...ports,
      folder: siteFolder,
      print,
    });
  },
});
