/** How long something is kept: whole days, or without an end. */
export type Days = number | 'forever';

/** Whether something is kept longer than before. */
export function isLonger(now: Days, before: Days): boolean {
  return before !== 'forever' && (now === 'forever' || now > before);
}

/** The longest of several; 0 for none. */
export function longest(all: readonly Days[]): Days {
  return all.reduce<Days>((most, days) => (isLonger(days, most) ? days : most), 0);
}
