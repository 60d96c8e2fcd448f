import { type Day, addDays, dateOf } from '../values/day.ts';
import { type RollingWindow, windowsOverlap, windowStart } from '../values/window.ts';
import type { AxisPosition, Positions } from './positions.ts';

const startOf = (day: Day) => dateOf(day).getTime();

/**
 * Days on an axis of time as the rolling windows that they end. Each is as wide as its window; where windows overlap as
 * wide as the step from one to the next, and never into the one before.
 */
export function placeWindows(positions: Positions, window: RollingWindow): Positions {
  const width = windowsOverlap(window) ? window.step : window.length;
  let before = -Infinity;
  const list = positions.list.map((position): AxisPosition => {
    const last = position.period as string as Day;
    const end = startOf(addDays(last, 1));
    const start = Math.max(before, startOf(windowStart(last, width)));
    before = end;
    return { ...position, start, middle: (start + end) / 2, end, since: windowStart(last, window.length) };
  });
  return {
    ...positions,
    list,
    windowStep: window.step,
    domain: [list[0]?.start ?? 0, list.at(-1)?.end ?? 1],
  };
}
