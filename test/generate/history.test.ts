import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeHistory, publicationDay } from '../../data/generate/history/write-history.ts';
import { nodeFiles } from '../../src/build/local/node-files.ts';
import type { Coverage } from '../../src/checks/check-input.ts';
import { compareCoverage } from '../../src/checks/compare-coverage.ts';
import { type PolicyEntry, parseEntry } from '../../src/log/log-entry.ts';
import type { Period } from '../../src/values/period.ts';
import { data } from './published.ts';

let made = new Map<string, string>();
beforeAll(async () => {
  made = await makeHistory(nodeFiles(join(data, '..')));
});

const policies = () =>
  (made.get('log.jsonl') ?? '')
    .trimEnd()
    .split('\n')
    .flatMap((line, at) => {
      const { entry } = parseEntry(line, at + 1);
      return entry?.type === 'policy' ? [entry] : [];
    });
const coverageOf = ({ file }: PolicyEntry) => JSON.parse(made.get(file) ?? '') as Coverage;

test('the committed log and snapshots are those the generator makes; where not, run  npm run generate -- --log', () => {
  const committed = new Map([...made.keys()].map((path) => [path, readFileSync(join(data, path), 'utf8')]));
  expect(committed).toEqual(made);
});

test.each([
  ['2025-08', '2025-09-22'],
  ['2025-09', '2025-10-08'],
  ['2025-10', '2025-11-10'],
  ['2026-01', '2026-02-09'],
  ['2026-09', '2026-10-08'],
])('the tables of %s came out on %s', (month, day) => {
  expect(publicationDay(month as Period)).toBe(day);
});

describe('every step in the history of a switch', () => {
  test('has a change to tell of, and asks again exactly where the consent version rises', () => {
    const told = [...Map.groupBy(policies(), ({ category }) => category)].flatMap(([category, entries]) =>
      entries.slice(1).map((entry, at) => {
        const before = entries[at] as PolicyEntry;
        const { changes } = compareCoverage(coverageOf(before), coverageOf(entry));
        expect(changes.some(({ material }) => material)).toBe(entry.version > before.version);
        const steps = changes.map(({ kind, subject }) => `${kind}${subject ? ` ${subject.slice(0, 40)}` : ''}`);
        const versions = `v${before.version}-n${before.notice} → v${entry.version}-n${entry.notice}`;
        return `${entry.date} ${category} ${versions}: ${steps.join('; ')}`;
      }),
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "2025-11-03 library-shape v1-n1 → v2-n2: field-added library-formats; field-added library-largest-file-class; field-added library-storage-place; purpose-added Decide which formats deserve work.; words-changed summary; words-changed dialogText
      2026-09-07 basic-health v1-n1 → v1-n2: recipient-removed A second hosting company in Germany, whi
      2026-04-14 feature-use v1-n1 → v1-n2: words-changed summary; words-changed dialogText
      2026-09-07 feature-use v1-n2 → v1-n3: recipient-removed A second hosting company in Germany, whi
      2025-10-06 performance v1-n1 → v2-n2: field-added perf-startup-class; words-changed dialogText
      2026-03-01 performance v2-n2 → v2-n3: words-changed dialogText
      2026-05-01 performance v2-n3 → v2-n3: sample-rate-lowered; method-added sampling; sample-rate-lowered startup_times; method-added startup_times
      2026-08-03 performance v2-n3 → v3-n4: field-added perf-page-turn-class; words-changed dialogText
      2026-09-07 performance v3-n4 → v3-n5: recipient-removed A second hosting company in Germany, whi
      2026-06-01 crash-reports v1-n1 → v1-n1: retention-shorter raw-store
      2026-09-07 crash-reports v1-n1 → v1-n2: recipient-removed A second hosting company in Germany, whi"
    `);
  });
});
