import type { Duration } from './duration.ts';

const daysPerMonth = 30.436875;

/**
 * Whole days as the duration people would say: years or months where the days are those of `approximateDays`, rounded
 * up, and at least three months long (`396` → `P13M`, `731` → `P2Y`); days otherwise (`31` → `P31D`).
 */
export function durationOfDays(days: number): Duration {
  const months = Math.round(days / daysPerMonth);
  if (months < 3 || Math.ceil(months * daysPerMonth) !== days) return `P${days}D` as Duration;
  return (months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`) as Duration;
}
