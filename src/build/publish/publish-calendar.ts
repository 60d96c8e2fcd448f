import type { ChangeNote } from '../../schema/content/texts.ts';
import { addDays, type Day } from '../../values/day.ts';
import { isUnwritten } from '../../values/unwritten.ts';
import type { Addresses } from '../../model/addresses.ts';
import { paths } from '../../model/paths.ts';
import type { EntryModel, SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, textFile } from './published-files.ts';

const encoder = new TextEncoder();
const escape = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replace(/\r?\n/g, '\\n');
const dateOf = (day: Day) => day.replaceAll('-', '');

/** Folds a content line so that no line has more than 75 octets (RFC 5545, 3.1), never inside a character. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    // A continued line begins with a space, which counts.
    const limit = lines.length === 0 ? 75 : 74;
    if (encoder.encode(current + character).length > limit) {
      lines.push(current);
      current = '';
    }
    current += character;
  }
  return [...lines, current].join('\r\n ');
}

/** The notes dated after `today` as an iCalendar file (RFC 5545) of whole-day events. */
export function formatCalendar(
  notes: readonly EntryModel<ChangeNote>[],
  name: string,
  today: Day,
  addresses: Addresses,
): string {
  const events = notes
    .filter(({ data }) => data.date > today)
    .sort((a, b) => (a.data.date < b.data.date ? -1 : 1))
    .flatMap(({ id, data }) => [
      'BEGIN:VEVENT',
      `UID:${escape(id)}@${new URL(addresses.absolute('/')).host}`,
      // The stamp is the day as of which the site was made, so that the same input gives the same bytes.
      `DTSTAMP:${dateOf(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${dateOf(data.date)}`,
      `DTEND;VALUE=DATE:${dateOf(addDays(data.date, 1))}`,
      `SUMMARY:${escape(`${name}: ${isUnwritten(data.title) ? id : data.title}`)}`,
      `DESCRIPTION:${escape([data.meaning, data.action].filter((text) => text && !isUnwritten(text)).join('\n'))}`,
      `URL:${addresses.absolute(`/changes/#${id}`)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vitrine//Privacy notes//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escape(name)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/**
 * `/changes.ics`: the scheduled changes. Only where a note is in the future: a calendar without an event is not
 * allowed.
 */
export function publishCalendar(model: SiteModel, addresses: Addresses): PublishedFile[] {
  const notes = model.content[model.config.language]?.changes ?? [];
  if (!notes.some(({ data }) => data.date > model.today)) return [];
  return [
    textFile(
      paths.calendar,
      formatCalendar(notes, model.config.title ?? model.config.project.name, model.today, addresses),
    ),
  ];
}
