import { parseDay } from '../../../values/day.ts';
import { release } from '../../release/release.ts';
import { command } from '../command.ts';
import { recoverGiven } from '../prepare-given.ts';
import { dateOption, siteOption } from '../shared-options.ts';

export const releaseCommand = command({
  summary: 'publish the next period of a table, or what the switches cover',
  forms: [
    { words: '<dataset> <file> [options]', does: 'publish the next period of a table' },
    { words: '<dataset> <file> --corrects <file> --reason <why>', does: 'correct a released file by a new one' },
    {
      words: '<folder> [options]',
      does: 'publish all tables of a folder in one step; data: all that the log does not name',
    },
    { words: '--policy [category…] [options]', does: 'record the policy, after a change of it' },
    { words: '--policy --adopt [options]', does: 'record the whole policy for the first time' },
    { words: '--adopt [options]', does: 'enter files published before there was a log' },
    { words: '--new-key [name]', does: 'make a pair of keys to sign the log with' },
  ],
  maxNames: Infinity,
  options: {
    policy: {
      type: 'boolean',
      help: 'record all that the site says and what each switch covers; with tables: in the same step',
    },
    'words-only': { type: 'boolean', help: 'with --policy: texts that differ only read better, and mean the same' },
    adopt: { type: 'boolean', help: 'enter what is there already and what the log does not name' },
    'new-key': { type: 'boolean', help: 'print a pair of keys, once' },
    table: { type: 'string', value: 'name', help: 'which table, where the dataset has several' },
    period: {
      type: 'string',
      value: 'period',
      help: "which period, where the file's name does not say it: 2026, 2026-Q3, 2026-10, 2026-W31, 2026-10-04",
    },
    ...dateOption,
    suppress: {
      type: 'boolean',
      help: 'hide numbers below the least count, and as many others as it takes to keep them hidden',
    },
    round: { type: 'boolean', help: 'round numbers to the declared base' },
    corrects: {
      type: 'string',
      value: 'file',
      help: 'the released file whose place the new one takes; the old one stays, shown as withdrawn',
    },
    reason: { type: 'string', value: 'sentence', help: 'with --corrects: what was wrong, for everybody to read' },
    note: {
      type: 'string',
      value: 'sentence',
      help: 'what the change means for privacy: the command writes the note that tells readers, in the same step',
    },
    report: {
      type: 'string',
      value: 'period',
      help: 'write the skeleton of the report about a period in the same step as the tables',
    },
    accept: {
      type: 'string',
      value: 'what',
      multiple: true,
      help: 'say yes to one thing that is unusual, in the words in which this command asks for it; may be repeated',
    },
    'dry-run': { type: 'boolean', help: 'show everything, write nothing' },
    ...siteOption,
  },
  notes: `All checks are run on old and new together. While one fails, nothing is written; else the file, its name in the
descriptor and its line in data/log.jsonl are written together or not at all.`,
  async run({ names, options, siteFolder, print, progress }) {
    await recoverGiven(siteFolder, progress);
    const { date, ...asked } = options;
    const day = date === undefined ? undefined : parseDay(date);
    return release({ ...asked, ...(day ? { date: day } : {}), names }, { folder: siteFolder, print, progress });
  },
});
