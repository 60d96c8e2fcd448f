import { hcl } from 'd3';
import { contrast, lowContrasts } from './contrast.ts';
import type { Scheme, Tokens } from './tokens-in.ts';

/** A colour of this lightness (CIE, 0 to 100), the hue of another, and at most so much of its chroma. */
function shade(colour: string, lightness: number, share: number, most: number): string {
  const { h, c } = hcl(colour);
  // A grey has no hue.
  return hcl(Number.isNaN(h) ? 0 : h, Number.isNaN(c) ? 0 : Math.min(c * share, most), lightness)
    .rgb()
    .formatHex();
}

/** The colours of a scheme that come from its accent: the accent, its stronger form, its wash, what stands on it. */
export function accentTokens(accent: string, scheme: Scheme, tokens: Tokens): Map<string, string> {
  const { l } = hcl(accent);
  const isLight = scheme === 'light';
  const strong = shade(accent, isLight ? l * 0.76 : l + (100 - l) * 0.45, 1, 90);
  const grounds = [tokens.get('on-accent') ?? '#ffffff', isLight ? '#000000' : '#ffffff'];
  const onAccent = grounds.sort((a, b) => contrast(b, accent) - contrast(a, accent))[0] ?? '#ffffff';
  return new Map([
    ['accent', accent.toLowerCase()],
    ['accent-strong', strong],
    ['accent-wash', isLight ? shade(accent, 93, 0.3, 10) : shade(accent, 18, 0.5, 16)],
    ['on-accent', onAccent],
    ['selection', isLight ? shade(accent, 89, 0.4, 14) : shade(accent, 28, 0.5, 20)],
  ]);
}

/** Pairs that an accent makes too near each other in a scheme, the worst first. */
export const accentFaults = (accent: string, scheme: Scheme, tokens: Tokens) =>
  lowContrasts(new Map([...tokens, ...accentTokens(accent, scheme, tokens)]));

/** The colour of the same hue, as near in lightness as can be, with which everything can be read; black or white. */
export function nearestAccent(accent: string, scheme: Scheme, tokens: Tokens): string {
  const { l } = hcl(accent);
  for (let step = 0; step <= 400; step += 1) {
    const lightnesses = [l - step / 4, l + step / 4].filter((one) => one >= 0 && one <= 100);
    const found = lightnesses
      .map((lightness) => shade(accent, lightness, 1, 150))
      .find((colour) => accentFaults(colour, scheme, tokens).length === 0);
    if (found !== undefined) return found;
  }
  return scheme === 'light' ? '#000000' : '#ffffff';
}

/** The accent of the dark scheme for one of the light scheme: the same hue, light enough to be read. */
export const darkAccent = (light: string, tokens: Tokens): string =>
  nearestAccent(shade(light, Math.max(hcl(light).l, 78), 1, 50), 'dark', tokens);
