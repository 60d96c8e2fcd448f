import { beforeAll, describe, expect, test } from 'vitest';
import { canDraw, drawPng } from '../../../src/build/publish/draw-png.ts';
import type { SiteModel } from '../../../src/model/site-model.ts';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { chartPreview, publishPreviews, sitePreview } from '../../../src/build/publish/publish-previews.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';

let model: SiteModel;

beforeAll(async () => {
  const prepared = await prepare({
    files: nodeFiles('test/sites/minimal'),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date(0),
  });
  if (!prepared.ready) throw new Error(JSON.stringify(prepared.problems));
  model = prepared.ready.model;
});

/** Width and height from the first chunk of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** A chart over the first table, so that every kind of site has one. */
function withChart(title: string): SiteModel {
  const [dataset] = model.datasets;
  const [table] = dataset?.tables ?? [];
  if (!dataset || !table) throw new Error('the site has no table');
  const spec = {
    title,
    order: 1,
    question: 'How many?',
    dataset: dataset.id,
    mark: 'ranking',
    x: { column: 'kind', label: 'Kind' },
    y: { column: 'count', label: 'Count' },
  };
  const rows = Array.from({ length: 40 }, (_, index) => [`Kind ${index}`, 1000 - index]);
  const chart = {
    id: 'kinds',
    file: 'content/charts/kinds.md',
    spec,
    language: model.config.language,
    tables: [table.name],
    filters: [],
    sql: '',
    boundSql: '',
    caption: { html: '', headings: [], text: '' },
    result: {
      columns: [
        { name: 'kind', type: 'string' },
        { name: 'count', type: 'integer' },
      ],
      rows,
    },
  };
  return { ...model, charts: { [model.config.language]: [chart] } } as unknown as SiteModel;
}

describe('previews of links', () => {
  test('are one picture for the site and one for each chart, of the size that services expect, and the same every time', async () => {
    const files = await publishPreviews(withChart('Kinds of things'));
    expect(files.map(({ path }) => path)).toEqual(['previews/site.png', 'previews/kinds.png']);
    for (const { bytes } of files) {
      expect(sizeOf(bytes)).toEqual([1200, 630]);
      expect(bytes.length).toBeLessThan(200_000);
    }
    const again = await publishPreviews(withChart('Kinds of things'));
    expect(again.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
      files.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    );
  });

  test('exist for a site without charts', async () => {
    expect((await publishPreviews({ ...model, charts: {} })).map(({ path }) => path)).toEqual(['previews/site.png']);
  });

  test('say what the site and the chart are called, and that numbers are made up where they are', () => {
    const made = withChart('Kinds & things');
    expect(sitePreview(made)).toContain(model.config.project.name);
    const svg =
      chartPreview(
        { ...made, config: { ...made.config, synthetic: 'All made up.' } },
        made.charts[model.config.language]?.[0] as never,
      ) ?? '';
    expect(svg).toContain('Kinds &amp; things');
    expect(svg).toContain('All made up.');
    const long =
      chartPreview(
        { ...made, config: { ...made.config, synthetic: 'A very long sentence. '.repeat(20) } },
        made.charts[model.config.language]?.[0] as never,
      ) ?? '';
    expect(long).toContain('>Demonstration<');
  });

  test('hold no word in letters that the faces lack: such a chart gets the picture of the site', async () => {
    const made = withChart('أنواع');
    expect(chartPreview(made, made.charts[model.config.language]?.[0] as never)).toBeUndefined();
    const [site, chart] = await publishPreviews(made);
    expect(Buffer.from(chart?.bytes ?? []).equals(site?.bytes ?? new Uint8Array())).toBe(true);
    expect(
      sitePreview({ ...made, config: { ...made.config, project: { ...made.config.project, name: 'مالك' } } }),
    ).not.toContain('<text');
  });
});

describe('drawing a PNG', () => {
  test("uses the site's own faces: each writes the same word differently", async () => {
    const word = (face: string) =>
      drawPng(
        `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><text x="5" y="45" font-size="40" font-family="${face}">Quilt äß</text></svg>`,
      );
    const [serif, sans, none] = await Promise.all([
      word('Source Serif 4'),
      word('Atkinson Hyperlegible Next'),
      drawPng('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"/>'),
    ]);
    expect(serif.length).toBeGreaterThan(none.length + 500);
    expect(sans.length).toBeGreaterThan(none.length + 500);
    expect(Buffer.from(serif).equals(sans)).toBe(false);
  });

  test.each([
    ['plain', true],
    ['ÄÖÜ ß Žluť', true],
    ['10–20 €', true],
    ['日本', false],
    ['عربي', false],
    ['→', false],
  ])('%s can be drawn: %s', (text, can) => {
    expect(canDraw(text)).toBe(can);
  });
});
