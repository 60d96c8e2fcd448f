import type { SeriesBreak } from '../schema/data/privacy.ts';
import { addDays, dateOf } from '../values/day.ts';
import { formatDay } from '../values/format-day.ts';
import type { ChartContext } from './chart-context.ts';
import { formatDays } from './format-value.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { svgElement } from './svg-element.ts';
import { fitsLines, widestOf, wrapText } from './text-width.ts';

/** A break in words: when, and why. */
export function breakText(
  { date, until, kind, reason }: SeriesBreak,
  { language, strings }: Pick<ChartContext, 'language' | 'strings'>,
): string {
  if (kind !== 'outage') return strings.breakAt({ date: formatDay(date, language), reason });
  return strings.outageAt({ dates: formatDays(date, until ?? date, language), reason });
}

/** The letter that stands for a break where several are explained below; empty for a single one. */
export function breakLetter(breaks: readonly SeriesBreak[], index: number): string {
  return breaks.length > 1 ? String.fromCharCode(65 + index) : '';
}

interface Placed {
  readonly each: SeriesBreak;
  /** Where its rule stands. */
  readonly x: number;
  readonly lines: readonly string[];
  readonly left: number;
  readonly right: number;
  row: number;
}

/** How the words of breaks are set around the plotted area. */
export interface BreakLayout {
  /** Room needed above and below the plotted area. */
  readonly above: number;
  readonly below: number;
  /** Draws bands, rules and words: `top` and `bottom` of the plotted area, `foot` where the room below begins. */
  draw(top: number, bottom: number, foot: number): SVGElement[];
}

const maxLines = 3;
const padding = 5;

/** Beside its rule each, or undefined when one text would be too long or lie across another's rule. */
function placeBeside(
  context: ChartContext,
  at: readonly { each: SeriesBreak; x: number }[],
  left: number,
  right: number,
): Placed[] | undefined {
  const widest = Math.min(230, (right - left) * 0.6);
  const placed: Placed[] = [];
  for (const { each, x } of [...at].reverse()) {
    const text = breakText(each, context);
    if (!fitsLines(text, widest, maxLines)) return undefined;
    const lines = wrapText(text, widest);
    const width = widestOf(lines) + padding;
    const start = x + width > right + 4 ? x - width - padding : x;
    if (start < left - 4) return undefined;
    const mine: Placed = { each, x, lines, left: start, right: start + width + padding, row: 0 };
    while (placed.some((other) => other.row === mine.row && mine.left < other.right && other.left < mine.right))
      mine.row += 1;
    if (
      placed.some(
        (other) =>
          (other.row < mine.row && other.left < x - 1 && x + 1 < other.right) ||
          (mine.row < other.row && mine.left < other.x - 1 && other.x + 1 < mine.right),
      )
    )
      return undefined;
    placed.push(mine);
  }
  return placed;
}

/** A rule where a definition or the sampling changed; a hatched band, at least 6 pixels wide, for an outage. */
function drawSign(
  context: ChartContext,
  each: SeriesBreak,
  x: number,
  end: number,
  from: number,
  top: number,
  bottom: number,
): SVGElement[] {
  const rule = svgElement(context.document, 'path', { class: 'chart-break', d: `M${x},${from}V${bottom}` });
  if (each.kind !== 'outage') return [rule];
  const width = Math.max(6, end - x);
  const start = Math.min(x, (x + end) / 2 - width / 2);
  const band = svgElement(context.document, 'rect', {
    class: 'chart-outage',
    x: start,
    y: top,
    width,
    height: bottom - top,
    fill: `url(#${context.id}-outage)`,
  });
  return from < top
    ? [band, svgElement(context.document, 'path', { class: 'chart-break', d: `M${x},${from}V${top}` })]
    : [band];
}

/**
 * Sets the breaks' words beside their rules, above the plotted area. Where they are too long or too close for that,
 * each rule gets a letter, and the words stand below the chart.
 */
export function layBreaks(context: ChartContext, x: (at: number) => number, left: number, right: number): BreakLayout {
  const { breaks, document } = context;
  const ends = new Map(breaks.map((each) => [each, x(dateOf(addDays(each.until ?? each.date, 1)).getTime())]));
  const at = breaks.map((each) => ({ each, x: Math.max(left, x(dateOf(each.date).getTime())) }));
  if (at.length === 0) return { above: 0, below: 0, draw: () => [] };
  const sign = (each: SeriesBreak, start: number, from: number, top: number, bottom: number) =>
    drawSign(context, each, start, Math.min(right, ends.get(each) ?? start), from, top, bottom);
  const beside = placeBeside(context, at, left, right);
  if (beside) {
    const rows = Math.max(...beside.map(({ row }) => row)) + 1;
    const heights = Array.from(
      { length: rows },
      (_, row) =>
        Math.max(...beside.filter((each) => each.row === row).map(({ lines }) => lines.length)) * lineHeight + 6,
    );
    const upTo = (row: number) => heights.slice(0, row + 1).reduce((sum, height) => sum + height, 0);
    return {
      above: upTo(rows - 1),
      below: 0,
      draw: (top, bottom) =>
        beside.flatMap(({ each, x: start, lines, left: from, right: to, row }) => {
          const y = top - upTo(row);
          const isEnd = from < start || context.rightToLeft;
          const text = drawText(context, lines, {
            x: isEnd ? to - 2 * padding : from + padding,
            y: y + lineHeight / 2,
            anchor: isEnd ? 'end' : 'start',
            className: 'chart-note',
          });
          return [...sign(each, start, y, top, bottom), text];
        }),
    };
  }
  const notes = at.map(({ each }, index) =>
    wrapText(`${String.fromCharCode(65 + index)}: ${breakText(each, context)}`, context.width - 4),
  );
  const height = notes.reduce((sum, lines) => sum + lines.length * lineHeight + 4, 6);
  return {
    above: 20,
    below: height,
    draw: (top, bottom, foot) => {
      let y = foot + 6 + lineHeight / 2;
      let lastX = -Infinity;
      return at.flatMap(({ each, x: start }, index) => {
        const letterX = Math.max(start, lastX + 15);
        lastX = letterX;
        const letter = svgElement(
          document,
          'text',
          { class: 'chart-note chart-letter', x: letterX, y: top - 10, dy: '0.32em', 'text-anchor': 'middle' },
          String.fromCharCode(65 + index),
        );
        const lines = notes[index] ?? [];
        const isEnd = context.rightToLeft;
        const note = drawText(context, lines, {
          x: isEnd ? context.width - 2 : 2,
          y,
          anchor: isEnd ? 'end' : 'start',
          className: 'chart-note',
        });
        y += lines.length * lineHeight + 4;
        return [...sign(each, start, top - 1, top, bottom), letter, note];
      });
    },
  };
}
