import { dayNumber } from './calendar.ts';

/** Release lines of Heron, oldest first, with the day of their stable release. The first stands for all before it. */
const dates: readonly (readonly [line: string, day: string])[] = [
  ['older', '2024-06-17'],
  ['3.8', '2024-09-16'],
  ['3.9', '2024-12-09'],
  ['4.0', '2025-03-17'],
  ['4.1', '2025-05-19'],
  ['4.2', '2025-07-21'],
  ['4.3', '2025-09-22'],
  ['4.4', '2025-11-17'],
  ['4.5', '2026-01-19'],
  ['4.6', '2026-03-23'],
  ['4.7', '2026-05-18'],
  ['4.8', '2026-07-20'],
  ['5.0', '2026-09-14'],
];

const betaLeadDays = 28;

export const lines = dates.map(([line]) => line);

/** Day from which a line can be had, by channel (0 stable, 1 beta). */
export const availableOn: readonly (readonly [stable: number, beta: number])[] = dates.map(([, day]) => [
  dayNumber(day),
  dayNumber(day) - betaLeadDays,
]);

/** Place of a line in `lines`; throws for an unknown one. */
export function lineIndex(line: string): number {
  const index = lines.indexOf(line);
  if (index < 0) throw new RangeError(`no release line "${line}"`);
  return index;
}
