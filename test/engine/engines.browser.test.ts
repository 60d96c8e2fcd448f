import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionOf } from '../../src/engine/extension-use.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { launchBrowser } from '../browser.ts';
import { buildEnginePage, type EnginePage, visitEnginePage } from './serve-engine.ts';
import { ending, type TrialName, trials } from './trials.ts';
import { writeParquet } from './write-parquet.ts';

let browser: Browser;
let visit: EnginePage;
let dir: string;

beforeAll(async () => {
  dir = await buildEnginePage('engines');
  await writeParquet(dir);
  browser = await launchBrowser();
  visit = await visitEnginePage(browser, dir);
});

afterAll(async () => {
  await visit?.close();
  await browser?.close();
});

async function inNode(name: TrialName): Promise<unknown> {
  const engine = await openNodeEngine();
  try {
    return await trials[name](engine, async (file) => new Uint8Array(await readFile(join(dir, file))));
  } finally {
    await engine.close();
  }
}

function inBrowser(name: TrialName): Promise<unknown> {
  return visit.page.evaluate(
    async ({ trial, ends }) => {
      const page = globalThis.testPage;
      const open = () => page.rooms.openEngine(page.source);
      if (!ends) return page.rooms.trials[trial]((page.engine ??= await open()), page.bytes);
      const engine = await open();
      try {
        return await page.rooms.trials[trial](engine, page.bytes);
      } finally {
        await engine.close();
      }
    },
    { trial: name, ends: ending.has(name) },
  );
}

/** Cuts long lists, so that a person can read the snapshot; the comparison of the engines sees all of it. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const shown = value.slice(0, 12).map(readable);
    return value.length > shown.length ? [...shown, `… ${value.length} in all`] : shown;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
}

describe('both engines answer alike', () => {
  test.for(Object.keys(trials) as TrialName[])('%s', async (name) => {
    const native = await inNode(name);
    expect(readable(native)).toMatchSnapshot();
    expect(await inBrowser(name)).toEqual(native);
  });

  test('they are the same version of DuckDB', async () => {
    const engine = await openNodeEngine();
    const version = await visit.page.evaluate(() => globalThis.testPage.engine?.version);
    expect(version).toBe(engine.version);
    await engine.close();
  });
});

test('the page asked nobody else for anything and kept its policy', () => {
  expect(visit.watch.offOrigin).toEqual([]);
  expect(visit.watch.violations).toEqual([]);
});

test('what belongs to an extension is known: every function that only the engine of a build has, and none that both have', async () => {
  const sql = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE regexp_matches(function_name, '^[a-z]')";
  const namesOf = ({ rows }: { rows: readonly (readonly unknown[])[] }) => rows.map(([name]) => String(name));
  const engine = await openNodeEngine();
  const there = namesOf(await engine.query(sql));
  await engine.close();
  const here = new Set(
    namesOf(
      await visit.page.evaluate(async (query) => {
        const page = globalThis.testPage;
        return (page.engine ??= await page.rooms.openEngine(page.source)).query(query);
      }, sql),
    ),
  );
  const only = there.filter((name) => !here.has(name) && !/^(check_peg_parser|sql_auto_complete)$/.test(name));
  expect(only.length).toBeGreaterThan(100);
  expect(only.filter((name) => extensionOf(name) === undefined)).toEqual([]);
  expect([...here].filter((name) => extensionOf(name) !== undefined)).toEqual([]);
});
