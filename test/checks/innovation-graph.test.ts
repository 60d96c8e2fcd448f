import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.ts';
import { type Finding } from '../../src/checks/check.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import { buildCase } from './case.ts';
import { loadCase, runTask } from './run-case.ts';
import { boundInNode } from '../../src/build/local/bound-in-node.ts';

const bound = boundInNode();

const root = `${process.env['VITRINE_REAL'] ?? new URL('../../../shared/real', import.meta.url).pathname}/innovationgraph`;
const real = describe.skipIf(!existsSync(root));

const union = [
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SK',
  'SI',
  'ES',
  'SE',
];
const counted: Readonly<Record<string, readonly [column: string, extra?: string]>> = {
  developers: ['developers'],
  organizations: ['organizations'],
  repositories: ['repositories'],
  licenses: ['num_pushers', 'spdx_license'],
};
const [older, newer] = ['2025-q2', '2025-q3'];

const table = (name: string) => {
  const [count = '', extra] = counted[name] ?? [];
  const labels = [...(extra === undefined ? [] : [extra]), 'iso2_code'];
  return {
    dataset: name,
    files: [older, newer].map((release) => `${name}/${release}.csv`),
    columns: [
      { name: count, type: 'integer' },
      ...labels.map((label) => ({ name: label, type: 'string' })),
      { name: 'year', type: 'year' },
      { name: 'quarter', type: 'integer' },
    ],
    primaryKey: [...labels, 'year', 'quarter'],
    privacy: {
      unit: 'developer account',
      contributors: count,
      minimumCount: 100,
      releases: 'snapshot',
      period: { year: 'year', quarter: 'quarter' },
      cadence: 'P3M',
      keep: { forever: 'History.' },
      margins: [{ column: 'iso2_code', total: 'EU', parts: union }],
    },
  };
};

const entry = async (file: string, text: string) => ({
  type: 'release',
  dataset: file.split('/')[0],
  table: file.split('/')[0],
  period: file.includes(older ?? '') ? '2025-Q2' : '2025-Q3',
  file,
  bytes: Buffer.byteLength(text),
  sha256: await sha256Hex(new TextEncoder().encode(text)),
  rows: 1,
  schema: '0'.repeat(64),
  date: '2026-01-05',
});

/**
 * The findings of checks about counts, releases and files, after the newer release was changed; the log names what was
 * released.
 */
async function findingsAfter(
  names: readonly string[],
  change: (text: string, file: string) => string = (text) => text,
): Promise<Finding[]> {
  const released: Record<string, string> = {};
  for (const name of names)
    for (const release of [older, newer])
      released[`${name}/${release}.csv`] = await readFile(`${root}/${release}/${name}.csv`, 'utf8');
  const files = Object.fromEntries(
    Object.entries(released).map(([file, text]) => [file, file.includes(newer ?? '') ? change(text, file) : text]),
  );
  const entries = await Promise.all(Object.entries(released).map(([file, text]) => entry(file, text)));
  const kase = await buildCase(
    'innovation-graph',
    { today: '2026-01-20', tables: names.map(table), log: { entries } },
    files,
  );
  const engine = await openNodeEngine();
  try {
    await loadCase(kase, engine);
    const checks = allChecks.filter(({ id }) =>
      ['minimum-count', 'rounding', 'suppression', 'differencing', 'integrity', 'log'].includes(id),
    );
    const findings: Finding[] = [];
    for (const check of checks)
      for (const task of check.plan(kase.input)) findings.push(...(await runTask(task, engine, bound)).findings);
    return findings;
  } finally {
    await engine.close();
  }
}

/** Replaces the count in the one line that holds this place and time. */
function restate(place: string, to: (count: number) => number): (text: string) => string {
  return (text) =>
    text.replace(new RegExp(`^(\\d+),${place}$`, 'm'), (_, count: string) => `${to(Number(count))},${place}`);
}

const brief = (findings: readonly Finding[]) =>
  findings.map(({ check, status, period, observed }) => [
    check,
    status,
    period,
    observed?.replace(/SHA-256.*/, 'SHA-256'),
  ]);
const others = (findings: readonly Finding[]) => brief(findings.filter(({ check }) => check !== 'integrity'));
const failing = (findings: readonly Finding[]) =>
  [...new Set(findings.filter(({ status }) => status === 'fail').map(({ check }) => check))].sort();

real('the Innovation Graph, two releases', () => {
  test('nothing is found in its counts as published', async () => {
    expect(await findingsAfter(Object.keys(counted))).toEqual([]);
  });

  test('one cell lowered to 99 is found', async () => {
    const findings = await findingsAfter(
      ['developers'],
      restate('AR,2024,3', () => 99),
    );
    expect(others(findings)).toEqual([['minimum-count', 'fail', '2024-Q3', '99']]);
    expect(failing(findings)).toEqual(['integrity', 'minimum-count']);
  });

  test.each([1, 37, 99])('the total of the EU raised by %i is found', async (more) => {
    const findings = await findingsAfter(
      ['developers'],
      restate('EU,2025,3', (count) => count + more),
    );
    expect(others(findings)).toEqual([['differencing', 'fail', '2025-Q3', `a difference of ${more}`]]);
    expect(failing(findings)).toEqual(['differencing', 'integrity']);
  });

  test('the total of the EU raised by 100 leaves a group that is large enough, and no longer adds up', async () => {
    const findings = await findingsAfter(
      ['developers'],
      restate('EU,2025,3', (count) => count + 100),
    );
    expect(others(findings)).toEqual([['differencing', 'review', '2025-Q3', 'a difference of 100']]);
  });

  test.each([-99, -1, 1, 99])('a past cell changed by %i is found', async (more) => {
    const findings = await findingsAfter(
      ['developers'],
      restate('AR,2021,2', (count) => count + more),
    );
    expect(others(findings)).toEqual([['differencing', 'fail', '2021-Q2', `a difference of ${Math.abs(more)}`]]);
  });

  test('a past cell changed by 100 is for the log alone to notice', async () => {
    expect(
      brief(
        await findingsAfter(
          ['developers'],
          restate('AR,2021,2', (count) => count + 100),
        ),
      ),
    ).toEqual([['integrity', 'fail', '2025-Q3', 'SHA-256']]);
  });

  test('a released byte flipped is found', async () => {
    const findings = await findingsAfter(['licenses'], (text) => text.replace('MIT', 'MIU'));
    expect(findings.filter(({ check }) => check === 'integrity')).toMatchObject([
      {
        status: 'fail',
        file: 'licenses/2025-q3.csv',
        message: 'The file changed after it was released: its size is the same, its bytes are not.',
      },
    ]);
  });

  test('a row dropped from a closed period is found', async () => {
    const findings = await findingsAfter(['developers'], (text) => text.replace(/^\d+,AR,2021,2\n/m, ''));
    expect(failing(findings)).toEqual(['integrity']);
    expect(others(findings)).toEqual([
      ['differencing', 'review', '2021-Q2', 'published, then left out of developers/2025-q3.csv'],
    ]);
  });

  test('a row of the EU dropped: its total gives it away', async () => {
    const findings = await findingsAfter(['developers'], (text) => text.replace(/^\d+,MT,2021,2\n/m, ''));
    expect(findings.filter(({ check }) => check === 'suppression')).toMatchObject([
      {
        status: 'review',
        row: 'iso2_code=MT, year=2021, quarter=2',
        message: expect.stringMatching(
          /^The row was left out, .* leave only one value for it: 9657304 \(iso2_code=EU\) − .* = 16874\.$/,
        ),
      },
    ]);
  });
});
