import type { Descriptor } from '../../schema/data/descriptor.ts';
import type { Field } from '../../schema/content/field.ts';
import { unwritten } from '../../values/unwritten.ts';
import type { Words } from '../../words/words-for.ts';
import type { TableAnswer } from './answers.ts';
import { type BegunField, freeId, idOf } from './begun-fields.ts';
import type { ReadColumn, ReadShape } from './read-table.ts';

const fieldType = ({ type }: ReadColumn): Field['type'] =>
  type === 'date' || type === 'integer' || type === 'number' || type === 'boolean' ? type : 'string';

/** The entry of the dictionary that says what a column means: one that is sent, where the switch sends it. */
function entryOf(column: ReadColumn, answer: TableAnswer, known: readonly BegunField[]): BegunField | undefined {
  return known.find(
    ({ id, data }) =>
      id === idOf(column.name) && (data.kind === 'published' || [data.category].flat().includes(answer.switch)),
  );
}

/** A descriptor without a file yet, and the entries of the dictionary that its columns need. */
export function describeTable(
  answer: TableAnswer,
  { columns, primaryKey }: ReadShape,
  { init }: Pick<Words, 'init'>,
  known: readonly BegunField[],
  taken: Set<string>,
): { readonly descriptor: Descriptor; readonly fields: readonly BegunField[] } {
  const fields: BegunField[] = [];
  const described = columns.map((column) => {
    let entry = entryOf(column, answer, [...known, ...fields]);
    if (!entry) {
      const data: Field = {
        kind: 'published',
        title: column.name,
        summary: unwritten(init.fieldSummary),
        type: fieldType(column),
        derivedFrom: [],
        how: unwritten(init.how),
      };
      entry = { id: freeId(column.name, taken), data };
      fields.push(entry);
    }
    return {
      name: column.name,
      type: column.type,
      ...(column.values ? { constraints: { enum: [...column.values] } } : {}),
      ...(entry.id === column.name.replaceAll('_', '-') ? {} : { field: entry.id }),
    };
  });
  const descriptor: Descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: answer.id,
    title: answer.title,
    description: answer.description ?? unwritten(init.tableDescription),
    licenses: [{ name: answer.licence }],
    resources: [{ name: answer.id, path: [], schema: { fields: described, primaryKey: [...primaryKey] } }],
    privacy: {
      unit: answer.unit ?? unwritten(init.unit),
      contributors: answer.contributors === 'none' ? { none: unwritten(init.noContributors) } : answer.contributors,
      minimumCount: answer.minimumCount,
      category: answer.switch,
      method: [],
      sampleRate: answer.sampleRate,
      releases: answer.releases,
      period: answer.period,
      population: answer.population ?? unwritten(init.population),
      cadence: answer.every,
      keep: answer.kept,
    },
  };
  return { descriptor, fields };
}
