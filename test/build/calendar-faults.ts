import ICAL from 'ical.js';

const encoder = new TextEncoder();

/** What is wrong with the lines of a file: their ends, their length, characters that were cut in two. */
function lineFaults(text: string): string[] {
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('the last line does not end with CR LF');
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) faults.push('a line end that is not CR LF');
  for (const line of text.split('\r\n'))
    if (encoder.encode(line).length > 75)
      faults.push(`a line of ${encoder.encode(line).length} octets: ${line.slice(0, 40)}`);
  if (/[\uD800-\uDBFF]\r\n |\uFFFD/.test(text)) faults.push('folded inside a character');
  return faults;
}

/** Properties that a component does not have exactly once. */
const notOnce = (where: string, component: ICAL.Component, names: readonly string[]) =>
  names
    .filter((name) => component.getAllProperties(name).length !== 1)
    .map((name) => `${where}: exactly one ${name.toUpperCase()}`);

function eventFaults(event: ICAL.Component): string[] {
  const where = `event ${String(event.getFirstPropertyValue('uid'))}`;
  const faults = notOnce(where, event, ['uid', 'dtstamp', 'dtstart']);
  for (const name of ['summary', 'description', 'url', 'dtend'])
    if (event.getAllProperties(name).length > 1) faults.push(`${where}: more than one ${name.toUpperCase()}`);
  const stamp = event.getFirstPropertyValue('dtstamp') as ICAL.Time;
  if (stamp.isDate || stamp.zone?.tzid !== 'UTC') faults.push(`${where}: DTSTAMP must be an instant in UTC`);
  const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
  const end = event.getFirstPropertyValue('dtend') as ICAL.Time | null;
  if (end && (end.isDate !== start.isDate || end.compare(start) <= 0))
    faults.push(`${where}: DTEND must be later than DTSTART and of its kind`);
  return faults;
}

/** What is wrong with an iCalendar file by RFC 5545: lines, folding, required properties, ids that are unique. */
export function calendarFaults(text: string): string[] {
  const faults = lineFaults(text);
  let calendar: ICAL.Component;
  try {
    calendar = new ICAL.Component(ICAL.parse(text) as never);
  } catch (error) {
    return [...faults, `cannot be parsed: ${String(error)}`];
  }
  if (calendar.name !== 'vcalendar') faults.push('no VCALENDAR');
  faults.push(...notOnce('calendar', calendar, ['prodid', 'version']));
  if (calendar.getFirstPropertyValue('version') !== '2.0') faults.push('version is not 2.0');
  const events = calendar.getAllSubcomponents('vevent');
  for (const event of events) faults.push(...eventFaults(event));
  if (calendar.getAllSubcomponents().length === 0) faults.push('a calendar without a component');
  const ids = events.map((event) => String(event.getFirstPropertyValue('uid')));
  if (new Set(ids).size !== ids.length) faults.push('two events with one UID');
  return faults;
}
