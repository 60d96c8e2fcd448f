import { describe, expect, it } from 'vitest';
import { type CheckResult, evidenceStatus, promiseStatus, strongestEvidence } from '../../src/site/promise-state.ts';

const checked = { kind: 'checked' as const, checks: ['rounding' as const, 'derived' as const], datasets: ['crashes'] };
const stated = { kind: 'stated' as const, by: 'The team', because: 'Nobody can see it.' };
const results: CheckResult[] = [
  { check: 'rounding', dataset: 'crashes', status: 'pass' },
  { check: 'derived', dataset: 'crashes', status: 'pass' },
  { check: 'rounding', dataset: 'versions', status: 'fail' },
  { check: 'log', dataset: 'site', status: 'review' },
];

describe('strongestEvidence', () => {
  it('is checked before audited before stated, in whatever order they are written', () => {
    expect(strongestEvidence({ evidence: [stated, checked] })).toBe('checked');
    expect(strongestEvidence({ evidence: [stated, { kind: 'audited', audit: 'a' }] })).toBe('audited');
    expect(strongestEvidence({ evidence: [stated] })).toBe('stated');
  });
});

describe('evidenceStatus', () => {
  it('looks only at the datasets the promise speaks of', () => {
    expect(evidenceStatus(checked, results)).toBe('pass');
    expect(evidenceStatus({ kind: 'checked', checks: ['rounding'] }, results)).toBe('fail');
  });

  it('counts what concerns the whole site for every dataset', () => {
    expect(evidenceStatus({ kind: 'checked', checks: ['log'], datasets: ['crashes'] }, results)).toBe('review');
  });

  it('is unknown where no check ran', () => {
    expect(evidenceStatus(checked, [])).toBe('unknown');
  });
});

describe('promiseStatus', () => {
  it('is the worst of what its checks came to', () => {
    expect(promiseStatus({ evidence: [checked, { kind: 'checked', checks: ['log'] }] }, results)).toBe('review');
  });

  it('never claims that a promise holds while one of its checks did not run', () => {
    expect(promiseStatus({ evidence: [checked, { kind: 'checked', checks: ['budget'] }] }, results)).toBe('unknown');
  });

  it('is undefined for a promise that no check holds', () => {
    expect(promiseStatus({ evidence: [stated] }, results)).toBeUndefined();
  });
});
