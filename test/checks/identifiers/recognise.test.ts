import { describe, expect, test } from 'vitest';
import { mask } from '../../../src/checks/identifiers/judge-labels.ts';
import { isIbanValid, isLuhnValid } from '../../../src/checks/identifiers/number-kinds.ts';
import { identifierKinds, recognise } from '../../../src/checks/identifiers/recognise.ts';
import { entropy } from '../../../src/checks/identifiers/secret-kinds.ts';

/** What a value is taken for, such as `email certain`; the empty text for a harmless one. */
const taken = (value: string, column = 'label') =>
  recognise(value, column)
    .map(({ kind, certainty }) => `${kind.id} ${certainty}`)
    .join(', ');

describe('certain hits', () => {
  test.each([
    ['email', 'crash for anna.b@home.example in module x'],
    ['ipv4', 'peer 84.23.190.17: refused'],
    ['ipv6', 'fe80::1'],
    ['mac', '00-1a-2b-3c-4d-5e'],
    ['iban', 'AT61 1904 3002 3457 3201 thanks'],
    ['uuid', '{e2fda1a4-762b-4020-b5ad-a41df1933103}'],
    ['token', 'ghp_0123456789abcdefghijABCDEFGHIJ012345'],
    ['hex', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['base64', 'q3JhbmRvbVNlY3JldFZhbHVlX1dpdGhFbnRyb3B5MTIzNDU2Nzg5'],
    ['home-path', String.raw`C:\Users\anna\books\x.epub`],
    ['home-path', '/home/anna'],
    ['home-path', '/Users/anna/Library'],
    ['phone', '+43 660 1234567'],
    ['location', '48.20849, 16.37208'],
    ['owned-device', 'Anna’s MacBook'],
    ['owned-device', "Anna's MacBook"],
    ['owned-device', 'Annas-iPhone'],
    ['machine-name', 'DESKTOP-4F3K2L1'],
  ])('%s: %s', (kind, value) => {
    expect(taken(value)).toContain(`${kind} certain`);
  });
});

describe('misses', () => {
  test.each([
    // Labels as aggregates have them.
    '140.0.7339.207',
    '256.1.2.3',
    '1.2.3.4.5',
    '4.2',
    '2026-08-01',
    '2026-W31',
    '20260801',
    '20260801123000',
    '12:30:45',
    '10:00–11:00',
    'std::vector',
    'x86_64',
    'Linux (amd64)',
    'Mac OS X (aarch64)',
    'Windows 11',
    'zh-Hant-TW',
    'under 0.5 s',
    '1,000-9,999',
    '0.125-0.250',
    'org.apache.commons.lang3',
    'credentials-binding',
    'deadbeef',
    '@scope/package',
    '/Users/Shared',
    'https',
    '00000000-0000-0000-0000-000000000000',
    'WINDOWS-PC',
    'C++11',
    'UTC+01:00',
    'ga_IE',
    'café',
  ])('%s', (value) => {
    expect(taken(value)).toBe('');
  });
});

describe('what nobody can tell from the outside', () => {
  test.each([
    ['ipv4 undecidable', '1.2.3.4'],
    ['ipv6 undecidable', 'a::b'],
    ['email undecidable', 'reader@2.0.0-beta.rc'],
    ['mac undecidable', '2024.1234.5678'],
    ['hex undecidable', '9fceb02d0ae5'],
    ['long-number undecidable', '0311213050570'],
    ['local-phone undecidable', '(415) 555-2671'],
    ['machine-name undecidable', 'Kitchen-PC'],
    ['person-name undecidable', 'Linux (anna)'],
    ['web-address undecidable', 'https://example.org/'],
    ['free-text undecidable', 'my computer at home stands there'],
    ['free-text undecidable', 'x'.repeat(101)],
  ])('%s: %s', (expected, value) => {
    expect(taken(value)).toBe(expected);
  });

  test('in a column of versions an address is a version unless its range is for addresses only', () => {
    expect(taken('84.23.190.17', 'version')).toBe('');
    expect(taken('192.168.0.1', 'version')).toBe('ipv4 certain');
  });
});

test('the same value is judged the same every time', () => {
  expect([1, 2, 3].map(() => taken('info@presidio.site'))).toEqual(Array(3).fill('email certain'));
});

test('no pattern uses look-around or back-references, which RE2 lacks', () => {
  for (const kind of identifierKinds) expect(kind.pattern, kind.id).not.toMatch(/\(\?[=!<]|\\[1-9]|\\k</);
});

test('check digits tell the number of a card or an account from a chance one', () => {
  expect(['4111111111111111', '371449635398431', '79927398713'].every(isLuhnValid)).toBe(true);
  expect(['4111111111111112', '4012888888881882', '79927398710'].some(isLuhnValid)).toBe(false);
  expect(['AT611904300234573201', 'GB82WEST12345698765432', 'DE89370400440532013000'].every(isIbanValid)).toBe(true);
  expect(['AT611904300234573202', 'GB82WEST1234569876543', 'XX82WEST12345698765432', ''].some(isIbanValid)).toBe(false);
});

test('entropy is 0 for nothing and for one character, and log2 of n for n different ones', () => {
  expect([entropy(''), entropy('aaaa'), entropy('abcd'), entropy('abcdefgh')]).toEqual([0, 0, 2, 3]);
});

test('a mask shows the ends alone', () => {
  expect([mask('info@presidio.site'), mask('12345'), mask('')]).toEqual(['in…te', '1…5', '…']);
});
