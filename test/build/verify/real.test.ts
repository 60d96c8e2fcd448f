import { expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { publish } from '../../../src/build/publish/publish.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { verifySite } from '../../../src/build/verify/verify-site.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { toDay } from '../../../src/values/day.ts';
import { assembleSite, dayOfSite, hasRealTables } from '../../sites/assemble.ts';
import { memorySite } from './published.ts';

test.skipIf(!hasRealTables('innovation-graph'))(
  'a site of real tables, none of them made for this project, agrees in everything: innovation-graph',
  async () => {
    const assembled = await assembleSite('innovation-graph', { loggedOn: toDay('2026-02-10') });
    try {
      const { ready } = await prepare({
        files: nodeFiles(assembled?.folder ?? ''),
        openEngine: openNodeEngine,
        progress: silentProgress,
        now: () => new Date(dayOfSite['innovation-graph']),
      });
      const published = new Map((ready ? await publish(ready) : []).map(({ path, bytes }) => [path, bytes]));
      const { verdicts } = await verifySite(memorySite(published), {
        keys: [],
        witnesses: [],
        remembered: undefined,
        today: ready?.model.today ?? toDay('2026-02-10'),
        countsToday: true,
        openEngine: openNodeEngine,
        onStep: () => undefined,
      });
      expect(verdicts.filter(({ kind }) => kind !== 'agrees' && kind !== 'note')).toEqual([]);
      expect(verdicts.filter(({ kind }) => kind === 'agrees').length).toBeGreaterThan(3);
    } finally {
      await assembled?.remove();
    }
  },
  300_000,
);
