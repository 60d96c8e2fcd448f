import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { parseDay } from '../values/day.ts';
import { formatDuration } from '../values/format.ts';

/** What rows of a period speak of, as messages say it: `2026-08`, or of rolling windows `the 30 days to 2026-08-31`. */
export const periodName = (period: string, { window }: { readonly window?: PrivacyBlock['window'] }): string =>
  window === undefined || parseDay(period) === undefined ? period : `the ${formatDuration(window, 'en')} to ${period}`;

/** The same of a file: one that replaces the file before it is named after the day on which it came out. */
export const filePeriodName = (period: string, privacy: Pick<PrivacyBlock, 'window' | 'releases'>): string =>
  privacy.releases === 'partition' ? periodName(period, privacy) : period;
