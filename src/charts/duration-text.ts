import type { Keep } from '../schema/content/schedule.ts';
import { durationParts, type Duration } from '../values/duration.ts';
import { formatDuration } from '../values/format.ts';
import { numberFormat } from '../values/kept-formats.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { isForever } from './duration-scale.ts';

/** Units of a step, the largest first, each with its part of a duration. */
const units = [
  ['year', 'years'],
  ['month', 'months'],
  ['week', 'weeks'],
  ['day', 'days'],
] as const;

/** How long something stays, in words. */
export function keepText(keep: Keep, language: string, strings: ChartWords): string {
  if (isForever(keep)) return strings.forever;
  const { years, months, weeks, days } = durationParts(keep);
  return years + months + weeks + days === 0 ? strings.notStored : formatDuration(keep, language);
}

/** A step of the scale, short where there is little room: `3 months`, `3 mths`. */
export function stepText(duration: Duration, language: string, isNarrow: boolean): string {
  const parts = durationParts(duration);
  const [unit, count] = units.map(([name, part]) => [name, parts[part]] as const).find(([, size]) => size > 0) ?? [
    '',
    0,
  ];
  if (count === 0) return numberFormat(language).format(0);
  return numberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'unit',
    unit,
    unitDisplay: isNarrow ? 'short' : 'long',
  }).format(count);
}
