import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../src/model/addresses.ts';
import { findExpiredSecurityTxt } from '../../../src/build/prepare/find-expired-security-txt.ts';
import { publishSecurityTxt } from '../../../src/build/publish/publish-security-txt.ts';
import type { Site } from '../../../src/source/site.ts';
import type { Day } from '../../../src/values/day.ts';

const siteWith = (securityTxt: unknown) =>
  ({
    config: { url: 'https://lantern.example/privacy/', language: 'en', securityTxt },
    configAt: () => ({ file: 'content/site.yaml', line: 7, column: 3 }),
  }) as unknown as Site;
const addresses = addressesOf('https://lantern.example/privacy/', 'en');
const today = '2026-09-10' as Day;

describe('publishSecurityTxt', () => {
  it('writes the fields of RFC 9116, links within the site as whole addresses', () => {
    const block = {
      contact: ['mailto:security@lantern.example', '/security/#report'],
      expires: '2027-03-01',
      preferredLanguages: ['en', 'de'],
      policy: '/security/',
      encryption: 'https://lantern.example/key.asc',
    };
    const [file] = publishSecurityTxt(siteWith(block), addresses);
    expect(file?.path).toBe('.well-known/security.txt');
    expect(new TextDecoder().decode(file?.bytes)).toBe(`Contact: mailto:security@lantern.example
Contact: https://lantern.example/privacy/security/#report
Expires: 2027-03-01T00:00:00Z
Encryption: https://lantern.example/key.asc
Preferred-Languages: en, de
Canonical: https://lantern.example/privacy/.well-known/security.txt
Policy: https://lantern.example/privacy/security/
`);
  });
  it('is not there where site.yaml has no such block', () => {
    expect(publishSecurityTxt(siteWith(undefined), addresses)).toEqual([]);
    expect(findExpiredSecurityTxt(siteWith(undefined), today)).toEqual([]);
  });
});

describe('findExpiredSecurityTxt', () => {
  it.each([
    ['2026-09-09', 'stops', 'expired on 2026-09-09'],
    ['2026-09-10', 'stops', 'expired on 2026-09-10'],
    ['2026-09-11', 'advises', 'within 30 days'],
    ['2026-10-10', 'advises', 'within 30 days'],
    ['2026-10-11', 'is silent', ''],
    ['2027-09-11', 'is silent', ''],
    ['2027-09-12', 'advises', 'more than a year'],
  ])('a file that expires on %s %s', (expires, what, words) => {
    const problems = findExpiredSecurityTxt(siteWith({ contact: ['mailto:a@b.example'], expires }), today);
    expect(problems.map(({ advice }) => (advice ? 'advises' : 'stops'))).toEqual(what === 'is silent' ? [] : [what]);
    if (words)
      expect(problems[0]).toMatchObject({
        code: 'security/expired',
        file: 'content/site.yaml',
        line: 7,
        message: expect.stringContaining(words) as string,
        fix: expect.stringContaining('expires: 2027-09-10') as string,
      });
  });
});
