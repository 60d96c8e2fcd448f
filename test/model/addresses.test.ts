import { describe, expect, test } from 'vitest';
import { addressesOf } from '../../src/model/addresses.ts';

describe('a site below a path', () => {
  const addresses = addressesOf('https://example.org/project/privacy', 'en');

  test.each([
    ['/', 'en', '/project/privacy/'],
    ['/methods/', 'en', '/project/privacy/methods/'],
    ['/methods', 'en', '/project/privacy/methods/'],
    ['/methods/#rounding', 'en', '/project/privacy/methods/#rounding'],
    ['/methods/#rounding', 'de', '/project/privacy/de/methods/#rounding'],
    ['/explore/share/?platform=linux', 'en', '/project/privacy/explore/share/?platform=linux'],
    ['/explore/share?platform=linux#table', 'de', '/project/privacy/de/explore/share/?platform=linux#table'],
    ['/data/x/2026-08.csv', 'de', '/project/privacy/data/x/2026-08.csv'],
    ['/picture.png', 'de', '/project/privacy/picture.png'],
  ])('%s in %s is %s', (path, language, address) => {
    expect(addresses.page(path, language)).toBe(address);
  });

  test('whole addresses', () => {
    expect(addresses.absolute('/changes.xml')).toBe('https://example.org/project/privacy/changes.xml');
  });
});

test('a site at the top of its host', () => {
  expect(addressesOf('https://example.org', 'en').page('/faq/', 'en')).toBe('/faq/');
});
