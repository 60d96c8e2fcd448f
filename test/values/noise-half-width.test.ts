import { describe, expect, test } from 'vitest';
import { type DeclaredNoise, noiseHalfWidth } from '../../src/values/noise-half-width.ts';

const width = (mechanism: DeclaredNoise['mechanism'], scale: number, share: number) =>
  noiseHalfWidth({ mechanism, scale }, share);

describe('half the width of the interval that holds a share of the noise', () => {
  test('Laplace: b · ln 20 at 95 %', () => {
    expect(width('laplace', 1, 0.95)).toBeCloseTo(2.995732273554, 10);
    expect(width('laplace', 4, 0.5)).toBeCloseTo(4 * Math.LN2, 10);
  });

  test('discrete Laplace of scale 2: ±6 at 95 %, for ±5 holds less', () => {
    expect(width('discrete-laplace', 2, 0.95)).toBe(6);
    const a = Math.exp(-1 / 2);
    const within = (bound: number) => 1 - (2 * a ** (bound + 1)) / (1 + a);
    expect(within(5)).toBeLessThan(0.95);
    expect(within(6)).toBeGreaterThanOrEqual(0.95);
  });

  test('Gaussian: the quantiles that tables of the normal distribution print', () => {
    expect(width('gaussian', 1, 0.95)).toBeCloseTo(1.959963984540054, 9);
    expect(width('gaussian', 3, 0.99)).toBeCloseTo(3 * 2.5758293035489, 8);
  });

  test('discrete Gaussian: the smallest whole number that holds the share', () => {
    const mass = (x: number) => Math.exp(-(x * x) / 8);
    const all = Array.from({ length: 101 }, (_, index) => mass(index - 50)).reduce((sum, part) => sum + part, 0);
    const within = (bound: number) =>
      Array.from({ length: 2 * bound + 1 }, (_, index) => mass(index - bound)).reduce((sum, part) => sum + part, 0) /
      all;
    expect(width('discrete-gaussian', 2, 0.95)).toBe(4);
    expect(within(3)).toBeLessThan(0.95);
    expect(within(4)).toBeGreaterThan(0.95);
  });
});
