import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import type { CheckCase } from './case.ts';
import { expectedFile, readCases } from './read-cases.ts';
import { runCase } from './run-case.ts';
import { boundInNode } from '../../src/build/local/bound-in-node.ts';

const bound = boundInNode();

/** The case as it is, but for a check that does not say that it judges by the day: that one must not look at it. */
function withoutDay(kase: CheckCase): CheckCase {
  if (allChecks.find(({ id }) => id === kase.check)?.byDay) return kase;
  const input = Object.defineProperty({ ...kase.input }, 'today', {
    get: () => {
      throw new Error(`"${kase.check}" looks at the day, and does not say  byDay: true`);
    },
  });
  return { ...kase, input };
}

describe('a check finds what the case expects, to the letter', async () => {
  for (const kase of await readCases()) {
    test(kase.name, async () => {
      const engine = await openNodeEngine();
      try {
        await expect(await runCase(withoutDay(kase), engine, bound)).toMatchFileSnapshot(expectedFile(kase.name));
      } finally {
        await engine.close();
      }
    });
  }
});
