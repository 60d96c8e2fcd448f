import { gzipSync } from 'node:zlib';
import type { LookFont, LookModel, LookPicture } from '../../../model/look/look.ts';
import type { Scheme, Tokens } from '../../../model/look/tokens-in.ts';
import type { Problem } from '../../../problems/problem.ts';
import { suggest } from '../../../problems/suggest.ts';
import type { Files } from '../../../source/files.ts';
import type { Site } from '../../../source/site.ts';
import { fontMetrics } from './fallback-metrics.ts';
import { judgeAccent } from './judge-accent.ts';
import { pictureSize } from './picture-size.ts';

/** Bytes as they are sent, compressed where a host compresses them. */
export const lookLimits = {
  /** A logo is on every page. */
  logo: 20_000,
  /** A card is at most 15 kB with everything. */
  logoOnCards: 3_000,
  favicon: 20_000,
  font: 120_000,
  /** Of a font with the letters of one script; more is advice. */
  fontAdvised: 50_000,
  /** A logo stands in a line of the header. */
  widest: 8,
} as const;

type Path = readonly string[];

/** What a file of the look is judged with. */
interface Judging {
  readonly files: Files;
  readonly publicFiles: readonly string[];
  readonly at: Site['configAt'];
  readonly problems: Problem[];
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** The bytes of a file that `look` names; a problem where it is not there. */
async function readPublic(address: string, path: Path, judging: Judging): Promise<Uint8Array | undefined> {
  const file = `public${address}`;
  const bytes = judging.publicFiles.includes(file) ? await judging.files.read(file) : undefined;
  if (bytes) return bytes;
  const near = suggest(file, judging.publicFiles)?.slice('public'.length);
  judging.problems.push({
    code: 'look/file',
    ...judging.at(path),
    message: `There is no file ${file}, which ${path.join('.')} names.`,
    fix: near === undefined ? 'put the file there' : `write  ${near}  or put the file there`,
  });
  return undefined;
}

function tooHeavy(judging: Judging, path: Path, { is, limit, fix }: { is: number; limit: number; fix: string }) {
  judging.problems.push({
    code: 'look/weight',
    ...judging.at(path),
    message: `${path.join('.')} weighs ${kilobytes(is)} as it is sent, but every page loads it: at most ${kilobytes(limit)}.`,
    fix,
  });
}

const smallerPicture = 'make the drawing simpler (SVGO does it for an SVG), or save a PNG of 64 pixels in height';

async function judgePicture(
  address: string,
  path: Path,
  limit: number,
  judging: Judging,
): Promise<(LookPicture & { readonly sent: number }) | undefined> {
  const bytes = await readPublic(address, path, judging);
  if (!bytes) return undefined;
  const size = pictureSize(address, bytes);
  if (!size) {
    judging.problems.push({
      code: 'look/file',
      ...judging.at(path),
      message: `public${address} does not say how large it is, so the page would move when it arrives.`,
      fix: address.endsWith('.svg')
        ? 'write a viewBox into its root, such as  <svg viewBox="0 0 32 32" …>'
        : 'save it as a PNG again: its first bytes are not those of one',
    });
    return undefined;
  }
  const sent = address.endsWith('.svg') ? gzipSync(bytes).length : bytes.length;
  if (sent > limit) tooHeavy(judging, path, { is: sent, limit, fix: smallerPicture });
  return { path: address.slice(1), ...size, sent };
}

async function judgeLogo(
  logo: NonNullable<NonNullable<Site['config']['look']>['logo']>,
  judging: Judging,
): Promise<LookModel['logo']> {
  const path = ['look', 'logo'];
  const named =
    typeof logo === 'string'
      ? [[logo, path] as const]
      : Object.entries(logo).map(([scheme, address]) => [address, [...path, scheme]] as const);
  const pictures = [];
  for (const [address, place] of named) {
    const picture = await judgePicture(address, place, lookLimits.logo, judging);
    if (!picture) continue;
    pictures.push(picture);
    if (picture.width / picture.height > lookLimits.widest)
      judging.problems.push({
        code: 'look/file',
        ...judging.at(place),
        message: `public${address} is ${(picture.width / picture.height).toFixed(1)} times as wide as it is high; in a line of the header there is room for ${lookLimits.widest} times at most.`,
        fix: 'use a logo that is less wide, or the sign alone',
      });
  }
  const heaviest = Math.max(...pictures.map(({ sent }) => sent));
  const onCards = heaviest <= lookLimits.logoOnCards;
  if (!onCards && pictures.length > 0)
    judging.problems.push({
      code: 'look/weight',
      advice: true,
      ...judging.at(path),
      message: `The logo weighs ${kilobytes(heaviest)} as it is sent. A card for a consent dialog is at most 15 kB with everything, so cards are shown without a logo of more than ${kilobytes(lookLimits.logoOnCards)}.`,
      fix: smallerPicture,
    });
  const [light, dark] = pictures.map(({ sent: _, ...picture }) => picture);
  return light && { light, ...(dark ? { dark } : {}), onCards };
}

async function judgeFont(font: string | undefined, name: string, judging: Judging): Promise<LookFont | undefined> {
  if (font === undefined) return undefined;
  if (font === 'system') return {};
  const path = ['look', 'fonts', name];
  const bytes = await readPublic(font, path, judging);
  if (!bytes) return undefined;
  const metrics = fontMetrics(bytes);
  if (!metrics) {
    judging.problems.push({
      code: 'look/file',
      ...judging.at(path),
      message: `public${font} is no WOFF2 font with Latin letters, so no face of the system can be fitted to it and the page would move when it arrives.`,
      fix: `save the font as WOFF2, or write  ${name}: system`,
    });
    return undefined;
  }
  const smaller = `keep only the letters you need, as  pyftsubset font.ttf --unicodes=U+0000-024F,U+2000-206F,U+20AC --flavor=woff2  does`;
  if (bytes.length > lookLimits.font)
    tooHeavy(judging, path, { is: bytes.length, limit: lookLimits.font, fix: smaller });
  else if (bytes.length > lookLimits.fontAdvised)
    judging.problems.push({
      code: 'look/weight',
      advice: true,
      ...judging.at(path),
      message: `public${font} weighs ${kilobytes(bytes.length)}; every reader loads it. A font with the letters of one script is mostly below ${kilobytes(lookLimits.fontAdvised)}.`,
      fix: smaller,
    });
  return { src: font.slice(1), ...metrics };
}

/**
 * What the site looks like where `look` of `site.yaml` says so, and what is wrong with it: colours that cannot be read,
 * files that are not there, are no picture or font, or are too heavy. `tokens` are the colours of Vitrine
 * itself. Nothing where there is no `look`.
 */
export async function judgeLook(
  { config, configAt: at }: Pick<Site, 'config' | 'configAt'>,
  surroundings: {
    readonly files: Files;
    readonly publicFiles: readonly string[];
    readonly tokens: Readonly<Record<Scheme, Tokens>>;
  },
): Promise<{ readonly look: LookModel; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const judging: Judging = { ...surroundings, at, problems };
  const { accent, logo, favicon, fonts = {} } = config.look ?? {};
  const colours = accent === undefined ? undefined : judgeAccent(accent, surroundings.tokens, at);
  problems.push(...(colours?.problems ?? []));
  const drawn = logo === undefined ? undefined : await judgeLogo(logo, judging);
  const icon =
    favicon === undefined ? undefined : await judgePicture(favicon, ['look', 'favicon'], lookLimits.favicon, judging);
  const text = await judgeFont(fonts.text, 'text', judging);
  const headings = await judgeFont(fonts.headings, 'headings', judging);
  const look: LookModel = {
    ...(colours ? { tokens: colours.tokens } : {}),
    ...(drawn ? { logo: drawn } : {}),
    ...(icon ? { favicon: icon.path } : {}),
    ...(text || headings ? { fonts: { ...(text ? { text } : {}), ...(headings ? { headings } : {}) } } : {}),
  };
  return { look, problems };
}
