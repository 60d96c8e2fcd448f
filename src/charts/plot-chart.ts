import { plot } from '@observablehq/plot';
import type { ChartFigure, ChartNote } from './chart-figure.ts';
import type { ChartInput, ChartOptions } from './chart-input.ts';
import { type ChartContext, makeContext } from './chart-context.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { findChartFaults } from './find-chart-faults.ts';
import { drawPatterns } from './hatch.ts';
import { breakText } from './lay-breaks.ts';
import { allMarks } from './marks/all-marks.ts';
import { strictSvg } from './strict-svg.ts';
import { svgElement } from './svg-element.ts';
import { formatDuration } from '../values/format.ts';
import { formatDay } from '../values/format-day.ts';
import type { Period } from '../values/period.ts';
import { windowsOverlap } from '../values/window.ts';
import { summarize } from './summarize.ts';
import { tabulate } from './tabulate.ts';
import { wrapText } from './text-width.ts';

function drawNothing(context: ChartContext): { height: number; content: Element[] } {
  const { width, document } = context;
  const height = Math.min(160, context.plotHeight);
  const lines = wrapText(context.strings.noData, width - 40);
  return {
    height,
    content: [
      svgElement(document, 'rect', {
        class: 'chart-nothing',
        x: 0.5,
        y: 0.5,
        width: width - 1,
        height: height - 1,
        rx: 4,
      }),
      drawText(context, lines, {
        x: width / 2,
        y: height / 2 - ((lines.length - 1) * lineHeight) / 2,
        anchor: 'middle',
        className: 'chart-label',
      }),
    ],
  };
}

/** Patterns are defined only where something is hatched. */
function withPatterns(context: ChartContext, content: readonly Element[]): Element[] {
  const group = svgElement(context.document, 'g', {});
  for (const element of content) group.appendChild(element);
  const hatched = [...group.querySelectorAll('[fill]')].some(
    (element) => element.getAttribute('fill')?.startsWith('url(') === true,
  );
  return hatched ? [drawPatterns(context), ...group.children] : [...group.children];
}

/** Each correction of a period that is shown, once. */
function tellCorrected({ corrected, strings, language, nameOf }: ChartContext): ChartNote[] {
  return [...new Set([...corrected.values()].flat())].map(({ period, date, reason }) => ({
    kind: 'corrected',
    text: strings.correctedAt({
      period: nameOf(period as Period),
      date: formatDay(date, language),
      reason,
    }),
  }));
}

/** That each number is of a rolling window, and that windows overlap where they are longer than their step. */
function tellWindows({ window, strings, language, data }: ChartContext): ChartNote[] {
  if (!window) return [];
  const words = { duration: formatDuration(window.length, language), step: formatDuration(window.step, language) };
  const overlap = windowsOverlap(window) && data.positions.list.length > 1;
  return [{ kind: 'windows', text: overlap ? strings.windowsOverlap(words) : strings.windows(words) }];
}

/**
 * Draws one chart. No rows give a figure that says so in words. Throws when the result cannot be drawn as the front
 * matter says: call `findChartFaults` first where rows come from an author's or a reader's SQL.
 */
export function plotChart(input: ChartInput, options: ChartOptions): ChartFigure {
  const faults = findChartFaults(input);
  if (faults.length > 0) throw new TypeError(`Chart "${input.id}": ${faults.map(({ message }) => message).join('; ')}`);
  const mark = allMarks[input.spec.mark];
  const context = makeContext(input, options, mark);
  const { document, width, language } = context;
  const summary = summarize(context, mark.summarize);
  const description = {
    id: input.id,
    title: input.spec.title,
    description: [summary, input.population].filter(Boolean).join(' '),
    language,
  };
  const words = { summary, table: tabulate(context), width };
  if (context.data.positions.list.length === 0) {
    const { height, content } = drawNothing(context);
    return {
      ...words,
      svg: strictSvg(document, { width, height }, content, description),
      points: [],
      notes: [],
      height,
      empty: true,
    };
  }
  const drawing = mark.draw(context);
  const { frame } = drawing;
  const height = Math.ceil(frame.height);
  const drawn = plot({
    document,
    width,
    height,
    marginLeft: frame.left,
    marginRight: width - frame.right,
    marginTop: frame.top,
    marginBottom: height - frame.bottom,
    x: { type: 'linear', domain: [...frame.xDomain], axis: null },
    y: { type: 'linear', domain: [...frame.yDomain], axis: null },
    ...drawing.panels,
    marks: [...drawing.marks],
  });
  const content = withPatterns(context, [...drawing.behind, ...drawn.children, ...drawing.furniture]);
  const breaks = context.breaks.map((each): ChartNote => ({
    kind: 'break',
    text: breakText(each, context),
    break: each,
  }));
  return {
    ...words,
    svg: strictSvg(document, { width, height }, content, description),
    points: typeof drawing.points === 'function' ? drawing.points(drawn) : drawing.points,
    notes: [...breaks, ...drawing.notes, ...tellCorrected(context), ...tellWindows(context)],
    height,
    empty: false,
  };
}
