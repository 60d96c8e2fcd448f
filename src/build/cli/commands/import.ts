import { sourceKinds } from '../../../adopt/imports/kinds.ts';
import { idPattern } from '../../../schema/scalars.ts';
import { suggest } from '../../../problems/suggest.ts';
import { dayOf } from '../../../values/day.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { command } from '../command.ts';
import { answersGiven, importFields } from '../import-fields.ts';
import { siteOption } from '../shared-options.ts';

const kinds = Object.keys(sourceKinds);

export const importCommand = command({
  summary: 'bring in what a project already has: the list of what its app sends',
  forms: [
    ...kinds.map((kind) => ({ words: `${kind} <path…> [options]`, does: sourceKinds[kind]?.help ?? '' })),
    { words: '<kind> [options]', does: 'the files of the last import again' },
  ],
  maxNames: Infinity,
  options: {
    name: {
      type: 'string',
      value: 'name',
      help: 'what the import is called, where a site has several of one kind (default: the kind)',
      fault: (value) =>
        idPattern.test(value) ? undefined : `"${value}" is no name; write lower-case letters, digits and hyphens.`,
    },
    category: { type: 'string', value: 'id', help: 'the switch that sends every field that has no other answer' },
    answer: {
      type: 'string',
      value: 'column=text',
      multiple: true,
      help: 'an answer for every field that has no other, such as sensitivity=technical',
    },
    'dry-run': { type: 'boolean', help: 'show everything, write nothing' },
    ...siteOption,
  },
  notes: `What the source does not know is asked in one table, content/imports/<name>.csv: fill it in with an editor or a
spreadsheet and run the same command again. A second run changes only what an import wrote; your own words stay.`,
  async run({ names: [kind, ...paths], options, siteFolder, print }) {
    const source = kind === undefined ? undefined : sourceKinds[kind];
    if (kind === undefined || !source)
      throw new CommandFault(
        `${kind === undefined ? 'Which kind of source?' : `"${kind}" is no kind of source.`} Write  vitrine import ${suggest(kind ?? '', kinds) ?? kinds[0] ?? ''} <path…>  with one of: ${kinds.join(', ')}.`,
      );
    const { name = kind, category, answer = [], 'dry-run': isDry = false } = options;
    const answers = { ...answersGiven(answer), ...(category === undefined ? {} : { category }) };
    return importFields(source, { kind, paths, name, answers, isDry }, { siteFolder, print, today: dayOf(new Date()) });
  },
});
