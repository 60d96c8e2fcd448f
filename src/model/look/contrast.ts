import { rgb } from 'd3';
import { tokenPairs } from './token-pairs.ts';
import type { Tokens } from './tokens-in.ts';

/** Relative luminance of a colour, WCAG 2.2: 0 to 1. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Two tokens that are too near each other. */
export interface LowContrast {
  readonly name: string;
  readonly ground: string;
  readonly least: number;
  readonly ratio: number;
}

/** Every pair of tokens that lacks contrast, the worst first; none where all can be read. */
export function lowContrasts(tokens: Tokens): LowContrast[] {
  const value = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`tokens.css has no --${name}`);
    return found;
  };
  return tokenPairs
    .flatMap(({ name, grounds, least }) =>
      grounds.map((ground) => ({ name, ground, least, ratio: contrast(value(name), value(ground)) })),
    )
    .filter(({ ratio, least }) => ratio < least)
    .sort((a, b) => a.ratio / a.least - b.ratio / b.least);
}
