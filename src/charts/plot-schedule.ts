import type { ChartFigure } from './chart-figure.ts';
import type { ChartOptions } from './chart-input.ts';
import { drawStage } from './draw-stage.ts';
import { lineHeight } from './draw-text.ts';
import { keepText } from './duration-text.ts';
import { type DrawnPart, makeScheduleContext, type ScheduleContext, scheduleText } from './schedule-context.ts';
import { strictSvg } from './strict-svg.ts';
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

/** A part of a figure, from a `y` on. */
type Part = (context: ScheduleContext, y: number) => DrawnPart;

/** Text over the whole width, with `gap` pixels below it; nothing for empty text. */
const drawWords =
  (text: string, className: string, gap: number): Part =>
  (context, y) => {
    if (text === '') return { elements: [], height: 0 };
    const lines = wrapText(text, context.width - 8);
    const place = { x: context.textLeft, y: y + lineHeight / 2, className };
    return { elements: [scheduleText(context, lines, place)], height: lines.length * lineHeight + gap };
  };

/** Every step is named: a scale that is not even must be. */
const drawAxis: Part = (context, y) => {
  const { steps, left, right } = context;
  const stepWidth = (right - left) / (steps.length - 1) - 4;
  const isOneLine = steps.every(({ text }) => textWidth(text) <= stepWidth);
  const names = steps.map(({ text }) => (isOneLine ? [text] : text.split(/\s+/)));
  const lines = Math.max(...names.map(({ length }) => length));
  const elements = steps.map(({ at }, index) => {
    const name = names[index] ?? [];
    return scheduleText(context, name, {
      x: at,
      y: y + lineHeight / 2 + (lines - name.length) * lineHeight,
      className: 'chart-label',
      anchor: index === 0 ? 'start' : 'middle',
    });
  });
  return { elements, height: lines * lineHeight + 6 };
};

const drawSpace: Part = () => ({ elements: [], height: 14 });

/** A schedule with its name, where it is not the only one. */
function partsOf({ schedule }: NamedSchedule, { strings }: ScheduleContext, isNamed: boolean): Part[] {
  return [
    drawWords(isNamed ? schedule.title : '', 'chart-strong', 2),
    drawWords(strings.startsWith({ event: schedule.startsWith }), 'chart-label', 8),
    drawAxis,
    ...schedule.stages.map(
      (stage): Part =>
        (context, y) =>
          drawStage(context, stage, y),
    ),
    drawSpace,
  ];
}

/** The stages of each schedule in a sentence. */
function summarizeSchedules(schedules: readonly NamedSchedule[], { strings, language }: ScheduleContext): string {
  if (schedules.length === 0) return strings.noData;
  const sentences = schedules.map(({ schedule }) => {
    const stages = schedule.stages.map(({ place, keep }) =>
      strings.stage({ place: strings.places[place], duration: keepText(keep, language, strings) }),
    );
    return strings.scheduleSummary({ title: schedule.title, stages: stages.join(strings.nextStage) });
  });
  return sentences.join(' ');
}

/**
 * Draws the stages of retention schedules on one time scale: where data are, what is there, how long it stays and
 * what happens then. A bar is the time spent in one place, so bars start together. Nothing to draw gives an empty
 * figure with the sentence that says so.
 */
export function plotSchedule(schedules: readonly NamedSchedule[], options: ScheduleOptions): ScheduleFigure {
  const { document, language, id = 'schedules', among = schedules, words: strings } = options;
  const context = makeScheduleContext(options, among);
  const parts =
    schedules.length === 0
      ? [drawWords(strings.noData, 'chart-label', 0)]
      : [
          drawWords(strings.scaleSteps, 'chart-label', 10),
          ...schedules.flatMap((each) => partsOf(each, context, schedules.length > 1)),
        ];
  const content: SVGElement[] = [];
  let y = 0;
  for (const draw of parts) {
    const { elements, height } = draw(context, y);
    content.push(...elements);
    y += height;
  }
  const { width } = context;
  const height = Math.ceil(y);
  const summary = summarizeSchedules(schedules, context);
  const title = schedules.map(({ schedule }) => schedule.title).join(', ') || strings.schedule;
  return {
    svg: strictSvg(document, { width, height }, content, { id, title, description: summary, language }),
    summary,
    table: tabulateSchedules(schedules, language, strings),
    width,
    height,
  };
}
