import { rect, ruleX, text, type Markish } from '@observablehq/plot';
import { addDays, dateOf } from '../values/day.ts';
import type { ChartContext } from './chart-context.ts';
import { breakLetter } from './lay-breaks.ts';
import type { ValueScale } from './value-scale.ts';

/**
 * Breaks in every panel: rules, hatched bands at least `leastWidth` wide for outages, and letters where there are
 * several.
 */
export function plotPanelBreaks({ breaks, id, data }: ChartContext, scale: ValueScale, leastWidth: number): Markish[] {
  const placed = breaks.map((each, index) => {
    const at = Math.max(data.positions.domain[0], dateOf(each.date).getTime());
    const end = dateOf(addDays(each.until ?? each.date, 1)).getTime();
    return { at, end: Math.max(end, at + leastWidth), letter: breakLetter(breaks, index), kind: each.kind };
  });
  return [
    rect(
      placed.filter(({ kind }) => kind === 'outage'),
      {
        x1: 'at',
        x2: 'end',
        y1: scale.domain[0],
        y2: scale.domain[1],
        fill: `url(#${id}-outage)`,
        className: 'chart-outage',
      },
    ),
    ruleX(
      placed.filter(({ kind }) => kind !== 'outage'),
      { x: 'at', className: 'chart-break' },
    ),
    text(
      placed.filter(({ letter }) => letter !== ''),
      { x: 'at', text: 'letter', frameAnchor: 'top', dx: 7, dy: 2, className: 'chart-note chart-letter' },
    ),
  ];
}
