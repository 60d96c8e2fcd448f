import { categoriesOf } from '../schema/categories-of.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import type { Finding } from './check.ts';
import { descriptorFile } from './descriptor-file.ts';
import { changesOf } from './change-notes.ts';

/** `0.1`, `10%` and `10 %` → 0.1; undefined for anything else. */
export function parseRate(text: string): number | undefined {
  const match = /^([0-9]*\.?[0-9]+) ?(%?)$/.exec(text.trim());
  if (match === null) return undefined;
  return Number(match[1]) / (match[2] === '%' ? 100 : 1);
}

const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/**
 * The rate that holds now: those of the table, of its category, of its newest break and of the newest note must agree.
 */
export function rateFindings(table: CheckTable, input: CheckInput): Finding[] {
  const { sampleRate, breaks = [] } = table.privacy;
  const base = {
    check: 'sampling',
    dataset: table.dataset,
    table: table.table,
    status: 'fail',
    observed: String(sampleRate),
    file: descriptorFile(table),
  } as const;
  const differs = (stated: number | undefined, message: string): Finding[] =>
    stated === undefined || isSame(stated, sampleRate)
      ? []
      : [
          {
            ...base,
            allowed: String(stated),
            message,
            fix: `write  "sampleRate": ${stated}  in ${table.descriptor}, or correct the other place`,
          },
        ];

  const collected = categoriesOf(table.privacy).map((category) => ({
    category,
    rate: input.categories.find(({ id }) => id === category)?.sampleRate ?? input.site.sampleRate ?? 1,
  }));
  const marked = breaks
    .filter((mark) => mark.kind === 'sampling' && mark.date <= input.today)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  const announced = changesOf(table, input.changes, ['sample-rate'])
    .filter(({ note }) => note.date <= input.today)
    .at(-1);
  const told = announced?.change.to === undefined ? undefined : parseRate(announced.change.to);
  return [
    ...collected.flatMap(({ category, rate }) =>
      differs(
        rate,
        `The table says that a share of ${sampleRate} of the installations is counted, its category "${category}" says ${rate}.`,
      ),
    ),
    ...differs(
      marked?.sampleRate,
      `The table says that a share of ${sampleRate} of the installations is counted, but its break of ${marked?.date} says ${marked?.sampleRate}.`,
    ),
    ...differs(
      told,
      `The table says that a share of ${sampleRate} of the installations is counted, but the note "${announced?.note.id}" announced ${announced?.change.to}.`,
    ),
  ];
}
