/** How two counts of a whole and of a part of it are published. */
export interface Protection {
  /** Counts are rounded to multiples of this; 1 for as they are. */
  readonly roundTo: number;
  /** Counts below it are not shown; 1 for all shown. */
  readonly least: number;
}

const published = (count: number, { roundTo, least }: Protection) =>
  count < least ? undefined : Math.round(count / roundTo) * roundTo;

/** What two tables say when they are subtracted: the published counts, and their difference where both are shown. */
export function differenceOf(
  whole: number,
  part: number,
  protection: Protection,
): { readonly whole?: number; readonly part?: number; readonly difference?: number } {
  const [a, b] = [published(whole, protection), published(part, protection)];
  return {
    ...(a === undefined ? {} : { whole: a }),
    ...(b === undefined ? {} : { part: b }),
    ...(a === undefined || b === undefined ? {} : { difference: a - b }),
  };
}
