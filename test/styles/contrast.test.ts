import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** Hexadecimal tokens of one theme; the dark one lies over the light one. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const [light = '', rest = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
  const dark = rest.split('@media')[0] ?? '';
  const tokens = new Map<string, string>();
  for (const part of theme === 'light' ? [light] : [light, dark]) {
    for (const [, name = '', value = ''] of part.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)) tokens.set(name, value);
  }
  return tokens;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, WCAG 2.2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['paper', 'case', 'sunken'];
/** Text and the grounds it stands on: 4.5:1. */
const words: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...surfaces, 'accent-wash', 'review-wash', 'fail-wash', 'unknown-wash', 'selection']],
  ['ink-soft', [...surfaces, 'accent-wash', 'review-wash', 'unknown-wash']],
  ['accent', [...surfaces, 'accent-wash', 'review-wash']],
  ['accent-strong', surfaces],
  ['on-accent', ['accent', 'accent-strong']],
  ['pass', [...surfaces, 'pass-wash']],
  ['review', [...surfaces, 'review-wash']],
  ['fail', [...surfaces, 'fail-wash']],
  ['unknown', [...surfaces, 'unknown-wash']],
];
/** Shapes that carry meaning, such as the border of a control: 3:1. */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['rule-strong', surfaces],
  ['focus', [...surfaces, 'accent-wash', 'accent']],
];

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const value = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`no token --${name}`);
    return found;
  };

  it.each(words.flatMap(([name, grounds]) => grounds.map((ground) => [name, ground] as const)))(
    '%s can be read on %s',
    (name, ground) => {
      expect(contrast(value(name), value(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(shapes.flatMap(([name, grounds]) => grounds.map((ground) => [name, ground] as const)))(
    '%s can be seen on %s',
    (name, ground) => {
      // A focus ring on the accent is set apart by the gap of the page's own colour between them.
      if (name === 'focus' && ground === 'accent')
        return expect(contrast(value(name), value('paper'))).toBeGreaterThanOrEqual(3);
      expect(contrast(value(name), value(ground))).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('the sheets', () => {
  const sheets = [
    'base',
    'frame',
    'page',
    'parts',
    'facts',
    'cards',
    'figures',
    'forms',
    'pages',
    'catalogue',
    'record',
    'audit',
    'flow',
    'print',
  ];

  it.each([...sheets, 'fonts', 'noscript', 'card'])('%s.css names no colour of its own', (name) => {
    const sheet = readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8').replace(
      /\/\*[\s\S]*?\*\//g,
      '',
    );
    expect(sheet.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/gi) ?? []).toEqual([]);
  });

  it('use every property that is defined, and define every property that is used', () => {
    const used = new Set<string>();
    const texts = sheets.map((name) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8'));
    for (const text of texts) for (const [, property = ''] of text.matchAll(/var\(--([a-z0-9-]+)/g)) used.add(property);
    // A sheet may measure something of its own.
    const defined = new Set(
      [css, ...texts].flatMap((text) => [...text.matchAll(/--([a-z0-9-]+):/g)].map(([, property = '']) => property)),
    );
    expect([...used].filter((property) => !defined.has(property))).toEqual([]);
  });
});
