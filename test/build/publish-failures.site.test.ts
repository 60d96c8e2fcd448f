import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LoggedSite, buildLoggedSite, patience } from '../audit-page-visit.ts';
import { replace, write } from '../sites/edited-site.ts';

const promise = 'New numbers appear every month';
const said = 'We lost the key of the collector and are setting up a new one';

let site: LoggedSite;
beforeAll(async () => {
  site = await buildLoggedSite({
    options: ['--publish-failures'],
    edits: [
      replace('content/site.yaml', 'asOf: 2026-09-10', 'asOf: 2027-03-01'),
      write(
        'content/charter/every-month.md',
        `---\ntitle: ${promise}\norder: 4\nevidence:\n  - kind: checked\n    checks: [freshness]\n---\n\nWithin a month of its end.\n`,
      ),
      write(
        'content/changes/collector.md',
        `---\ntitle: The collector stands still\ndate: 2027-01-12\nmeaning: ${said}.\nchanges:\n  - { type: failure, check: freshness, dataset: active-installations }\n---\n\nMore follows.\n`,
      ),
      write(
        'content/charts/installations.md',
        '---\ntitle: Installations\norder: 1\nquestion: How many are there?\ndataset: active-installations\nmark: line\nx: { column: month, label: Month }\ny: { column: n, label: Installations }\nperiod: month\n---\n\n```sql\nSELECT month, CAST(sum(installations) AS INTEGER) AS n FROM installations GROUP BY month ORDER BY month;\n```\n\nThe sum of all systems.\n',
      ),
    ],
  });
}, patience);
afterAll(() => site.remove());

/** What a page says without scripts, in one line. */
function readPage(path: string): string {
  const { document } = parseHTML(readFileSync(join(site.folder, path, 'index.html'), 'utf8'));
  const main = document.querySelector('main');
  for (const hidden of main?.querySelectorAll('[hidden]') ?? []) hidden.remove();
  return (main?.textContent ?? '').replace(/\s+/g, ' ');
}

test.each(['', 'data/active-installations/', 'explore/installations/', 'audit/', 'charter/'])(
  'without scripts /%s says what is broken, since when, and what the maintainers say',
  (path) => {
    const text = readPage(path);
    expect(text).toContain('As of 1 March 2027, the day this page was made, this is broken:');
    expect(text).toMatch(/\d+ days late: the release of .*, due by \d+ \w+ 2026\./);
    expect(text).toContain(`This promise is broken: ${promise}`);
    expect(text).toMatch(/Broken since \d+ \w+ 2026\./);
    expect(text).toMatch(
      new RegExp(`What the maintainers say, on 12 January 2027: The collector stands still\\. ${said}`),
    );
    // The other promises of the charter are kept, each in its own place.
    expect(text.includes('nothing was overdue')).toBe(path === 'charter/');
  },
);

test('the card of the switch whose table is late says so, and leads to what is broken', () => {
  expect(readPage('opt-in/usage/')).toContain('As of 1 March 2027, a promise about these data is broken');
});

test('the results for machines name it too, and what fails is not hidden among them', () => {
  const checks = JSON.parse(readFileSync(join(site.folder, 'checks.json'), 'utf8')) as Record<string, unknown>;
  expect(checks).toMatchObject({
    status: 'fail',
    broken: [{ check: 'freshness', dataset: 'active-installations', since: { kind: 'computed' }, findings: 1 }],
  });
  expect(readPage('')).toMatch(/2 of 3 checked promises held on 1 March 2027/);
});
