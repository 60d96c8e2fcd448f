import { describe, expect, test } from 'vitest';
import { readTokens } from '../../../src/build/prepare/look/read-tokens.ts';
import { accentFaults, accentTokens, darkAccent, nearestAccent } from '../../../src/model/look/accent-tokens.ts';
import { contrast } from '../../../src/model/look/contrast.ts';
import { schemes } from '../../../src/model/look/tokens-in.ts';

const tokens = readTokens();
const colours = ['#ff8800', '#ffff00', '#000000', '#ffffff', '#808080', '#0000ff', '#00ff00', '#7a1f4b', '#0b6152'];

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
    ['#abcdef', '#abcdef', 1],
  ])('of %s and %s is %d, whichever comes first', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });
});

describe.each(schemes)('an accent in the %s scheme', (scheme) => {
  test("of Vitrine's own colour needs no other", () => {
    const own = tokens[scheme].get('accent') ?? '';
    expect(accentFaults(own, scheme, tokens[scheme])).toEqual([]);
    expect(nearestAccent(own, scheme, tokens[scheme])).toBe(own);
  });

  test.each(colours)('%s has a nearest colour that passes everywhere, itself where it passes', (colour) => {
    const nearest = nearestAccent(colour, scheme, tokens[scheme]);
    expect(nearest).toMatch(/^#[0-9a-f]{6}$/);
    expect(accentFaults(nearest, scheme, tokens[scheme])).toEqual([]);
    expect(nearest === colour).toBe(accentFaults(colour, scheme, tokens[scheme]).length === 0);
  });

  test('says the worst pair first, with what it has and needs', () => {
    const invisible = tokens[scheme].get('paper') ?? '';
    const [worst] = accentFaults(invisible, scheme, tokens[scheme]);
    expect(worst?.name).toBe('accent');
    expect(worst?.least).toBe(4.5);
    expect(worst?.ratio).toBeLessThan(1.3);
  });
});

test.each(colours)('from %s comes an accent for the dark scheme that can be read', (colour) => {
  const light = nearestAccent(colour, 'light', tokens.light);
  expect(accentFaults(darkAccent(light, tokens.dark), 'dark', tokens.dark)).toEqual([]);
});

test('a grey gives greys', () => {
  for (const value of accentTokens('#444444', 'light', tokens.light).values())
    if (value !== tokens.light.get('on-accent')) expect(value).toMatch(/^#(..)\1\1$/);
});
