import { type Day, dateOf } from './day.ts';
import { dateFormat, numberFormat } from './kept-formats.ts';

/** A day in words: `4 August 2026`. */
export function formatDay(day: Day, language: string): string {
  return dateFormat(language, { dateStyle: 'long' }).format(dateOf(day));
}

/** A number of days in words: `12 days`. */
export function formatDayCount(days: number, language: string): string {
  return numberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
