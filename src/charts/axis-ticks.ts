import { ticks } from 'd3';
import type { ChartContext } from './chart-context.ts';
import { formatPosition } from './format-value.ts';
import { fitsLines, wrapText } from './text-width.ts';
import { type Tick, timeTicks } from './time-ticks.ts';

/** The marks along the x axis. */
export interface AxisTicks {
  readonly ticks: readonly Tick[];
  /** False when not every class on the axis could be named in full. */
  readonly isWhole: boolean;
}

/** Room for the text of one class. */
const maxLines = 3;

function ordinalTicks(names: readonly string[], widthPixels: number): AxisTicks {
  const slot = widthPixels / Math.max(1, names.length);
  for (let step = 1; step <= names.length; step += 1) {
    const chosen = names.map((name, index) => ({ name, index })).filter(({ index }) => index % step === 0);
    const room = slot * step - 6;
    if (step === names.length || chosen.every(({ name }) => fitsLines(name, room, maxLines))) {
      return {
        ticks: chosen.map(({ name, index }) => ({ at: index + 0.5, lines: wrapText(name, room).slice(0, maxLines) })),
        isWhole: step === 1,
      };
    }
  }
  return { ticks: [], isWhole: true };
}

/** Names along the x axis, as many as fit without touching. */
export function axisTicks(
  { data: { positions }, language, strings, at }: ChartContext,
  widthPixels: number,
): AxisTicks {
  switch (positions.kind) {
    case 'time':
      return { ticks: timeTicks(positions, widthPixels, language, strings), isWhole: true };
    case 'number': {
      const [low, high] = positions.domain;
      return {
        ticks: ticks(low, high, Math.max(2, Math.floor(widthPixels / 80))).map((tick) => ({
          at: tick,
          lines: [formatPosition(tick, language)],
        })),
        isWhole: true,
      };
    }
    case 'ordinal':
      return ordinalTicks(
        positions.list.map((_, index) => at(index)),
        widthPixels,
      );
  }
}
