import type { places, Schedule } from '../schema/content/schedule.ts';
import type { ChartFigure } from './chart-figure.ts';
import { type ChartOptions, chartWidths, narrowBelow } from './chart-input.ts';
import { directionOf } from '../words/direction.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { durationScale, isForever } from './duration-scale.ts';
import { keepText, stepText } from './duration-text.ts';
import { setApart } from './set-apart.ts';
import { strictSvg } from './strict-svg.ts';
import { svgElement } from './svg-element.ts';
import { type NamedSchedule, tabulateSchedules } from './tabulate-schedules.ts';
import { textWidth, wrapText } from './text-width.ts';

export interface ScheduleOptions extends Omit<ChartOptions, 'aspect'> {
  /** Start of every id in the SVG. Default: `schedules`. */
  readonly id?: string;
  /** The schedules the time scale covers, so that figures drawn one by one can be compared. Default: those drawn. */
  readonly among?: readonly NamedSchedule[];
}

/** A retention figure: what a chart's figure is, without points and notes. */
export type ScheduleFigure = Pick<ChartFigure, 'svg' | 'summary' | 'table' | 'width' | 'height'>;

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

/**
 * Draws the stages of retention schedules on one time scale: where data are, what is there, how long it stays and
 * what happens then. A bar is the time spent in one place, so bars start together. Nothing to draw gives an empty
 * figure with the sentence that says so.
 */
export function plotSchedule(schedules: readonly NamedSchedule[], options: ScheduleOptions): ScheduleFigure {
  const { document, language, id = 'schedules', width = chartWidths.wide, among = schedules } = options;
  const { words: strings } = options;
  const rightToLeft = directionOf(language) === 'rtl';
  const isNarrow = width < narrowBelow;
  const say = (text: string) => setApart(text, language);
  const textAt = (
    lines: readonly string[],
    x: number,
    y: number,
    className: string,
    anchor: 'start' | 'middle' | 'end' = 'start',
  ) => {
    const flipped = anchor === 'start' ? 'end' : anchor === 'end' ? 'start' : 'middle';
    return drawText({ document, say }, lines, {
      x: rightToLeft ? width - x : x,
      y,
      anchor: rightToLeft ? flipped : anchor,
      className,
    });
  };
  const mirror = (x: number) => (rightToLeft ? width - x : x);
  const left = isNarrow ? 4 : Math.round(width * 0.38);
  const right = width - 14;
  const scale = durationScale(
    among.flatMap(({ schedule }) => schedule.stages.map(({ keep }) => keep)),
    left,
    right,
  );
  const textLeft = isNarrow ? 4 : 2;
  const content: SVGElement[] = [];
  let y = 0;

  const steps = [
    ...scale.ticks.map(({ at, duration }) => ({ at, text: stepText(duration, language, isNarrow) })),
    ...(scale.forever === undefined ? [] : [{ at: scale.forever, text: strings.forever }]),
  ];
  const stepWidth = (right - left) / (steps.length - 1) - 4;

  /** Every step is named: a scale that is not even must be. */
  const drawAxis = () => {
    const isOneLine = steps.every(({ text }) => textWidth(text) <= stepWidth);
    const names = steps.map(({ text }) => (isOneLine ? [text] : text.split(/\s+/)));
    const lines = Math.max(...names.map(({ length }) => length));
    steps.forEach(({ at }, index) => {
      const name = names[index] ?? [];
      content.push(
        textAt(
          name,
          at,
          y + lineHeight / 2 + (lines - name.length) * lineHeight,
          'chart-label',
          index === 0 ? 'start' : 'middle',
        ),
      );
    });
    y += lines * lineHeight + 6;
  };

  const drawStage = (stage: Stage) => {
    const place = strings.places[stage.place];
    const length = keepText(stage.keep, language, strings);
    const what = wrapText(stage.what, isNarrow ? width - 8 : left - 22);
    const then = wrapText(strings.stays({ duration: length, then: stage.then }), isNarrow ? width - 8 : right - left);
    content.push(
      textAt([place], textLeft, y + lineHeight / 2, 'chart-strong'),
      textAt(what, textLeft, y + lineHeight * 1.5 + 1, 'chart-text'),
    );
    const textHeight = lineHeight * (1 + what.length) + 2;
    const barY = isNarrow ? y + textHeight + 4 : y + 2;
    const end = scale.end(stage.keep);
    const [a, b] = [mirror(left), mirror(end)];
    content.push(
      svgElement(document, 'rect', {
        class: 'chart-track',
        x: Math.min(a, mirror(right)),
        y: barY,
        width: right - left,
        height: barHeight,
      }),
    );
    content.push(
      svgElement(document, 'path', {
        class: 'chart-grid',
        d: steps.map(({ at }) => `M${mirror(at).toFixed(1)},${barY - 3}v${barHeight + 6}`).join(''),
      }),
    );
    const className = classOf[stage.place];
    const middle = barY + barHeight / 2;
    const along = rightToLeft ? -1 : 1;
    if (isForever(stage.keep)) {
      content.push(
        svgElement(document, 'path', {
          class: `chart-box ${className}`,
          d: `M${a},${barY}H${b}L${b + 10 * along},${middle}L${b},${barY + barHeight}H${a}Z`,
        }),
      );
    } else if (end - left < 1) {
      content.push(svgElement(document, 'circle', { class: `chart-hollow ${className}`, cx: a, cy: middle, r: 4 }));
    } else {
      content.push(
        svgElement(document, 'rect', {
          class: `chart-box ${className}`,
          x: Math.min(a, b),
          y: barY,
          width: end - left,
          height: barHeight,
        }),
      );
    }
    content.push(textAt(then, left, barY + barHeight + lineHeight / 2 + 4, 'chart-text'));
    const barBottom = barY + barHeight + 6 + then.length * lineHeight;
    y = Math.max(y + textHeight, barBottom) + 14;
  };

  if (schedules.length > 0) {
    const note = wrapText(strings.scaleSteps, width - 8);
    content.push(textAt(note, textLeft, lineHeight / 2, 'chart-label'));
    y += note.length * lineHeight + 10;
  }
  for (const { schedule } of schedules) {
    const head = schedules.length > 1 ? wrapText(schedule.title, width - 8) : [];
    if (head.length > 0) content.push(textAt(head, textLeft, y + lineHeight / 2, 'chart-strong'));
    y += head.length * lineHeight + (head.length > 0 ? 2 : 0);
    const starts = wrapText(strings.startsWith({ event: schedule.startsWith }), width - 8);
    content.push(textAt(starts, textLeft, y + lineHeight / 2, 'chart-label'));
    y += starts.length * lineHeight + 8;
    drawAxis();
    schedule.stages.forEach(drawStage);
    y += 14;
  }
  if (schedules.length === 0) {
    content.push(textAt([strings.noData], textLeft, lineHeight / 2, 'chart-label'));
    y = lineHeight;
  }
  const summary =
    schedules.length === 0
      ? strings.noData
      : schedules
          .map(({ schedule }) =>
            strings.scheduleSummary({
              title: schedule.title,
              stages: schedule.stages
                .map(({ place, keep }) =>
                  strings.stage({ place: strings.places[place], duration: keepText(keep, language, strings) }),
                )
                .join(strings.nextStage),
            }),
          )
          .join(' ');
  const height = Math.ceil(y);
  const title = schedules.map(({ schedule }) => schedule.title).join(', ') || strings.schedule;
  return {
    svg: strictSvg(document, { width, height }, content, { id, title, description: summary, language }),
    summary,
    table: tabulateSchedules(schedules, language, strings),
    width,
    height,
  };
}
