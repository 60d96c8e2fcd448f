import { expect, test } from 'vitest';
import { chartWidths } from '../../src/charts/chart-input.ts';
import { plotSchedule } from '../../src/charts/plot-schedule.ts';
import { serializeSvg } from '../../src/charts/serialize-svg.ts';
import { languageWords } from '../../src/words/words-for.ts';
import { schedules } from './cases.ts';
import { asLines, emptyDocument } from './draw-case.ts';

const draw = (
  options: Partial<Parameters<typeof plotSchedule>[1]> = {},
  drawn: Parameters<typeof plotSchedule>[0] = schedules,
) =>
  plotSchedule(drawn, {
    document: emptyDocument(),
    language: 'en',
    words: languageWords(options.language ?? 'en').chart,
    ...options,
  });

test.each(Object.entries(chartWidths))('is drawn as before, %s', async (variant, width) => {
  await expect(asLines(draw({ width, id: `schedules-${variant}` }).svg)).toMatchFileSnapshot(
    `snapshots/schedules.${variant}.svg`,
  );
});

test('is drawn from right to left in Arabic', async () => {
  await expect(asLines(draw({ language: 'ar' }).svg)).toMatchFileSnapshot('snapshots/schedules-in-arabic.wide.svg');
});

test('says every place with its time', () => {
  expect(draw().summary).toBe(
    'Crash reports: On the device – 30 days; On the way – not stored; Collector – 1 day; Raw store – 180 days; Published – 3 years. ' +
      'Basic health reports: Raw store – 13 months; Backup – 14 days; Published – for ever.',
  );
});

test('names every step of a scale that is not even', () => {
  const words = [...draw().svg.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
  for (const step of ['0', '1day', '1week', '1month', '3months', '1year', '3years', 'forever'])
    expect(words).toContain(step);
  expect(words.join(' ')).toContain('The scale is not even');
});

test('draws schedules one by one on the scale of all', () => {
  const end = (drawn: typeof schedules, among?: typeof schedules) =>
    draw(among === undefined ? {} : { among }, drawn)
      .svg.querySelector('rect.chart-box')
      ?.getAttribute('width');
  const [crashes] = schedules.slice(0, 1);
  expect(end([crashes!], schedules)).toBe(end(schedules));
  expect(end([crashes!])).not.toBe(end(schedules));
});

test('what is not stored is a ring, what stays for ever an arrow, and neither has a length', () => {
  const { svg } = draw();
  expect(svg.querySelectorAll('circle.chart-hollow')).toHaveLength(1);
  expect(svg.querySelectorAll('path.chart-box')).toHaveLength(1);
  expect(svg.querySelectorAll('rect.chart-box')).toHaveLength(6);
});

test('the table holds everything, the reason for keeping something for ever too', () => {
  const { table } = draw();
  expect(table.columns.map(({ label }) => label)).toEqual([
    'Schedule',
    'Where',
    'What',
    'How long',
    'Then what',
    'Who can see it',
    'Taken out on the way in',
  ]);
  expect(table.rows).toHaveLength(8);
  expect(table.rows.at(-1)?.[3]?.text).toBe('for ever: It is the only long record of how the app grew.');
  expect(table.rows[0]?.[6]?.text).toBe('document text and file names');
});

test('obeys a strict policy, and nothing to draw says so', () => {
  expect(serializeSvg(draw().svg)).not.toMatch(/<style|\sstyle=|NaN/);
  expect(draw({}, []).summary).toBe('There is no data for this choice.');
});
