import { directionOf } from '../words/direction.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { type ChartOptions, chartWidths, narrowBelow } from './chart-input.ts';
import { drawText } from './draw-text.ts';
import { durationScale } from './duration-scale.ts';
import { stepText } from './duration-text.ts';
import { setApart } from './set-apart.ts';
import type { NamedSchedule } from './tabulate-schedules.ts';

/** Everything the parts of a retention figure share. Places are those of a language that runs from left to right. */
export interface ScheduleContext {
  readonly document: Document;
  readonly language: string;
  readonly strings: ChartWords;
  readonly rightToLeft: boolean;
  readonly width: number;
  readonly isNarrow: boolean;
  /** Where bars begin and end, and where text begins. */
  readonly left: number;
  readonly right: number;
  readonly textLeft: number;
  /** Steps of the time scale, each with its words. */
  readonly steps: readonly { readonly at: number; readonly text: string }[];
  /** Where a bar of a length ends. */
  readonly scale: ReturnType<typeof durationScale>;
}

/** Elements, and the height that they take. */
export interface DrawnPart {
  readonly elements: readonly SVGElement[];
  readonly height: number;
}

/** Settles what a figure of schedules needs to know, on one scale for all of `among`. */
export function makeScheduleContext(
  { document, language, words: strings, width = chartWidths.wide }: ChartOptions,
  among: readonly NamedSchedule[],
): ScheduleContext {
  const isNarrow = width < narrowBelow;
  const left = isNarrow ? 4 : Math.round(width * 0.38);
  const right = width - 14;
  const scale = durationScale(
    among.flatMap(({ schedule }) => schedule.stages.map(({ keep }) => keep)),
    left,
    right,
  );
  const steps = [
    ...scale.ticks.map(({ at, duration }) => ({ at, text: stepText(duration, language, isNarrow) })),
    ...(scale.forever === undefined ? [] : [{ at: scale.forever, text: strings.forever }]),
  ];
  const rightToLeft = directionOf(language) === 'rtl';
  const textLeft = isNarrow ? 4 : 2;
  return { document, language, strings, rightToLeft, width, isNarrow, left, right, textLeft, steps, scale };
}

/** A place in a drawing that is the mirror image where the language runs from right to left. */
export const mirror = ({ rightToLeft, width }: ScheduleContext, x: number) => (rightToLeft ? width - x : x);

const mirrored = { start: 'end', middle: 'middle', end: 'start' } as const;

/** Lines of text, the middle of the first one at `y`. */
export function scheduleText(
  context: ScheduleContext,
  lines: readonly string[],
  { x, y, className, anchor = 'start' }: { x: number; y: number; className: string; anchor?: keyof typeof mirrored },
): SVGElement {
  const { document, language, rightToLeft } = context;
  return drawText({ document, say: (text) => setApart(text, language) }, lines, {
    x: mirror(context, x),
    y,
    anchor: rightToLeft ? mirrored[anchor] : anchor,
    className,
  });
}
