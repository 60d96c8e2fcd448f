import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { openNodeEngine } from '../../src/engine/node.ts';
import { launchBrowser } from '../browser.ts';
import { buildEnginePage, visitEnginePage } from '../engine/serve-engine.ts';
import { type Trial, type Vectors, tryAll } from './vector-trials.ts';

const file = join(
  process.env['VITRINE_VECTORS'] ?? join(import.meta.dirname, '../../../shared/vectors'),
  'vectors.json',
);

/** Trials whose result is not the wanted one. */
const wrong = (lists: Record<string, Trial[]>) =>
  Object.values(lists)
    .flat()
    .filter(({ got, want, within }) => {
      if (within !== undefined) return typeof got !== 'number' || Math.abs(got - Number(want)) > within;
      return JSON.stringify(got) !== JSON.stringify(want);
    });

async function inNode(vectors: Vectors): Promise<Record<string, Trial[]>> {
  const engine = await openNodeEngine();
  try {
    return await tryAll(vectors, engine);
  } finally {
    await engine.close();
  }
}

test.skipIf(!existsSync(file))(
  `every vector holds in Node and in the browser${existsSync(file) ? '' : ' (the folder of vectors is not on this machine)'}`,
  async () => {
    const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
    const native = await inNode(vectors);
    expect(wrong(native)).toEqual([]);
    expect(Object.entries(native).filter(([, trials]) => trials.length < 3)).toEqual([]);

    const dir = await buildEnginePage('vectors');
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: dir,
        emptyOutDir: false,
        modulePreload: false,
        rollupOptions: { input: 'test/real/vectors-page.ts', output: { entryFileNames: 'vectors.js' } },
      },
    });
    const browser = await launchBrowser();
    try {
      const visit = await visitEnginePage(browser, dir);
      await visit.page.addScriptTag({ url: 'vectors.js', type: 'module' });
      await visit.page.waitForFunction(() => 'tryVectors' in globalThis);
      const found = await visit.page.evaluate((given) => globalThis.tryVectors(given), vectors);
      expect(wrong(found)).toEqual([]);
      // Logarithms of two versions of one JavaScript engine differ in the last digit.
      const alike = (lists: Record<string, Trial[]>) =>
        JSON.parse(
          JSON.stringify(lists, (_, value: unknown) =>
            typeof value === 'number' ? Number(value.toPrecision(13)) : value,
          ),
        ) as unknown;
      expect(alike(found)).toEqual(alike(native));
      expect(visit.watch.offOrigin).toEqual([]);
      expect(visit.watch.violations).toEqual([]);
      await visit.close();
    } finally {
      await browser.close();
    }
  },
  240_000,
);
