import type { ChartWords } from '../words/chart-words.ts';
import { directionOf } from '../words/direction.ts';
import { drawText, lineHeight } from './draw-text.ts';
import { paintChart } from './paint-chart.ts';
import { serializeSvg } from './serialize-svg.ts';
import { setApart } from './set-apart.ts';
import { svgElement } from './svg-element.ts';
import type { ChartColours } from './palette.ts';
import { wrapText } from './text-width.ts';

/** What a figure must carry when it leaves its page. */
export interface Credits {
  readonly title: string;
  readonly source: string;
  /** Of the newest data, in words. */
  readonly date: string;
  readonly licence: string;
  /** Who is not in the data. */
  readonly population?: string;
  readonly sampleRate?: string;
  /** Breaks in full, whatever was folded away, and that data are synthetic. */
  readonly notes?: readonly string[];
}

export interface StandaloneOptions {
  readonly colours: ChartColours;
  readonly language: string;
  readonly words: ChartWords;
}

const margin = 16;
const titleSize = 17;

/**
 * A chart as a file of its own: title above, source, date, licence and notes below, on the theme's surface, with every
 * colour written out. Takes the SVG of a figure, on any document, and leaves it as it is. A PNG is drawn from this.
 */
export function toStandaloneSvg(
  figure: SVGSVGElement,
  credits: Credits,
  { colours, language, words: strings }: StandaloneOptions,
): string {
  const document = figure.ownerDocument;
  const rightToLeft = directionOf(language) === 'rtl';
  const say = (text: string) => setApart(text, language);
  const [width, height] = [Number(figure.getAttribute('width')), Number(figure.getAttribute('height'))];
  const title = wrapText(credits.title, width, titleSize);
  const facts = [
    [
      strings.source({ source: credits.source }),
      credits.date,
      strings.licence({ licence: credits.licence }),
      credits.sampleRate === undefined ? '' : strings.sampleRate({ rate: credits.sampleRate }),
    ]
      .filter(Boolean)
      .join(' · '),
    credits.population ?? '',
    ...(credits.notes ?? []),
  ]
    .filter(Boolean)
    .map((text) => wrapText(text, width));
  const titleHeight = title.length * (lineHeight + 6) + 8;
  const factsHeight = facts.reduce((sum, lines) => sum + lines.length * lineHeight + 4, 10);
  const total = { width: width + 2 * margin, height: Math.ceil(height + titleHeight + factsHeight + 2 * margin) };
  const edge = rightToLeft ? margin + width : margin;
  const anchor = rightToLeft ? ('end' as const) : ('start' as const);
  const titleLines = title.map((line, index) => {
    const text = drawText({ document, say }, [line], {
      x: edge,
      y: margin + 10 + index * (lineHeight + 6),
      anchor,
      className: 'chart-title',
    });
    text.setAttribute('font-size', String(titleSize));
    return text;
  });
  let y = margin + titleHeight + height + 10 + lineHeight / 2;
  const factLines = facts.map((lines) => {
    const text = drawText({ document, say }, lines, { x: edge, y, anchor, className: 'chart-label' });
    y += lines.length * lineHeight + 4;
    return text;
  });
  const inside = svgElement(document, 'g', { transform: `translate(${margin},${margin + titleHeight})` });
  const names: SVGElement[] = [];
  for (const child of figure.children) {
    const copy = child.cloneNode(true) as SVGElement;
    if (copy.localName === 'title' || copy.localName === 'desc') names.push(copy);
    else inside.appendChild(copy);
  }
  const svg = svgElement(
    document,
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...total,
      viewBox: `0 0 ${total.width} ${total.height}`,
      'font-family': 'system-ui, sans-serif',
      'font-size': figure.getAttribute('font-size') ?? '13',
      direction: 'ltr',
      color: colours.ink,
      role: 'img',
      lang: language,
      'aria-labelledby': figure.getAttribute('aria-labelledby') ?? undefined,
      'aria-describedby': figure.getAttribute('aria-describedby') ?? undefined,
    },
    ...names,
    svgElement(document, 'rect', { ...total, fill: colours.surface }),
    ...titleLines,
    inside,
    ...factLines,
  );
  paintChart(svg, colours);
  return serializeSvg(svg);
}
