import { describe, expect, it } from 'vitest';
import type { PieceOfEvidence } from '../../src/audit/evidence-of.ts';
import type { Status } from '../../src/checks/check.ts';
import { promiseStatus, strongestEvidence } from '../../src/site/promise-state.ts';

const checked = (status: Status | 'unknown'): PieceOfEvidence => ({ kind: 'checked', status, checks: [] });
const stated = { kind: 'stated' as const, by: 'The team', because: 'Nobody can see it.' };

describe('strongestEvidence', () => {
  it('is checked before audited before stated, in whatever order they are written', () => {
    expect(strongestEvidence({ evidence: [stated, { kind: 'checked', checks: ['log'] }] })).toBe('checked');
    expect(strongestEvidence({ evidence: [stated, { kind: 'audited', audit: 'a' }] })).toBe('audited');
    expect(strongestEvidence({ evidence: [stated] })).toBe('stated');
  });
});

describe('promiseStatus', () => {
  it.each<[string, (Status | 'unknown')[], Status | 'unknown']>([
    ['all pass', ['pass', 'pass'], 'pass'],
    ['the worst counts', ['pass', 'review'], 'review'],
    ['a check that did not run shows nothing', ['pass', 'unknown'], 'unknown'],
    ['a failure is known whatever did not run', ['fail', 'unknown'], 'fail'],
  ])('%s', (_name, statuses, expected) => {
    expect(promiseStatus([stated, ...statuses.map(checked)])).toBe(expected);
  });

  it('is undefined for a promise that no check holds', () => {
    expect(promiseStatus([stated, { kind: 'audited', audit: 'a' }])).toBeUndefined();
    expect(promiseStatus([])).toBeUndefined();
  });
});
