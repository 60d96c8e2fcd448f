import { expect, test } from 'vitest';
import { verifyCharts } from '../../../src/build/verify/verify-charts.ts';
import { Unfetched } from '../../../src/build/verify/published-site.ts';
import type { Dataset } from '../../../src/source/site.ts';

const noise = { mechanism: 'discrete-laplace', scale: 2, columns: ['installations'] };
const datasets = [
  { id: 'sizes', tables: [{ privacy: { differentialPrivacy: noise } }] },
  { id: 'plain', tables: [{ privacy: {} }] },
] as unknown as Dataset[];

/** A chart whose bars reach so far; ±6 holds 95 of 100 of this noise. */
const chart = (dataset: string, reach: number, interval: object = { noise: 0.95, low: 'low', high: 'high' }) => ({
  spec: { dataset, y: { column: 'installations' }, interval },
  columns: [{ name: 'class' }, { name: 'installations' }, { name: 'low' }, { name: 'high' }],
  rows: [
    ['few', 25, 25 - reach, 25 + reach],
    ['many', '168', 168 - reach, 168 + reach],
    ['hidden', null, null, null],
  ],
});

async function verdictsOf(charts: Readonly<Record<string, unknown>>): Promise<string[]> {
  const search = Object.keys(charts).map((id) => ({ kind: 'chart', url: `explore/${id}/` }));
  const files: Record<string, unknown> = {
    'search/en.json': [{ kind: 'field', url: 'dictionary/x/' }, ...search],
    ...Object.fromEntries(Object.entries(charts).map(([id, one]) => [`charts/${id}.json`, one])),
  };
  const site = {
    address: 'https://example.org/',
    read: async (path: string) => (path in files ? new TextEncoder().encode(JSON.stringify(files[path])) : undefined),
  };
  return (await verifyCharts(site, datasets, 'en')).map(
    ({ kind, file, message }) => `${kind} ${file ?? ''} ${message}`,
  );
}

test('bars as wide as the declared noise agree, and so does a chart of other data', async () => {
  expect(
    await verdictsOf({ sizes: chart('sizes', 6), plain: chart('plain', 1, { low: 'low', high: 'high' }) }),
  ).toEqual([
    'agrees  Error bars of charts (charts: 2) are as wide as the declared noise, where a dataset declares any.',
  ]);
  expect(await verdictsOf({})).toEqual([]);
});

test('narrower bars, bars from elsewhere and a chart that cannot be read differ', async () => {
  expect(
    await verdictsOf({
      narrow: chart('sizes', 1),
      typed: chart('sizes', 6, { low: 'low', high: 'high' }),
      none: 'nothing',
    }),
  ).toEqual([
    'differs charts/narrow.json Its error bars reach ±1; the noise that "sizes" declares reaches ±6 at 0.95.',
    'differs charts/typed.json "sizes" declares its noise, and the error bars of this chart come from elsewhere.',
    'differs charts/none.json It cannot be read as a chart.',
  ]);
});

test('charts that no search names, or that do not come, are said to be unseen', async () => {
  const none = { address: 'https://example.org/', read: async () => undefined };
  expect(await verifyCharts(none, datasets, 'en')).toMatchObject([{ kind: 'note', file: 'search/en.json' }]);
  const silent = {
    address: 'https://example.org/',
    read: (path: string) => Promise.reject(new Unfetched(path, 'nobody answered')),
  };
  expect(await verifyCharts(silent, datasets, 'en')).toMatchObject([{ kind: 'unfetched', file: 'search/en.json' }]);
});
