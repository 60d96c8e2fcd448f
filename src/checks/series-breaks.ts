import type { SeriesBreak } from '../schema/data/privacy.ts';
import type { Day } from '../values/day.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { type ChangeType, changesOf, definitionChanges } from './change-notes.ts';

/** The days the rows of a table speak of; absent for an empty table. */
export interface Span {
  readonly first?: Day;
  readonly last?: Day;
}

/** Types of change that a note about a break must have; none for an outage, whose reason stands in the break itself. */
const noteTypes: Readonly<Record<Exclude<SeriesBreak['kind'], 'outage'>, readonly ChangeType[]>> = {
  sampling: ['sample-rate'],
  definition: definitionChanges,
};

/** Breaks that no note announces. */
function unannounced(table: CheckTable, input: CheckInput): Finding[] {
  return (table.privacy.breaks ?? []).flatMap((mark): Finding[] => {
    if (mark.kind === 'outage' || mark.date > input.today) return [];
    const types = noteTypes[mark.kind];
    const announced = changesOf(table, input.changes, types).some(
      ({ note }) => note.id === mark.change || note.date === mark.date,
    );
    if (announced) return [];
    const named =
      mark.change === undefined
        ? ''
        : ` (it names "${mark.change}", which says nothing of the kind about this dataset)`;
    return [
      {
        check: 'sampling',
        dataset: table.dataset,
        table: table.table,
        status: 'fail',
        observed: `a break on ${mark.date}: ${mark.reason}`,
        allowed: `a note in changes/ of type ${types.slice(0, 3).join(', ')}`,
        message: `${mark.kind === 'sampling' ? 'Sampling' : 'The definition'} changed on ${mark.date}, but no note in changes/ announces it${named}.`,
        file: descriptorFile(table),
        fix: `write a note in content/changes/ with  date: ${mark.date}  and a change of  type: ${types[0]}, dataset: ${table.dataset}`,
      },
    ];
  });
}

/** Announced changes of the sample rate that fall within the rows, but leave no break in them. */
function unmarked(table: CheckTable, input: CheckInput, { first, last }: Span): Finding[] {
  return changesOf(table, input.changes, ['sample-rate']).flatMap(({ note }): Finding[] => {
    if (first === undefined || last === undefined || note.date <= first || note.date > last || note.date > input.today)
      return [];
    const marked = (table.privacy.breaks ?? []).some(
      (mark) => mark.kind === 'sampling' && (mark.change === note.id || mark.date === note.date),
    );
    if (marked) return [];
    return [
      {
        check: 'sampling',
        dataset: table.dataset,
        table: table.table,
        status: 'fail',
        observed: `no break on ${note.date}`,
        allowed: 'a break of kind sampling on that day',
        message: `The note "${note.id}" announces another sample rate from ${note.date} on, but the table marks no break there.`,
        file: descriptorFile(table),
        fix: `add  { "date": "${note.date}", "kind": "sampling", "reason": "…", "change": "${note.id}" }  to "breaks"`,
      },
    ];
  });
}

/** What breaks and notes about one table do not tell of each other. */
export function seriesFindings(table: CheckTable, input: CheckInput, span: Span): Finding[] {
  return [...unannounced(table, input), ...unmarked(table, input, span)];
}
