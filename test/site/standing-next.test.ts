import { expect, test } from 'vitest';
import { standingOf } from '../../src/site/standing.ts';

const due = {
  check: 'freshness',
  dataset: 'installs',
  table: 'installs',
  by: '2026-12-30',
  until: '2026-12-30',
  period: '2026-11',
};
const siteOf = (charter: readonly object[]) =>
  ({
    content: { charter, changes: [] },
    model: { today: '2026-12-01', audit: { dues: [due], broken: [] } },
    entry: () => undefined,
    table: () => undefined,
  }) as unknown as Parameters<typeof standingOf>[0];

test('a day is promised only where a promise of the charter rests on it', () => {
  expect(standingOf(siteOf([])).next.freshness).toMatchObject({ by: '2026-12-30', promised: false });
  const promise = { id: 'monthly', data: { evidence: [{ kind: 'checked', checks: ['freshness'] }] } };
  expect(standingOf(siteOf([promise])).next.freshness).toMatchObject({ promised: true });
});
