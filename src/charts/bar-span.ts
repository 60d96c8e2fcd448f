import type { AxisPosition } from './positions.ts';

/** One bar among the `count` of its position, across the axis; `padding` is the share left empty at either side. */
export function barSpan(
  { start, end }: Pick<AxisPosition, 'start' | 'end'>,
  padding: number,
  index: number,
  count: number,
): readonly [number, number] {
  const width = (end - start) * (1 - 2 * padding);
  const from = start + (end - start) * padding;
  return [from + (width * index) / count, from + (width * (index + 1)) / count];
}
