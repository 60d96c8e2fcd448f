import { chartInputOf } from '../../charts/chart-input-of.ts';
import { paintChart } from '../../charts/paint-chart.ts';
import { palette } from '../../charts/palette.ts';
import { plotChart } from '../../charts/plot-chart.ts';
import { serializeSvg } from '../../charts/serialize-svg.ts';
import { textWidth, wrapText } from '../../charts/text-width.ts';
import { drawingDocument } from '../../site/draw.ts';
import { overviewTitle } from '../../site/overview-title.ts';
import { stanceOfSite } from '../../site/stance.ts';
import { siteOf } from '../../site/site.ts';
import { readTokens } from '../prepare/look/read-tokens.ts';
import { isUnwritten } from '../../values/unwritten.ts';
import { canDraw, drawPng } from './draw-png.ts';
import type { ChartModel, SiteModel } from '../../model/site-model.ts';
import { publishedChart } from '../../model/published-chart.ts';
import type { PublishedFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';
import { siteWords } from '../../model/site-words.ts';

/** Whether a preview can say a text: its letters can be drawn, and it is written. */
const canShow = (text: string) => canDraw(text) && !isUnwritten(text);

/** The size every service that shows a preview agrees on. */
const [width, height] = [1200, 630];
const edge = 64;

/** Draws an SVG as a PNG; an argument, so that the picture can be looked at as text. */
export type DrawPng = (svg: string) => Promise<Uint8Array>;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const tokens = readTokens().light;
const colour = (name: string) => tokens.get(name) ?? '';
/** The colour of the site's own links, which its previews have too. */
const accentOf = ({ look }: Pick<SiteModel, 'look'>) => look?.tokens?.light['accent'] ?? colour('accent');
const wall = (accent: string) =>
  `<rect width="${width}" height="${height}" fill="${colour('paper')}"/><rect width="${width}" height="12" fill="${accent}"/>`;
const mark = (accent: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x},${y}) scale(${size / 32})" stroke="${accent}" fill="none"><path d="M6 22.5v-16a3 3 0 0 1 3-3h14a3 3 0 0 1 3 3v16M3 22.5h26M6.5 28.5h19" stroke-width="2.25" stroke-linecap="round"/><path d="M16 8.5l4.5 6-4.5 6-4.5-6z" fill="${accent}" stroke="none"/></g>`;

interface Words {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly size: number;
  readonly face: 'serif' | 'sans';
  readonly ink: string;
}
const faces = {
  serif: `font-family="Source Serif 4" font-weight="600"`,
  sans: `font-family="Atkinson Hyperlegible Next"`,
};
const words = (lines: readonly string[], { x, y, size, face, ink }: Words) =>
  lines
    .map(
      (line, index) =>
        `<text x="${x}" y="${Math.round(y + index * size * 1.18)}" ${faces[face]} font-size="${size}" fill="${colour(ink)}">${escape(line)}</text>`,
    )
    .join('');

/** The largest size at which a text fits into so many lines; the smallest where it fits at none. */
function fit(
  text: string,
  room: number,
  maxLines: number,
  sizes: readonly number[],
): { size: number; lines: string[] } {
  const tried = sizes.map((size) => ({ size, lines: wrapText(text, room, size) }));
  const found =
    tried.find(({ lines, size }) => lines.length <= maxLines && lines.every((line) => textWidth(line, size) <= room)) ??
    tried.at(-1);
  return { size: found?.size ?? 0, lines: (found?.lines ?? []).slice(0, maxLines) };
}

function drawing(
  model: SiteModel,
  chart: ChartModel,
  chartWidth: number,
  aspect: number,
): { svg: string; height: number } {
  const { language } = model.config;
  const input = chartInputOf(publishedChart(model, chart, language), `preview-${chart.id}`);
  const { svg, height: drawnHeight } = plotChart(input, {
    document: drawingDocument,
    language,
    words: siteWords(model, language).chart,
    width: chartWidth,
    aspect,
  });
  paintChart(svg, palette.light);
  return { svg: serializeSvg(svg), height: drawnHeight };
}

/** A drawing in its case; one that is too high ends at the lower edge and fades there. */
function inCase(
  drawn: { svg: string; height: number },
  chartWidth: number,
  { x, y, width: room, height: roomHeight }: { x: number; y: number; width: number; height: number },
): string {
  const scale = Math.min(
    (room - 48) / chartWidth,
    Math.max((roomHeight - 48) / drawn.height, (0.6 * (room - 48)) / chartWidth),
  );
  const tooHigh = drawn.height * scale > roomHeight - 40;
  const left = (room - chartWidth * scale) / 2;
  return (
    `<g transform="translate(${x},${y})"><rect width="${room}" height="${roomHeight}" rx="14" fill="${colour('case')}" stroke="${colour('rule-strong')}" stroke-width="2"/>` +
    `<clipPath id="case"><rect x="8" y="8" width="${room - 16}" height="${roomHeight - 16}"/></clipPath>` +
    `<g clip-path="url(#case)" ${faces.sans}><g transform="translate(${left},24) scale(${scale})" color="${palette.light.ink}">${drawn.svg}</g></g>` +
    (tooHigh
      ? `<linearGradient id="fade" x2="0" y2="1"><stop stop-color="${colour('case')}" stop-opacity="0"/><stop offset="1" stop-color="${colour('case')}"/></linearGradient><rect x="8" y="${roomHeight - 90}" width="${room - 16}" height="82" fill="url(#fade)"/>`
      : '') +
    `<rect x="7" y="7" width="${room - 14}" height="${roomHeight - 14}" rx="9" fill="none" stroke="${colour('rule')}" stroke-width="2"/></g>`
  );
}

const picture = (accent: string, ...parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${wall(accent)}${parts.join('')}</svg>`;

/**
 * The preview of the whole site, as SVG: its name, what it answers, and its first chart. Without words that cannot be
 * drawn.
 */
export function sitePreview(model: SiteModel): string {
  const site = siteOf(model, model.config.language);
  const { t, title } = site;
  const { name } = model.config.project;
  const accent = accentOf(model);
  const [chart] = site.charts;
  const headline = overviewTitle(site);
  const lead = t.overview.nothing({ project: name, how: stanceOfSite(site) });
  if (![title, headline, lead].every(canShow))
    return picture(accent, mark(accent, width / 2 - 130, height / 2 - 130, 260));
  const room = chart ? 560 : width - 2 * edge;
  const head = fit(headline, room, 4, [72, 64, 56, 48, 40]);
  const below = 210 + (head.lines.length - 1) * head.size * 1.18 + 60;
  const [chartWidth, box] = [340, { x: 690, y: 72, width: 446, height: 494 }];
  return picture(
    accent,
    mark(accent, edge - 6, 58, 56),
    words([title], { x: edge + 66, y: 98, size: 34, face: 'serif', ink: 'ink' }),
    words(head.lines, { x: edge, y: 210, size: head.size, face: 'serif', ink: 'ink' }),
    words(wrapText(lead, room, 30), { x: edge, y: below, size: 30, face: 'sans', ink: 'ink-soft' }),
    ...(chart && canShow(chart.spec.title) ? [inCase(drawing(model, chart, chartWidth, 0.95), chartWidth, box)] : []),
  );
}

/** The preview of one chart, as SVG. Undefined where its words cannot be drawn. */
export function chartPreview(model: SiteModel, chart: ChartModel): string | undefined {
  const { t, title } = siteOf(model, model.config.language);
  const { spec } = chart;
  const accent = accentOf(model);
  const chartWidth = 640;
  const drawn = drawing(model, chart, chartWidth, 0.26);
  if (![title, spec.title, spec.question, drawingWords(drawn.svg)].every(canShow)) return undefined;
  const head = fit(spec.title, width - 2 * edge, 1, [52, 46, 40, 34]);
  const noteLeft = edge + 70 + textWidth(title, 24);
  // Made-up numbers say so wherever they are shown: in the site's own sentence, or in one word where there is no room.
  const note =
    model.config.synthetic === undefined
      ? ''
      : ([model.config.synthetic, t.frame.synthetic].find(
          (text) => canDraw(text) && textWidth(text, 18) <= width - edge - noteLeft,
        ) ?? '');
  return picture(
    accent,
    words(head.lines, { x: edge, y: 84, size: head.size, face: 'serif', ink: 'ink' }),
    words(fit(spec.question, width - 2 * edge, 1, [28, 24]).lines, {
      x: edge,
      y: 126,
      size: 28,
      face: 'sans',
      ink: 'ink-soft',
    }),
    inCase(drawn, chartWidth, { x: edge, y: 152, width: width - 2 * edge, height: 402 }),
    mark(accent, edge - 4, 572, 36),
    words([title], { x: edge + 42, y: 599, size: 24, face: 'serif', ink: 'ink' }),
    words([note], { x: noteLeft, y: 599, size: 18, face: 'sans', ink: 'ink-soft' }),
  );
}

const drawingWords = (svg: string) => [...svg.matchAll(/>([^<]+)</g)].map(([, text]) => text).join(' ');

/** `previews/site.png`, and `previews/<chart>.png` for each chart: what other places show of a link to this site. */
export async function publishPreviews(model: SiteModel, draw: DrawPng = drawPng): Promise<PublishedFile[]> {
  const whole = await draw(sitePreview(model));
  const files: PublishedFile[] = [{ path: paths.preview('site'), bytes: whole }];
  for (const chart of model.charts[model.config.language] ?? []) {
    const svg = chartPreview(model, chart);
    files.push({ path: paths.preview(chart.id), bytes: svg === undefined ? whole : await draw(svg) });
  }
  return files;
}
