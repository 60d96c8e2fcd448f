import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from '../../src/charts/palette.ts';
import { toStandaloneSvg } from '../../src/charts/to-standalone-svg.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import { languageWords } from '../../src/words/words-for.ts';
import { cases } from './cases.ts';
import { drawCase } from './draw-case.ts';

const figure = drawCase('alone', cases.linesWithSuppressedCells(), 640);
const credits = {
  title: 'Active installations by platform & month',
  source: 'Heron, heron.example/privacy/data/active-installations/',
  date: 'September 2026',
  licence: 'CC0-1.0',
  sampleRate: '100 %',
  population: 'Only people who said yes are counted.',
  notes: ['These data are synthetic.'],
};
const alone = (scheme: 'light' | 'dark', language = 'en') =>
  toStandaloneSvg(figure.svg, credits, { colours: palette[scheme], language, words: languageWords(language).chart });

test.each(['light', 'dark'] as const)('is a file that needs no style sheet, %s', async (scheme) => {
  await expect(`${alone(scheme).replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`snapshots/standalone.${scheme}.svg`);
});

test('carries title, source, date, licence, sample rate, population and notes', () => {
  const text = (parseHTML(alone('light')).document as unknown as Document).documentElement.textContent ?? '';
  for (const words of [
    credits.title,
    `Source: ${credits.source}`,
    credits.date,
    'Licence: CC0-1.0',
    'Sample rate: 100 %',
    credits.population,
    ...credits.notes,
  ])
    expect(text.replaceAll(/\s/g, '')).toContain(words.replaceAll(/\s/g, ''));
});

test('writes every colour of the theme out, and none of the other', () => {
  const light = alone('light');
  for (const slot of [0, 1, 2, 3]) expect(light).toContain(palette.light.series[slot]);
  for (const colour of palette.dark.series) expect(light).not.toContain(colour);
  expect(light).not.toMatch(/var\(|<style|\sstyle=/);
});

test('leaves the figure as it was', () => {
  const before = serializeSvg(figure.svg);
  alone('dark');
  expect(serializeSvg(figure.svg)).toBe(before);
});
