import { askedColumns, categoriesIn, everyField, everyFieldOf, sheetColumns } from './answers.ts';
import type { Chosen } from './choose-categories.ts';
import { readDescription } from './foreign-markdown.ts';
import type { Imported } from './imported.ts';
import type { PlannedFile } from './merge-file.ts';
import type { Gone } from './plan-fields.ts';
import { placeText } from './record.ts';
import { formatSheet, type Sheet, usualStyle } from './worksheet.ts';

/** What nobody has said of a field yet: of what must be known first, of texts, and of what may stay unknown. */
export function openOf(chosen: Chosen | undefined, outcome: Pick<PlannedFile, 'text'> | undefined): string[] {
  const text = outcome?.text;
  const lacks = (key: string) => text !== undefined && !new RegExp(`^${key}:`, 'm').test(text);
  const isUnwritten = (key: string) => text !== undefined && new RegExp(`^${key}: .*:unwritten\\[`, 'm').test(text);
  return [
    ...(chosen?.categories.length === 0 ? ['category'] : []),
    ...(chosen && (chosen.sensitivity === undefined || chosen.isAssumed) ? ['sensitivity'] : []),
    ...['summary', 'why'].filter(isUnwritten),
    ...['since', 'example'].filter(lacks),
  ];
}

/**
 * The table that asks what the source does not know: a row for all fields, one for each ping, event or payload, then
 * one a field. `lacks` says what switches that begin still need, by id. Answers that are there stay; the columns behind
 * them say what the source says, for whoever fills it in.
 */
export function writeSheet(
  sheet: Sheet | undefined,
  imported: Imported,
  chosen: readonly Chosen[],
  outcomes: ReadonlyMap<string, Pick<PlannedFile, 'text'>>,
  gone: readonly Gone[],
  lacks: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  // What a switch that begins must know is asked in the rows that name it.
  const lackingIn = (name: string) =>
    categoriesIn(sheet?.rows.get(name)?.cells.get('category')?.text ?? '').flatMap(({ id }) => lacks.get(id) ?? []);
  const answers = (name: string) => askedColumns.map((column) => sheet?.rows.get(name)?.cells.get(column)?.text ?? '');
  const said = (body: string | undefined) => readDescription(body ?? '').summary ?? '';
  const senders = [...new Set(imported.fields.flatMap(({ categories = [] }) => categories))];
  const rows = [
    [...sheetColumns],
    [
      everyField,
      ...answers(everyField),
      lackingIn(everyField).join(' '),
      '',
      '',
      'an answer here counts for every field without one of its own',
      '',
    ],
    ...senders.map((name) => {
      const source = imported.categories.find((category) => category.name === name);
      const place = source ? placeText(source.place) : '';
      const says = source?.summary ?? said(source?.body);
      return [
        everyFieldOf(name),
        ...answers(everyFieldOf(name)),
        lackingIn(everyFieldOf(name)).join(' '),
        '',
        'every field of it',
        says,
        place,
      ];
    }),
    ...chosen.map((one) => {
      const { key, type, unit, categories = [], summary, body, aside = '', place } = one.field;
      const open = [...new Set([...openOf(one, outcomes.get(key)), ...lackingIn(key)])].join(' ');
      const kind = [type, unit].filter(Boolean).join(', ');
      return [
        key,
        ...answers(key),
        open,
        categories.join(' '),
        kind,
        summary ?? (said(body) || aside),
        placeText(place),
      ];
    }),
    ...gone.map(({ key, path, renamedTo }) => {
      const says = `gone from the source${renamedTo ? `, perhaps renamed to ${renamedTo}` : ''}`;
      return [key, ...answers(key), 'removed', '', '', says, path];
    }),
  ];
  return formatSheet(rows, sheet?.style ?? usualStyle);
}
