import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../src/model/addresses.ts';
import { foldLine, publishCalendar } from '../../../src/build/publish/publish-calendar.ts';
import type { Day } from '../../../src/values/day.ts';
import { calendarFaults } from '../calendar-faults.ts';
import { notesModel } from '../notes-model.ts';

const addresses = addressesOf('https://lantern.example/privacy/', 'en');
const calendarOf = (...given: Parameters<typeof notesModel>) =>
  publishCalendar(notesModel(...given), addresses).map(({ bytes }) => new TextDecoder().decode(bytes))[0];
const day = (text: string) => text as Day;

describe('publishCalendar', () => {
  const notes = {
    past: { date: day('2026-06-01') },
    today: { date: day('2026-09-10') },
    later: {
      date: day('2027-01-31'),
      title: 'Später: weniger, und „mehr“; mit \\ und Zeilen',
      meaning: `${'Ein sehr langer Satz über Aufbewahrung. '.repeat(5)}🦉🦉🦉`,
      action: 'Eins\nZwei',
    },
    soon: { date: day('2026-12-31') },
  };

  it('holds the notes to come, soonest first, as whole days, in a file that RFC 5545 allows', () => {
    const text = calendarOf(notes) ?? '';
    expect(calendarFaults(text)).toEqual([]);
    expect(text.match(/(UID|DTSTART;VALUE=DATE|DTEND;VALUE=DATE):[^\r]*/g)).toEqual([
      'UID:soon@lantern.example',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'UID:later@lantern.example',
      'DTSTART;VALUE=DATE:20270131',
      'DTEND;VALUE=DATE:20270201',
    ]);
    expect(text.replaceAll('\r\n ', '')).toContain(
      'SUMMARY:Lantern: Später: weniger\\, und „mehr“\\; mit \\\\ und Zeilen\r\n',
    );
    expect(text.replaceAll('\r\n ', '')).toContain('🦉🦉🦉\\nEins\\nZwei\r\n');
  });

  it('is not there where nothing is scheduled, for a calendar without an event is not allowed', () => {
    expect(calendarOf({ past: notes.past, today: notes.today })).toBeUndefined();
  });
});

describe('foldLine', () => {
  it.each([
    [75, 1],
    [76, 2],
    [149, 2],
    [150, 3],
  ])('%i octets are %i lines', (octets, lines) => {
    expect(foldLine('x'.repeat(octets)).split('\r\n ')).toHaveLength(lines);
  });
  it('never cuts a character', () => {
    const folded = foldLine(`${'x'.repeat(74)}é${'🦉'.repeat(40)}`);
    expect(folded.replaceAll('\r\n ', '')).toBe(`${'x'.repeat(74)}é${'🦉'.repeat(40)}`);
    expect(
      folded.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75 && !line.includes('\uFFFD')),
    ).toBe(true);
  });
});

describe('the validator of these tests', () => {
  const event = 'BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260102\r\nEND:VEVENT\r\n';
  const calendar = (inside: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${inside}END:VCALENDAR\r\n`;
  it('accepts what is right', () => {
    expect(calendarFaults(calendar(event))).toEqual([]);
  });
  it.each([
    [calendar(event).replaceAll('\r\n', '\n'), 'not CR LF'],
    [calendar(''), 'without a component'],
    [calendar(event + event), 'one UID'],
    [calendar(event.replace('UID:a\r\n', '')), 'exactly one UID'],
    [calendar(event.replace('000000Z', '000000')), 'UTC'],
  ])('finds what is wrong: %#', (text, fault) => {
    expect(calendarFaults(text).join('\n')).toContain(fault);
  });
});
