import { expect, test } from 'vitest';
import { judgeLink } from '../../../src/build/prepare/judge-link.ts';

const file = 'content/faq/why.md';

test.each(['/methods/#rounding', '/', '#below', 'https://example.org/', 'http://example.org/', 'mailto:a@example.org'])(
  '%s can be followed',
  (url) => {
    expect(judgeLink(url, file)).toBeUndefined();
  },
);

test.each([
  ['../methods/rounding.md', '/methods/#rounding'],
  ['../methods/rounding.md#example', '/methods/#rounding-example'],
  ['../categories/usage.md#details', '/categories/usage/#details'],
  ['../dictionary/health/month.md', '/dictionary/month/'],
  ['../charts/share.md', '/explore/share/'],
  ['../charter/index.md', '/charter/'],
  ['../security/posture.md', '/security/#posture'],
  ['how-long.md', '/faq/#how-long'],
  ['./how-long.md', '/faq/#how-long'],
  ['methods/', '/methods/'],
  ['../methods', '/methods'],
  ['example.org/page', 'https://example.org/page'],
  ['//example.org/', 'https://example.org/'],
])('%s becomes %s', (url, path) => {
  expect(judgeLink(url, file)?.fix).toBe(`write  ${path}`);
});

test('a translation links like its source', () => {
  expect(judgeLink('../methods/rounding.md', 'content/_/de/faq/why.md')?.fix).toBe('write  /methods/#rounding');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'JavaScript:alert(1)'])(
  '%s is refused',
  (url) => {
    expect(judgeLink(url, file)?.message).toContain('is of a kind that is not used here');
  },
);
