import { describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../src/engine/node.ts';
import { expectedFile, readCases } from './read-cases.ts';
import { runCase } from './run-case.ts';

describe('a check finds what the case expects, to the letter', async () => {
  for (const kase of await readCases()) {
    test(kase.name, async () => {
      const engine = await openNodeEngine();
      try {
        await expect(await runCase(kase, engine)).toMatchFileSnapshot(expectedFile(kase.name));
      } finally {
        await engine.close();
      }
    });
  }
});
