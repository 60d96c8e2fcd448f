import { describe, expect, test } from 'vitest';
import { ledger } from '../../src/checks/budget/ledger.ts';
import { windowEnds } from '../sites/window-site.ts';
import { type CasePieces, buildCase } from './case.ts';

const noise = {
  privacy_unit: 'installation-month',
  mechanism: 'laplace',
  scale: 1,
  columns: ['installations'],
  conversion: 'pure',
  composition: 'sequential',
};

async function rows(pieces: CasePieces, files: readonly string[]) {
  const { input } = await buildCase(
    'budget/ledger',
    pieces,
    Object.fromEntries(files.map((file) => [file, 'month,platform,installations\n'])),
  );
  return ledger(input);
}

const months = (table: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${table}/2026-${String(at + 1).padStart(2, '0')}.csv`);

describe('ledger', () => {
  test('adds up by date within the window, and gives what was spent by each release', async () => {
    const list = await rows(
      {
        site: { budget: { unit: 'installation', window: 'P2M', epsilon: 1, delta: 0 } },
        tables: [{ privacy: { differentialPrivacy: { ...noise, epsilon: 0.25 } } }],
      },
      months('installs', 4),
    );
    expect(
      list.map(({ release, date, spentEpsilon, limitEpsilon }) => [release, date, spentEpsilon, limitEpsilon]),
    ).toEqual([
      ['installs/2026-01.csv', '2026-01-01', 0.25, 1],
      ['installs/2026-02.csv', '2026-02-01', 0.5, 1],
      ['installs/2026-03.csv', '2026-03-01', 0.5, 1],
      ['installs/2026-04.csv', '2026-04-01', 0.5, 1],
    ]);
  });

  test('pure losses of several tables: 1.76 + 0.44 + 0.44 = 2.64', async () => {
    const tables = [1.76, 0.44, 0.44].map((epsilon, at) => ({
      dataset: `table${at}`,
      privacy: { differentialPrivacy: { ...noise, epsilon } },
    }));
    const list = await rows(
      { site: { budget: { unit: 'installation', window: 'P1M', epsilon: 3, delta: 0 } }, tables },
      tables.map(({ dataset }) => `${dataset}/2026-01.csv`),
    );
    expect(list.at(-1)?.spentEpsilon).toBeCloseTo(2.64, 12);
  });

  test('zero-concentrated losses add as ρ and are converted once: 14 × 0.0052 is ε 1.844 at δ 1e-5', async () => {
    const files = Array.from({ length: 14 }, (_, at) => `installs/2026-W${String(at + 10)}.csv`);
    const dp = { ...noise, privacy_unit: 'installation', rho: 0.0052, conversion: 'bun-steinke-2016-sqrt-pi' };
    const list = await rows(
      {
        site: { budget: { unit: 'installation', window: 'P1Y', epsilon: 2, delta: 1e-5 } },
        tables: [{ privacy: { differentialPrivacy: dp } }],
      },
      files,
    );
    expect(list.at(-1)?.spentRho).toBeCloseTo(0.0728, 12);
    expect(list.at(-1)?.spentEpsilon).toBeCloseTo(1.844, 3);
  });

  test('zero-concentrated losses of several tables: 2.63 + 4.96 + 7.70 = 15.29', async () => {
    const tables = [2.63, 4.96, 7.7].map((rho, at) => ({
      dataset: `table${at}`,
      privacy: { differentialPrivacy: { ...noise, rho, conversion: 'canonne-kamath-steinke-2020' } },
    }));
    const list = await rows(
      { site: { budget: { unit: 'installation', window: 'P1Y', epsilon: 99, delta: 1e-10, rho: 15.29 } }, tables },
      tables.map(({ dataset }) => `${dataset}/2026-01.csv`),
    );
    expect(list.at(-1)?.spentRho).toBeCloseTo(15.29, 12);
    expect(list.at(-1)?.limitRho).toBe(15.29);
  });

  test('disjoint releases count once, at their largest, and still add to other tables', async () => {
    const tables = [
      {
        dataset: 'apart',
        privacy: {
          differentialPrivacy: { ...noise, privacy_unit: 'installation', epsilon: 0.5, composition: 'disjoint' },
        },
      },
      { dataset: 'again', privacy: { differentialPrivacy: { ...noise, epsilon: 0.1 } } },
    ];
    const list = await rows(
      { site: { budget: { unit: 'installation', window: 'P1Y', epsilon: 1, delta: 0 } }, tables },
      [...months('apart', 3), ...months('again', 3)],
    );
    expect(list.at(-1)?.spentEpsilon).toBeCloseTo(0.8, 12);
  });

  test('disjoint months are disjoint for an installation in one month, and add up for the installation', async () => {
    const own = { ...noise, epsilon: 0.1, composition: 'disjoint' };
    const spent = async (unit: string) => {
      const site = { budget: { unit, window: 'P1Y', epsilon: 9, delta: 0 } };
      return (await rows({ site, tables: [{ privacy: { differentialPrivacy: own } }] }, months('installs', 9))).at(-1);
    };
    expect((await spent('installation-month'))?.spentEpsilon).toBeCloseTo(0.1, 12);
    expect((await spent('installation-quarter'))?.spentEpsilon).toBeCloseTo(0.3, 12);
    expect((await spent('installation'))?.spentEpsilon).toBeCloseTo(0.9, 12);
    // A loss per month holds for each of its days.
    expect((await spent('installation-day'))?.spentEpsilon).toBeCloseTo(0.1, 12);
  });

  test('an installation is in every day of a period, and loses once for each', async () => {
    const own = { ...noise, privacy_unit: 'installation-day', epsilon: 0.01 };
    const site = { budget: { unit: 'installation', window: 'P1M', epsilon: 1, delta: 0 } };
    const list = await rows({ site, tables: [{ privacy: { differentialPrivacy: own } }] }, months('installs', 2));
    expect(list.map(({ epsilon }) => Number(epsilon?.toFixed(6)))).toEqual([0.31, 0.28]);
  });

  describe('of rolling windows', () => {
    const table = (own: object) => ({
      privacy: { window: 'P28D', cadence: 'P7D', differentialPrivacy: { ...noise, ...own } },
    });
    const files = windowEnds('2026-07-05', 7, 10).map((day) => `installs/${day}.csv`);

    test('each counts in every month that it touches', async () => {
      const site = { budget: { unit: 'installation-month', window: 'P1Y', epsilon: 9, delta: 0 } };
      const tables = [table({ epsilon: 0.1, composition: 'disjoint' })];
      // They last until 5 July, 12 July … 6 September. July has a day of those that end up to 27 August: 8 of them.
      expect((await rows({ site, tables }, files)).at(-1)?.spentEpsilon).toBeCloseTo(0.8, 12);
    });

    test('an installation is in each of their 28 days', async () => {
      const site = { budget: { unit: 'installation', window: 'P1M', epsilon: 9, delta: 0 } };
      const list = await rows({ site, tables: [table({ privacy_unit: 'installation-day', epsilon: 0.01 })] }, files);
      expect(list.map(({ epsilon }) => Number(epsilon?.toFixed(6)))).toEqual(files.map(() => 0.28));
    });
  });

  test('a file that is gone is counted as all the periods it may have held', async () => {
    const site = { budget: { unit: 'installation', window: 'P1Y', epsilon: 9, delta: 0 } };
    const log = {
      entries: [
        {
          type: 'release',
          dataset: 'installs',
          table: 'installs',
          period: '2025',
          file: 'installs/2025.csv',
          bytes: 1,
          sha256: '0'.repeat(64),
          rows: 12,
          schema: '0'.repeat(64),
          date: '2026-01-05',
        },
      ],
    };
    const list = await rows(
      { site, log, tables: [{ privacy: { differentialPrivacy: { ...noise, epsilon: 0.1 } } }] },
      [],
    );
    expect(list.length).toBe(12);
    expect(list.at(-1)?.spentEpsilon).toBeCloseTo(1.2, 12);
  });

  test('no noise, no rows', async () => {
    expect(await rows({}, months('installs', 2))).toEqual([]);
  });
});
