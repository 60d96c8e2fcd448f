import type { ChartSpec } from '../schema/content/chart.ts';
import { formatNumber, formatShare } from '../values/format.ts';
import { type Day, dateOf } from '../values/day.ts';
import { dateFormat, numberFormat } from '../values/kept-formats.ts';

/** Decimals that leave at least two significant digits of a small number. */
function digitsFor(value: number, least: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 0.1 ** least ? least : Math.min(12, Math.ceil(-Math.log10(size)) + 1);
}

/** A value of the y column, as text; without its unit. */
export function formatValue(value: number, spec: ChartSpec, language: string): string {
  return spec.y.format === 'percent'
    ? formatShare(value, language, digitsFor(value * 100, 1))
    : formatNumber(value, language, digitsFor(value, 2));
}

/** A value with its unit, unless the axis label already says what is counted. */
export function formatWithUnit(value: number, spec: ChartSpec, language: string): string {
  const text = formatValue(value, spec, language);
  return spec.y.unit === undefined ? text : `${text} ${spec.y.unit}`;
}

/** A number along the x axis; four digits stay together, because they may be a year. */
export function formatPosition(value: number, language: string): string {
  return numberFormat(language, { maximumFractionDigits: 6, useGrouping: Math.abs(value) >= 10_000 }).format(value);
}

/** How an axis is named: "label (unit)". */
export function formatAxisLabel(axis: { readonly label: string; readonly unit?: string | undefined }): string {
  return axis.unit === undefined ? axis.label : `${axis.label} (${axis.unit})`;
}

/** Part of a day in words, in UTC: `formatDayPart(day, 'en', { month: 'short' })` → `Aug`. */
export function formatDayPart(day: Day, language: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(language, options).format(dateOf(day));
}

/** Days in words, what they share said once: `12–14 January 2026`. */
export function formatDays(from: Day, until: Day, language: string): string {
  return dateFormat(language, { dateStyle: 'long' }).formatRange(dateOf(from), dateOf(until));
}
