import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Field } from '../../schema/content/field.ts';
import { unwritten } from '../../values/unwritten.ts';
import type { Words } from '../../words/words-for.ts';
import { idOfKey } from '../imports/field-ids.ts';
import { knownEntries } from '../imports/import-state.ts';
import { draftEntry, entriesOf } from '../imports/table/column-entries.ts';
import { nothingDeclared } from '../imports/table/declared.ts';
import { draftDescriptor } from '../imports/table/draft-dataset.ts';
import { openFile, problemOf } from '../imports/table/open-file.ts';
import { columnsOfTypes } from '../imports/table/profile-table.ts';
import type { Proposal, ToldOfTable } from '../imports/table/propose-table.ts';
import { areProposals, readProposals } from '../imports/table/read-proposal.ts';
import type { TableAnswer } from './answers.ts';
import type { BegunField } from './begun-fields.ts';

/** A dataset that is begun: its descriptor without a file yet, and the entries that its columns need. */
export interface BegunTable {
  readonly descriptor: Readonly<Record<string, unknown>>;
  readonly fields: readonly BegunField[];
}

type Init = Pick<Words, 'init'>;

const toldBy = ({ period, contributors, releases, every }: TableAnswer, { init }: Init): ToldOfTable => ({
  period,
  contributors: contributors === 'none' ? { none: unwritten(init.noContributors) } : contributors,
  releases,
  cadence: every,
});

/** Why nothing can be said of a table that was read; undefined where something can. */
function faultOf({ profile, contributors }: Proposal, answer: TableAnswer): Problem | undefined {
  if (profile.rows === 0)
    return problemOf(
      answer.file,
      'table/value',
      `The table "${answer.id}" has no rows, so nothing tells what its columns hold.`,
      'name a file with the rows of one period in the answers, as  file:',
    );
  if (answer.contributors === 'none' || contributors?.name === answer.contributors) return undefined;
  return problemOf(
    answer.file,
    'table/value',
    `The column "${answer.contributors}" of the table "${answer.id}" is to count who is behind a row, but does not hold whole numbers from 0 on.`,
    'name a column of whole numbers in the answers, as  contributors:  or write  contributors: none',
  );
}

/** What the rows of a table say of it; or all that is wrong with its file. */
async function readTable(
  answer: TableAnswer,
  bytes: Uint8Array,
  engine: Engine,
  words: Init,
  known: readonly BegunField[],
): Promise<Proposal | readonly Problem[]> {
  const file = { source: answer.file, bytes, table: answer.id };
  const opened = openFile(file);
  if (!('columns' in opened)) return opened;
  const named = [answer.period, ...(answer.contributors === 'none' ? [] : [answer.contributors])];
  const missing = named.filter((name) => !opened.columns.includes(name));
  if (missing.length > 0)
    return [
      problemOf(
        answer.file,
        'table/header',
        `The table "${answer.id}" has no column "${missing.join('", "')}". Its columns: ${opened.columns.join(', ')}.`,
        'name one of them in the answers, as  period:  or  contributors:',
      ),
    ];
  const types = new Map(known.map(({ id, data }) => [id, data.type]));
  const read = await readProposals(engine, [file], {
    dataset: answer.id,
    // A period is none of the texts that look like numbers, however its column is called.
    known: () => columnsOfTypes((column) => (column === answer.period ? 'year' : types.get(idOfKey(column)))),
    told: () => toldBy(answer, words),
  });
  if (!areProposals(read)) return read;
  const [proposal] = read;
  if (!proposal) throw new Error('one file is one table');
  const fault = faultOf(proposal, answer);
  return fault ? [fault] : proposal;
}

/**
 * Begins a dataset from the rows of the file that an answer names, as an import would; or all that is wrong with the
 * file. `known` are the entries that are there: columns of their names take those that fit.
 */
export async function beginTable(
  answer: TableAnswer,
  bytes: Uint8Array,
  engine: Engine,
  words: Init,
  known: readonly BegunField[],
): Promise<BegunTable | readonly Problem[]> {
  const proposal = await readTable(answer, bytes, engine, words, known);
  if (!('profile' in proposal)) return proposal;
  const { resource, profile } = proposal;
  const columns = profile.columns.map((column) => ({ resource, column }));
  const { entries, fields } = entriesOf(
    columns,
    {
      fields: new Map(known.map(({ id, path }) => [id, path])),
      entries: knownEntries(known),
      recorded: new Map(),
    },
    { dataset: answer.id, categories: [answer.switch] },
  );
  const { title, description, licence, minimumCount, sampleRate, kept, unit, population } = answer;
  const descriptor = draftDescriptor(
    {
      dataset: answer.id,
      // The file stays where it is, and is published by the first release.
      proposals: [{ ...proposal, files: [] }],
      declared: nothingDeclared,
      answers: {
        ...{ title, description, licence, minimumCount, sampleRate, keep: kept, category: answer.switch },
        ...(unit === undefined ? {} : { unit }),
        ...(population === undefined ? {} : { population }),
      },
      ofTable: () => ({}),
      fields,
    },
    words,
  );
  return {
    descriptor,
    fields: entries.flatMap(({ id, path, columns: own }) =>
      path === undefined ? [] : [{ id, path, data: draftEntry(own, {}, words).keys as Field }],
    ),
  };
}
