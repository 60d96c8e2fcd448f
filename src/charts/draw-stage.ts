import type { places, Schedule } from '../schema/content/schedule.ts';
import { lineHeight } from './draw-text.ts';
import { isForever } from './duration-scale.ts';
import { keepText } from './duration-text.ts';
import { type DrawnPart, mirror, type ScheduleContext, scheduleText } from './schedule-context.ts';
import { svgElement } from './svg-element.ts';
import { wrapText } from './text-width.ts';

type Place = (typeof places)[number];
type Stage = Schedule['stages'][number];

/** Whose hands data are in: the person's, the project's, everybody's. */
const classOf: Readonly<Record<Place, string>> = {
  device: 'series-3',
  network: 'series-1',
  collector: 'series-1',
  'raw-store': 'series-1',
  backup: 'series-1',
  'aggregate-store': 'series-1',
  published: 'series-2',
};

const barHeight = 12;

/** How long something stays: a bar, an arrow for ever, a ring for what is not kept. */
function drawLength(context: ScheduleContext, { place, keep }: Stage, y: number): SVGElement {
  const { document, left, scale, rightToLeft } = context;
  const end = scale.end(keep);
  const [a, b] = [mirror(context, left), mirror(context, end)];
  const middle = y + barHeight / 2;
  const className = classOf[place];
  if (isForever(keep)) {
    const point = b + (rightToLeft ? -10 : 10);
    const d = `M${a},${y}H${b}L${point},${middle}L${b},${y + barHeight}H${a}Z`;
    return svgElement(document, 'path', { class: `chart-box ${className}`, d });
  }
  if (end - left < 1)
    return svgElement(document, 'circle', { class: `chart-hollow ${className}`, cx: a, cy: middle, r: 4 });
  return svgElement(document, 'rect', {
    class: `chart-box ${className}`,
    x: Math.min(a, b),
    y,
    width: end - left,
    height: barHeight,
  });
}

/** The whole time scale behind a bar, with its steps. */
function drawTrack(context: ScheduleContext, y: number): SVGElement[] {
  const { document, left, right, steps } = context;
  return [
    svgElement(document, 'rect', {
      class: 'chart-track',
      x: Math.min(mirror(context, left), mirror(context, right)),
      y,
      width: right - left,
      height: barHeight,
    }),
    svgElement(document, 'path', {
      class: 'chart-grid',
      d: steps.map(({ at }) => `M${mirror(context, at).toFixed(1)},${y - 3}v${barHeight + 6}`).join(''),
    }),
  ];
}

/** One stage: where the data are, what is there, how long it stays and what happens then. */
export function drawStage(context: ScheduleContext, stage: Stage, y: number): DrawnPart {
  const { strings, language, isNarrow, width, left, right, textLeft } = context;
  const what = wrapText(stage.what, isNarrow ? width - 8 : left - 22);
  const stays = strings.stays({ duration: keepText(stage.keep, language, strings), then: stage.then });
  const then = wrapText(stays, isNarrow ? width - 8 : right - left);
  const textHeight = lineHeight * (1 + what.length) + 2;
  const barY = isNarrow ? y + textHeight + 4 : y + 2;
  const barBottom = barY + barHeight + 6 + then.length * lineHeight;
  return {
    elements: [
      scheduleText(context, [strings.places[stage.place]], {
        x: textLeft,
        y: y + lineHeight / 2,
        className: 'chart-strong',
      }),
      scheduleText(context, what, { x: textLeft, y: y + lineHeight * 1.5 + 1, className: 'chart-text' }),
      ...drawTrack(context, barY),
      drawLength(context, stage, barY),
      scheduleText(context, then, { x: left, y: barY + barHeight + lineHeight / 2 + 4, className: 'chart-text' }),
    ],
    height: Math.max(y + textHeight, barBottom) + 14 - y,
  };
}
