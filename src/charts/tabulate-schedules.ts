import type { Schedule } from '../schema/content/schedule.ts';
import { listFormat } from '../values/kept-formats.ts';
import type { ChartTable, TableCell } from './chart-figure.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { isForever } from './duration-scale.ts';
import { keepText } from './duration-text.ts';

export interface NamedSchedule {
  readonly id: string;
  readonly schedule: Schedule;
}

/**
 * Everything schedules say, a row per stage; it holds more than the figure: who can see data, and what is taken out.
 */
export function tabulateSchedules(
  schedules: readonly NamedSchedule[],
  language: string,
  strings: ChartWords,
): ChartTable {
  const cell = (text: string): TableCell => ({ text, value: text, state: 'value' });
  const list = (items: readonly string[] | undefined) =>
    listFormat(language, { style: 'long', type: 'conjunction' }).format(items ?? []);
  const columns = [
    strings.schedule,
    strings.place,
    strings.what,
    strings.howLong,
    strings.thenWhat,
    strings.access,
    strings.removed,
  ];
  return {
    columns: columns.map((label) => ({ label, numeric: false })),
    rows: schedules.flatMap(({ schedule }) =>
      schedule.stages.map(({ place, what, keep, then, access, removed }) => [
        cell(schedule.title),
        cell(strings.places[place]),
        cell(what),
        cell(isForever(keep) ? strings.foreverBecause({ reason: keep.forever }) : keepText(keep, language, strings)),
        cell(then),
        cell(list(access)),
        cell(list(removed)),
      ]),
    ),
  };
}
