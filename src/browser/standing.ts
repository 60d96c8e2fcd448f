import { readerDay } from '../audit/reader-day.ts';
import { type Day, daysBetween } from '../values/day.ts';
import { formatDay, formatDayCount } from '../values/format-day.ts';

/**
 * Brings what a page says of its promises to the reader's day. All its sentences are in the page already, in its
 * language, those of other days hidden (`Standing.astro`); this only shows the ones that are true now, and writes the
 * day and the number of days into them.
 */
export function bringToDay(root: HTMLElement, now: Date): void {
  const { made = '', language = 'en' } = root.dataset;
  const { said, day, isBehind } = readerDay(now, made as Day);
  let isBroken = root.querySelector('[data-broken]') !== null;
  for (const line of root.querySelectorAll<HTMLElement>('[data-until]')) {
    const { until = '', by = '' } = line.dataset;
    const isPast = until < day;
    if (line.dataset['part'] === 'next') line.hidden = isPast;
    else {
      line.hidden = !isPast;
      isBroken ||= isPast;
      const days = line.querySelector('[data-days]');
      if (days) days.textContent = formatDayCount(daysBetween(by as Day, day), language);
    }
  }
  const today = isBroken ? 'broken' : 'kept';
  for (const sentence of root.querySelectorAll<HTMLElement>('[data-when]')) {
    const { when } = sentence.dataset;
    sentence.hidden = isBehind ? when !== 'made' && when !== 'behind' : when !== today;
    const written = sentence.querySelector('[data-today]');
    if (written) written.textContent = formatDay(said, language);
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-standing]')) bringToDay(root, new Date());
