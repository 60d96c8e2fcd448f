import { describe, expect, it } from 'vitest';
import { issueLink } from '../../src/layouts/issue-link.ts';
import { policyFor } from '../../src/model/content-policy.ts';

describe('policyFor', () => {
  it('allows nothing inline and nobody else, with or without the engine', () => {
    for (const engine of [false, true]) {
      const policy = policyFor({ engine });
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    }
  });
  it('opens WebAssembly and blob workers only where the engine runs', () => {
    expect(policyFor({ engine: false })).not.toMatch(/wasm|worker-src|blob:/);
    expect(policyFor({ engine: true })).toContain("script-src 'self' 'wasm-unsafe-eval'; ");
    expect(policyFor({ engine: true })).toMatch(/worker-src blob:$/);
  });
});

describe('issueLink', () => {
  it('adds to parameters that are there already', () => {
    expect(issueLink('https://x.example/new', 'A & B', 'c')).toBe('https://x.example/new?title=A+%26+B&body=c');
    expect(issueLink('https://x.example/new?labels=privacy', 'A', 'b')).toBe(
      'https://x.example/new?labels=privacy&title=A&body=b',
    );
  });
});
