import { type Duration, durationParts } from './duration.ts';
import { listFormat, numberFormat } from './kept-formats.ts';

/** A number as the language writes it; at most `digits` decimals (default 2). */
export function formatNumber(value: number, language: string, digits = 2): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** 0.123 → `12.3%` */
export function formatShare(value: number, language: string, digits = 1): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

/** A size in decimal units: `842 B`, `7.7 kB`, `34 MB`. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return numberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

const partsOf = (duration: Duration) => {
  const { years, months, weeks, days } = durationParts(duration);
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ] as const;
  return parts.filter(([count]) => count > 0);
};

/** A duration in words: `P1Y6M` → `1 year, 6 months`; `P0D` → `0 days`. */
export function formatDuration(duration: Duration, language: string): string {
  const parts = partsOf(duration);
  const words = (parts.length === 0 ? [[0, 'day'] as const] : parts).map(([count, unit]) =>
    numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
  );
  return listFormat(language, { style: 'narrow', type: 'unit' }).format(words);
}

/** The name of the unit that a duration is one of: `P1M` → `month`; undefined for any other duration. */
export function unitOfOne(duration: Duration, language: string): string | undefined {
  const [part, ...others] = partsOf(duration);
  if (part?.[0] !== 1 || others.length > 0) return undefined;
  const written = numberFormat(language, { style: 'unit', unit: part[1], unitDisplay: 'long' });
  return written.formatToParts(1).find(({ type }) => type === 'unit')?.value;
}
