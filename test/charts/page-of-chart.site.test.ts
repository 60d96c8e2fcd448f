import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { PublishedChart } from '../../src/model/published-chart.ts';
import { demoSite } from '../build-once.ts';

const folded = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Everything written in a drawing but its name and description, which say the same to those who do not see it. */
function wordsOf(svg: Element | null | undefined): string[] {
  return [...(svg?.querySelectorAll('text') ?? [])].map((text) => folded(text.textContent)).filter(Boolean);
}

test('the page of every chart shows what its published files say', async () => {
  const folder = await demoSite();
  const ids = readdirSync(join(folder, 'explore'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(ids.length).toBeGreaterThan(11);
  let hidden = 0;
  for (const id of ids) {
    const chart = JSON.parse(readFileSync(join(folder, 'charts', `${id}.json`), 'utf8')) as PublishedChart;
    const { document } = parseHTML(readFileSync(join(folder, 'explore', id, 'index.html'), 'utf8'));
    const main = document.querySelector('main');
    const said = folded(main?.textContent);
    const { source, breaks, population, boundSql, sql } = chart;
    for (const words of [
      source.title,
      source.licenceTitle,
      folded(population),
      folded(boundSql ?? sql),
      ...breaks.map(({ reason }) => folded(reason)),
      ...chart.tables.map(({ name }) => `${name}.`),
    ])
      expect(said.replaceAll('. ', '.'), `${id}: “${words}”`).toContain(words.replaceAll('. ', '.'));
    const file = parseHTML(readFileSync(join(folder, 'charts', `${id}.svg`), 'utf8')).document;
    const drawn = new Set(wordsOf(file.querySelector('svg')));
    const shown = wordsOf(main?.querySelector('svg.chart-wide'));
    expect(shown.length, id).toBeGreaterThan(2);
    expect(
      shown.filter((text) => !drawn.has(text)),
      id,
    ).toEqual([]);
    const isHatched = (part: ParentNode | null) => part?.querySelector('pattern[id$="-suppressed"]') instanceof Object;
    expect(isHatched(main), id).toBe(isHatched(file));
    if (isHatched(file)) hidden += 1;
  }
  expect(hidden, 'charts that say what is hidden').toBeGreaterThan(0);
});
