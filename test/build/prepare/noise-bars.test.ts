import { describe, expect, test } from 'vitest';
import { halfWidthOf, judgeNoiseBars, withEnds } from '../../../src/build/prepare/noise-bars.ts';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { editedSite, replace, write } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const noise = `"differentialPrivacy": { "privacy_unit": "installation", "epsilon": 0.5, "mechanism": "discrete-laplace",
    "scale": 2, "columns": ["installations"], "conversion": "pure", "composition": "sequential" }`;
const declared = replace('data/active-installations/datapackage.json', '"keep": "P2Y"', `"keep": "P2Y",\n    ${noise}`);

async function chartWith(interval: string, isNoisy: boolean) {
  const text = `---
title: Title
order: 1
question: How many?
dataset: active-installations
mark: bars
x: { column: month, label: Month }
y: { column: installations, label: Installations }
${interval}
---

\`\`\`sql
SELECT month, installations, installations - 1 AS low, installations + 1 AS high FROM installations
\`\`\`
`;
  const edits = [write('content/charts/noisy.md', text), ...(isNoisy ? [declared] : [])];
  const { readable } = await readSite(memoryFiles(editedSite(edits)));
  const [entry] = readable?.content.charts ?? [];
  const tables = readable?.datasets.flatMap((dataset) => dataset.tables) ?? [];
  return { entry: entry ?? expect.unreachable(), tables };
}

async function told(interval: string, { isNoisy = true } = {}): Promise<string> {
  const { entry, tables } = await chartWith(interval, isNoisy);
  return formatProblems(judgeNoiseBars(entry, tables));
}

describe('error bars', () => {
  test('typed into the SQL of a dataset that declares its noise are refused, with what it comes to', async () => {
    expect(await told('interval: { low: low, high: high, label: noise }')).toMatchInlineSnapshot(`
      "content/charts/noisy.md:9:11 chart/interval
        "active-installations" declares its noise (discrete-laplace of scale 2: ±6 at 0.95), and the SQL says other ends of the error bars: they would stay when the noise changes.
        Fix: write  interval: { noise: 0.95, label: "noise" }  and take low and high out of the SQL"
    `);
  });

  test('come from the declared mechanism, whatever the SQL says', async () => {
    const { entry, tables } = await chartWith('interval: { noise: 0.95, label: noise }', true);
    expect(judgeNoiseBars(entry, tables)).toEqual([]);
    expect(halfWidthOf(entry, tables)).toBe(6);
    expect(withEnds('SELECT n -- all\nFROM t;\n', 'n', 6)).toBe(
      'SELECT *, "n" - 6 AS low, "n" + 6 AS high FROM (\nSELECT n -- all\nFROM t\n)',
    );
  });

  test('cannot come from noise that nobody declares, or from two places', async () => {
    expect(await told('interval: { noise: 0.95, label: noise }', { isNoisy: false })).toContain(
      'declares no noise for a column "installations"',
    );
    expect(await told('interval: { noise: 0.95, low: low, high: high, label: noise }')).toContain('not from both');
    expect(await told('interval: { low: low, label: noise }', { isNoisy: false })).toContain(
      'does not say where its error bars end',
    );
  });

  test('of a dataset without noise are columns of the SQL; a chart without them has no problem', async () => {
    expect(await told('interval: { low: low, high: high, label: range }', { isNoisy: false })).toBe('');
    expect(await told('')).toBe('');
  });
});
