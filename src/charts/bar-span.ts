import type { AxisPosition } from './read-positions.ts';

/** Share of a slot left empty at either side of a bar; classes of a distribution touch. */
const padding = { bars: 0.14, distribution: 0, area: 0.08, share: 0.08 } as const;

/** One bar among the `count` of its position, across the axis. */
export function barSpan(
  { start, end }: Pick<AxisPosition, 'start' | 'end'>,
  mark: keyof typeof padding,
  index: number,
  count: number,
): readonly [number, number] {
  const width = (end - start) * (1 - 2 * padding[mark]);
  const from = start + (end - start) * padding[mark];
  return [from + (width * index) / count, from + (width * (index + 1)) / count];
}
