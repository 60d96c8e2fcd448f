import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ChartColours, palette } from '../../src/charts/palette.ts';
import { theme } from '../../src/charts/theme.ts';
import { cases, type ChartCase } from './cases.ts';
import { drawCase } from './draw-case.ts';

type Triple = [number, number, number];

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Triple;
/** Relative luminance and contrast ratio as in WCAG 2.2. */
const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
/** OKLab (Ottosson 2020), in which distances follow what eyes see. */
const oklab = ([r, g, b]: Triple): Triple => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
/** Colour blindness at full severity (Machado, Oliveira, Fernandes 2009). */
const sights: Record<string, number[]> = {
  'full colour sight': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const seen = (colour: Triple, matrix: number[]) =>
  [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        colour.reduce((sum, channel, column) => sum + channel * (matrix[row + column] ?? 0), 0),
      ),
    ),
  ) as Triple;
const distance = (a: Triple, b: Triple) => Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));

/** The lightest and darkest surfaces a page may put a chart on. */
const surfaces = { light: ['#ffffff', '#f7f6f2'], dark: ['#0a1011', '#1c2024'] } as const;

describe.each(['light', 'dark'] as const)('the %s palette', (scheme) => {
  const colours: ChartColours = palette[scheme];
  const backgrounds = [...surfaces[scheme], colours.surface];

  test('keeps words at 4.5:1 and every series at 3:1 against its surfaces', () => {
    for (const background of backgrounds) {
      for (const colour of [colours.ink, colours.muted])
        expect(contrast(colour, background), `${colour} on ${background}`).toBeGreaterThanOrEqual(4.5);
      for (const colour of [...colours.series, colours.other])
        expect(contrast(colour, background), `${colour} on ${background}`).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.entries(sights))('keeps any two series apart under %s', (_, matrix) => {
    const labs = colours.series.map((colour) => oklab(seen(linear(colour), matrix)));
    labs.forEach((a, index) =>
      labs
        .slice(index + 1)
        .forEach((b, further) =>
          expect(distance(a, b), `${colours.series[index]} and ${colours.series[index + 1 + further]}`).toBeGreaterThan(
            0.08,
          ),
        ),
    );
  });
});

/** Rules of a style sheet outside of any at-rule, by selector. */
function rulesOf(css: string): Map<string, Record<string, string>> {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return new Map(
    [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => [
      (selector ?? '').trim(),
      Object.fromEntries(
        (body ?? '')
          .split(';')
          .map((each) =>
            each
              .split(/:(.*)/s)
              .slice(0, 2)
              .map((part) => part.trim()),
          )
          .filter(([name]) => name !== ''),
      ) as Record<string, string>,
    ]),
  );
}

describe('chart.css', () => {
  const css = readFileSync('src/charts/chart.css', 'utf8');
  const rules = rulesOf(css);

  test('says what the theme says', () => {
    for (const { selector, ...properties } of theme) {
      const isColour = (name: string, value: unknown) => (name === 'fill' || name === 'stroke') && value !== 'none';
      const expected = Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          isColour(name, value) ? `var(--${value}-used)` : String(value),
        ]),
      );
      expect(rules.get(`.chart ${selector}`), selector).toEqual(expected);
    }
  });

  test('falls back to the palette', () => {
    const chart = rules.get('.chart') ?? {};
    for (const name of ['ink', 'muted', 'grid', 'surface', 'other'] as const)
      expect(chart[`--${name}-used`]).toBe(
        `var(--chart-${name}, light-dark(${palette.light[name]}, ${palette.dark[name]}))`,
      );
    palette.light.series.forEach((light, index) =>
      expect(rules.get(`.chart .series-${index + 1}`)).toEqual({
        '--series-used': `var(--series-${index + 1}, light-dark(${light}, ${palette.dark.series[index]}))`,
      }),
    );
  });

  test('has no rule for a class that no chart uses, and a rule for each that one does', () => {
    const used = new Set(
      (Object.values(cases) as (() => ChartCase)[]).flatMap((make) =>
        [340, 640].flatMap((width) =>
          [...drawCase('class', make(), width).svg.querySelectorAll('[class]')].flatMap((element) =>
            (element.getAttribute('class') ?? '').split(' '),
          ),
        ),
      ),
    );
    const ruled = new Set([...css.matchAll(/\.((?:chart|series)-[a-z0-9-]+)/g)].map(([, name]) => name));
    for (const name of used) if (name !== 'series-other') expect([...ruled], name).toContain(name);
    // Drawn by files of their own, by schedules, or around charts.
    const elsewhere = ['chart-title', 'chart-strong', 'chart-track', 'chart-pair', 'chart-narrow', 'chart-wide'];
    for (const name of ruled) if (!elsewhere.includes(name ?? '')) expect([...used], name).toContain(name);
  });
});
