import { publish } from '../../../src/build/publish/publish.ts';
import type { PublishedFile } from '../../../src/build/publish/published-files.ts';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawChart } from '../../../src/browser/draw-chart.ts';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { type Prepared, prepare } from '../../../src/build/prepare/prepare.ts';
import { chartPreview } from '../../../src/build/publish/publish-previews.ts';
import { chartInputOf } from '../../../src/charts/chart-input-of.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { type PublishedChart, publishedChart } from '../../../src/model/published-chart.ts';
import type { Files } from '../../../src/source/files.ts';
import { formatCsv } from '../../../src/values/csv.ts';
import { chartWordsFrom } from '../../../src/words/chart-words.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { editedSite, replace, write } from '../../sites/edited-site.ts';

const descriptor = 'data/active-installations/datapackage.json';
const select = 'SELECT month, sum(installations) AS installations FROM';
/** The same table, asked for in each way that DuckDB knows. */
const queries = {
  plain: `${select} installations GROUP BY month ORDER BY month`,
  main: `${select} main.Installations AS a GROUP BY month ORDER BY month`,
  released: `${select} released.installations GROUP BY month ORDER BY month`,
  quoted: `${select} "released"."installations" GROUP BY month ORDER BY month`,
  cte: `WITH kept AS (FROM released.installations) ${select} kept GROUP BY month ORDER BY month`,
  subquery: `${select} (SELECT * FROM (FROM "installations")) AS s GROUP BY month ORDER BY month`,
  shadowed: `WITH x AS (FROM main.installations), y AS (${select} x GROUP BY month) FROM y ORDER BY month`,
  pivoted: `${select} (UNPIVOT installations ON installations INTO NAME what VALUE installations) GROUP BY month ORDER BY month`,
  elsewhere: "SELECT * FROM (VALUES ('2026-07', 1), ('2026-08', 2)) AS installations(month, installations)",
};

const chartFile = (sql: string) => `---
title: Active installations
order: 1
question: How many installations are there?
dataset: active-installations
mark: line
x: { column: month, label: Month }
y: { column: installations, label: Installations }
---

\`\`\`sql
${sql};
\`\`\`

As counted.
`;

const prepared = async (files: Files): Promise<Ready> => {
  const { ready, problems, report } = await prepare({
    files,
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  if (!ready) throw new Error(JSON.stringify([problems, report?.findings]));
  return { ...ready, files: await publish(ready) };
};

type Ready = NonNullable<Prepared['ready']> & { readonly files: readonly PublishedFile[] };

const textOf = ({ files }: Ready, path: string) =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());

/** Everything written in a picture, lines joined: a long text is broken into several. */
const wordsOf = (svg: string) =>
  [...svg.replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '').matchAll(/>([^<]+)</g)].map(([, text]) => text).join(' ');

beforeAll(() => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  Object.assign(globalThis, { document, matchMedia: () => ({ matches: false }) });
  return () => {
    Reflect.deleteProperty(globalThis, 'document');
    Reflect.deleteProperty(globalThis, 'matchMedia');
  };
});

/** Holds every form of a chart to the one it is published as. */
function expectSame(ready: Ready, published: PublishedChart): void {
  const { model } = ready;
  const { id } = published;
  const chart = model.charts[model.config.language]?.find((one) => one.id === id);
  if (!chart) throw new Error(`no chart ${id}`);
  const json = JSON.parse(textOf(ready, `charts/${id}.json`)) as PublishedChart;
  expect(json).toEqual(JSON.parse(JSON.stringify(published)));
  const columns = json.columns.map(({ name }) => name);
  expect(textOf(ready, `charts/${id}.csv`)).toBe(formatCsv(columns, json.rows));
  // The page draws from the model, a browser from the JSON.
  expect(chartInputOf(json, 'x')).toEqual(JSON.parse(JSON.stringify(chartInputOf(published, 'x'))));
  const words = chartWordsFrom(JSON.parse(textOf(ready, `charts/words.${json.language}.json`)), json.language);
  const live = drawChart(json, json, json.language, words);
  const file = textOf(ready, `charts/${id}.svg`);
  const withoutIds = (svg: string) => svg.replaceAll(/(file|live-wide)-/g, '');
  expect(withoutIds(live.standalone().svg)).toBe(withoutIds(file).trimEnd());
  const said = wordsOf(file).replaceAll(/\s+/g, ' ');
  for (const words of [json.source.licenceTitle, json.source.title, json.population ?? '', json.synthetic ?? ''])
    expect(said).toContain(words);
  const preview = chartPreview(model, chart) ?? '';
  for (const { kind, text } of live.wide.notes) if (kind === 'suppressed') expect(preview).toContain(text);
}

describe('a chart', () => {
  let ready: Ready;
  beforeAll(async () => {
    ready = await prepared(
      memoryFiles(
        editedSite([
          replace(descriptor, '{ "name": "CC0-1.0" }', '{ "name": "CC0-1.0", "title": "CC0 1.0: use it as you like" }'),
          replace(
            descriptor,
            '"keep": "P2Y"',
            '"keep": "P2Y", "breaks": [{ "date": "2026-08-01", "until": "2026-08-03", "kind": "outage", "reason": "Nothing was counted." }]',
          ),
          ...Object.entries(queries).map(([id, sql]) => write(`content/charts/${id}.md`, chartFile(sql))),
        ]),
      ),
    );
  });

  test.for(Object.keys(queries).filter((id) => id !== 'elsewhere'))(
    'has the tables that its SQL reads, however they are written: %s',
    (id) => {
      const { model } = ready;
      const chart = model.charts['en']?.find((one) => one.id === id);
      expect(chart?.tables).toEqual(['installations']);
      const published = publishedChart(model, chart!, 'en');
      expect(published).toMatchObject({
        minimumCount: 10,
        population: 'Only installations whose owners turned the monthly sign of life on.',
        breaks: [{ reason: 'Nothing was counted.' }],
        source: { licence: 'CC0-1.0', licenceTitle: 'CC0 1.0: use it as you like' },
        tables: [{ name: 'installations' }],
      });
      expect(model.relations['en']?.[`chart:${id}`]?.map((one) => `${one.kind}:${one.id}`)).toEqual(
        model.relations['en']?.['chart:plain']?.map((one) => `${one.kind}:${one.id}`),
      );
      expectSame(ready, published);
    },
  );

  test('that reads no table has no threshold, no breaks and no population', () => {
    const chart = ready.model.charts['en']?.find(({ id }) => id === 'elsewhere');
    const published = publishedChart(ready.model, chart!, 'en');
    expect(published).toMatchObject({ tables: [], breaks: [] });
    expect(published.minimumCount).toBeUndefined();
    expect(published.population).toBeUndefined();
    expectSame(ready, published);
  });
});

test('every chart of the demonstration is the same in all its forms', async () => {
  const ready = await prepared(nodeFiles('.'));
  const { charts, config } = ready.model;
  const all = charts[config.language] ?? [];
  expect(all.length).toBeGreaterThan(0);
  for (const chart of all) {
    expect(chart.tables).not.toEqual([]);
    expectSame(ready, publishedChart(ready.model, chart, config.language));
  }
}, 120_000);
