/** A stretch of numbers that a label speaks of; `from` belongs to it, `to` does not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const number = '([0-9]+(?:[.][0-9]+)?)';
const words = '(?:years?|jahren?|y|yrs?|days?|tagen?|d|gb|mb|kb|%)?';
const below = new RegExp(`^(?:under|below|less than|fewer than|younger than|unter|<)\\s*${number}\\s*${words}$`, 'i');
const atMost = new RegExp(`^(?:up to|at most|bis|≤|<=)\\s*${number}\\s*${words}$`, 'i');
const fromOn = new RegExp(
  `^(?:(?:from|at least|ab|≥|>=)\\s*${number}\\s*${words}|${number}\\s*${words}\\s*(?:\\+|and (?:over|older|more|above)|or (?:over|older|more)|und (?:älter|mehr)))$`,
  'i',
);
const above = new RegExp(`^(?:over|above|more than|older than|über|>)\\s*${number}\\s*${words}$`, 'i');
const between = new RegExp(`^${number}\\s*(?:-|–|—|to|bis|through)\\s*${number}\\s*${words}$`, 'i');

/**
 * The whole numbers that a label such as `under 20`, `20–24` or `65+` speaks of; undefined for another label. A label
 * without a lower end starts at 0.
 */
export function parseRange(label: string): Range | undefined {
  const text = label.trim();
  const read = (pattern: RegExp) =>
    pattern
      .exec(text)
      ?.slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
  const [under] = read(below) ?? [];
  if (under !== undefined) return { from: 0, to: under };
  const [most] = read(atMost) ?? [];
  if (most !== undefined) return { from: 0, to: most + 1 };
  const [least] = read(fromOn) ?? [];
  if (least !== undefined) return { from: least, to: Infinity };
  const [over] = read(above) ?? [];
  if (over !== undefined) return { from: over + 1, to: Infinity };
  const [first, last] = read(between) ?? [];
  return first !== undefined && last !== undefined && first <= last ? { from: first, to: last + 1 } : undefined;
}

/** Labels whose ranges, one after another, make up exactly the range of another one. */
export interface Tiling {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** The shortest run of labels from `at` to `end` without gap or overlap; undefined where there is none. */
function tile(at: number, end: number, ranges: readonly (readonly [string, Range])[]): string[] | undefined {
  if (at === end) return [];
  const runs = ranges
    .filter(([, range]) => range.from === at && range.to > at && range.to <= end)
    .flatMap(([label, range]) => {
      const rest = tile(range.to, end, ranges);
      return rest ? [[label, ...rest]] : [];
    });
  return runs.sort((a, b) => a.length - b.length)[0];
}

/** Which labels are made up of others, by the ranges they name. Of labels without ranges, none. */
export function findTilings(labels: readonly string[]): Tiling[] {
  const ranges = labels.flatMap((label): (readonly [string, Range])[] => {
    const range = parseRange(label);
    return range ? [[label, range]] : [];
  });
  if (ranges.length < 3 || ranges.length > 60) return [];
  return ranges.flatMap(([whole, { from, to }]): Tiling[] => {
    const others = ranges.filter(([label, range]) => label !== whole && !(range.from === from && range.to === to));
    const parts = tile(from, to, others);
    return parts && parts.length > 1 ? [{ whole, parts }] : [];
  });
}
