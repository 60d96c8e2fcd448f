import { expect, test } from 'vitest';
import { boundInNode } from '../../src/build/local/bound-in-node.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { launchBrowser } from '../browser.ts';
import { bundleScript } from '../bundle-script.ts';
import { buildEnginePage, visitEnginePage } from '../engine/serve-engine.ts';
import { wrongOf } from './trials/trial.ts';
import { type Trials, tryAll } from './trials/try-all.ts';
import { vectors } from './vectors.ts';

// Logarithms of two versions of one JavaScript engine differ in the last digit.
const alike = (lists: Trials) =>
  JSON.parse(
    JSON.stringify(lists, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(13)) : value)),
  ) as unknown;

test('every vector holds in the browser, with the results of Node', async () => {
  const engine = await openNodeEngine();
  const native = await tryAll(vectors, engine, boundInNode());
  await engine.close();
  const dir = await buildEnginePage('vectors');
  await bundleScript('test/vectors/vectors-page.ts', 'vectors', dir);
  const browser = await launchBrowser();
  try {
    const visit = await visitEnginePage(browser, dir);
    await visit.page.addScriptTag({ url: 'vectors.js', type: 'module' });
    await visit.page.waitForFunction(() => 'tryVectors' in globalThis);
    const found = await visit.page.evaluate((given) => globalThis.tryVectors(given), vectors);
    expect(wrongOf(Object.values(found).flat())).toEqual([]);
    expect(alike(found)).toEqual(alike(native));
    expect(visit.watch.offOrigin).toEqual([]);
    expect(visit.watch.violations).toEqual([]);
    await visit.close();
  } finally {
    await browser.close();
  }
}, 240_000);
