import { type Day, dateOf } from './day.ts';

/** A day in words: `4 August 2026`. */
export function formatDay(day: Day, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(dateOf(day));
}

/** A number of days in words: `12 days`. */
export function formatDayCount(days: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
