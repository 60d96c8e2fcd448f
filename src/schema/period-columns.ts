import type { PrivacyBlock } from './data/privacy.ts';

/** The names of the columns that hold the period; the year first. */
export function periodColumnsOf({ period }: Pick<PrivacyBlock, 'period'>): string[] {
  return typeof period === 'string' ? [period] : Object.values(period);
}
