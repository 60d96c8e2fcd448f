import { describe, expect, it } from 'vitest';
import { communityAudit, parseSavedReport } from '../../src/build/report/community-audit.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Site } from '../../src/source/site.ts';
import { editedSite } from '../sites/edited-site.ts';
import { memoryFiles } from '../source/memory-files.ts';

const saved = (change: object = {}) =>
  JSON.stringify({
    kind: 'vitrine-community-audit',
    project: 'Lantern',
    page: 'https://lantern.example/privacy/audit/',
    made: '2026-09-08T10:00:00.000Z',
    asOf: '2026-09-08',
    engine: 'DuckDB-Wasm 1.4.3',
    log: { ok: true, message: 'whole' },
    files: [
      { path: 'a.csv', state: 'same', sha256: 'x' },
      { path: 'b.csv', state: 'same', sha256: 'y' },
    ],
    results: ['minimum-count', 'retention'].map((check) => ({
      check,
      dataset: 'active-installations',
      table: 'installations',
      status: 'pass',
      findings: 0,
      rows: 6,
    })),
    findings: [],
    seconds: 2,
    ...change,
  });
const read = async () => (await readSite(memoryFiles(editedSite([])))).site as Site;
const claimsOf = async (change: object = {}) => {
  const site = editedSite([]);
  const { path, text } = communityAudit(parseSavedReport(saved(change), 'report.json'), await read());
  site.set(path, text);
  const { site: built, problems } = await readSite(memoryFiles(site));
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  const [audit] = built?.content.audits ?? [];
  return {
    path,
    audit: audit?.data,
    claims: audit?.data.claims.map(({ promise, result, status }) => [promise, result, status]),
  };
};

describe('a community audit', () => {
  it('is a valid file with a claim for the files and one for each promise that a check holds', async () => {
    const { path, audit, claims } = await claimsOf();
    expect(path).toBe('content/audits/community-2026-09-08.md');
    expect(audit).toMatchObject({
      date: '2026-09-08',
      link: 'https://lantern.example/privacy/audit/',
      title: 'Community audit of 2026-09-08',
    });
    expect(claims).toEqual([
      [undefined, 'holds', 'closed'],
      ['groups-of-ten', 'holds', 'closed'],
      ['deleted-on-time', 'holds', 'closed'],
    ]);
  });

  it('keeps open what does not hold', async () => {
    const { claims } = await claimsOf({
      files: [{ path: 'a.csv', state: 'changed', sha256: 'x' }],
      results: [
        { check: 'minimum-count', dataset: 'active-installations', status: 'fail', findings: 2, rows: 6 },
        { check: 'retention', dataset: 'active-installations', status: 'review', findings: 1, rows: 6 },
      ],
    });
    expect(
      claims?.every(
        ([, result, status]) => status === 'open' && (result === 'does-not-hold' || result === 'holds-with-remarks'),
      ),
    ).toBe(true);
  });

  it('never takes text of a stranger into the site', async () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    const { audit } = await claimsOf({
      project: evil,
      page: `https://lantern.example/"${evil}`,
      findings: [{ message: evil }],
      results: [{ check: 'retention', dataset: evil, status: 'pass', findings: 0, rows: 1 }],
    });
    expect(JSON.stringify(audit)).not.toContain('onerror');
    expect(audit?.link).toBeUndefined();
  });

  it.each([
    ['{', 'is no JSON'],
    [saved({ kind: 'something' }), 'is no report saved on the audit page: kind'],
    [saved({ engine: 'x\ny: z' }), 'engine'],
    [saved({ results: [{ check: 'typos', dataset: 'x', status: 'pass', findings: 0, rows: 0 }] }), 'results.0.check'],
  ])('is refused where the file is none: %#', (text, message) => {
    expect(() => parseSavedReport(text, 'report.json')).toThrow(message);
  });
});
