import { boundNothing } from '../../src/checks/suppression/bound-cells.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkInputOf } from '../../src/build/prepare/check-input.ts';
import type { Finding } from '../../src/checks/check.ts';
import { compareCoverage } from '../../src/checks/compare-coverage.ts';
import type { CoverageChangeKind } from '../../src/checks/coverage-change.ts';
import { consentCheck } from '../../src/checks/consent.ts';
import { coverageOf } from '../../src/checks/coverage.ts';
import type { Coverage } from '../../src/checks/check-input.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { readSite } from '../../src/source/read-site.ts';
import { toDay } from '../../src/values/day.ts';
import { memoryFiles } from '../source/memory-files.ts';

type Folder = ReadonlyMap<string, string | Uint8Array>;
type Change = (folder: Map<string, string | Uint8Array>) => void;

const root = resolve(import.meta.dirname, '../..');
let demo: Folder;

beforeAll(() => {
  const paths = ['content', 'data'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('generate'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  demo = new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path)]));
});

const textOf = (folder: Folder, file: string) => {
  const bytes = folder.get(file);
  if (bytes === undefined) throw new Error(`${file} is not there`);
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
};

/** In a file, a text that stands there becomes another. Throws where nothing would change. */
const edit =
  (file: string, from: string | RegExp, to: string): Change =>
  (folder) => {
    const before = textOf(folder, file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${String(from)} does not stand in ${file}`);
    folder.set(file, after);
  };
const all =
  (...changes: readonly Change[]): Change =>
  (folder) =>
    changes.forEach((change) => change(folder));
/** The minimum count of every table that has twenty: texts say one number for all of them. */
const threshold = (count: number): Change =>
  all(
    ...['active-installations', 'crashes', 'feature-use', 'languages', 'startup-times', 'versions'].map((id) =>
      edit(`data/${id}/datapackage.json`, '"minimumCount": 20', `"minimumCount": ${count}`),
    ),
  );

const category = (id: string) => `content/categories/${id}.md`;
const crashes = category('crash-reports');
const field = 'content/dictionary/crash-reports/crash-is-repeat.md';
const schedule = 'content/retention/crashes-180-days.md';
const purpose = '  - See whether a repair has worked.\n';
const recipient = '  - The two developers on crash duty, who do not see the rotating number\n';

/** A second table of crashes, like the first. */
const secondTable: Change = (folder) => {
  const descriptor = JSON.parse(textOf(folder, 'data/crashes/datapackage.json')) as {
    name: string;
    homepage: string;
    resources: { name: string; path: string[] }[];
  };
  const [resource] = descriptor.resources;
  if (!resource) throw new Error('the demonstration has no crashes');
  descriptor.name = 'crashes-again';
  resource.name = 'crashes-again';
  for (const path of resource.path) folder.set(`data/crashes-again/${path}`, textOf(folder, `data/crashes/${path}`));
  folder.set('data/crashes-again/datapackage.json', JSON.stringify(descriptor));
};

interface Case {
  readonly category: string;
  readonly make: Change;
}

/**
 * One change of each kind, made in the files as a maintainer would make it. The compiler says when a kind is missing.
 * Nothing of the demonstration is on by default, so nothing of it can go back; nor does it name products, whose changes
 * `test/sites/products.test.ts` makes.
 */
type KindHere = Exclude<CoverageChangeKind, 'default-off' | 'product-added' | 'product-removed'>;
const cases: Readonly<Record<KindHere, Case>> = {
  'default-on': { category: 'crash-reports', make: edit(crashes, 'consentVersion:', 'default: on\nconsentVersion:') },
  'field-added': {
    category: 'crash-reports',
    make: (folder) =>
      folder.set(
        'content/dictionary/crash-reports/crash-brightness.md',
        textOf(folder, field)
          .replace('key: crash.is_repeat', 'key: crash.brightness')
          .replace(/^title: .*$/m, 'title: Brightness'),
      ),
  },
  'sensitivity-raised': {
    category: 'crash-reports',
    make: edit(field, 'sensitivity: technical', 'sensitivity: personal'),
  },
  'retention-longer': { category: 'crash-reports', make: edit(schedule, 'keep: P180D', 'keep: P181D') },
  'recipient-added': {
    category: 'crash-reports',
    make: edit(crashes, recipient, `${recipient}  - A company that sorts crashes for us\n`),
  },
  'purpose-added': {
    category: 'crash-reports',
    make: edit(crashes, purpose, `${purpose}  - Rank countries by how often Heron crashes there.\n`),
  },
  'threshold-lowered': {
    category: 'crash-reports',
    make: threshold(18),
  },
  'loss-raised': {
    category: 'library-shape',
    make: edit('data/library-sizes/datapackage.json', '"epsilon": 0.5', '"epsilon": 0.6'),
  },
  'sample-rate-raised': {
    category: 'performance',
    make: edit(category('performance'), 'sampleRate: 0.5', 'sampleRate: 0.6'),
  },
  'method-removed': { category: 'crash-reports', make: edit(crashes, 'minimum-count, rounding', 'minimum-count') },

  'field-removed': {
    category: 'crash-reports',
    make: all(
      edit(crashes, '  crash.is_repeat: false\n', ''),
      edit(field, 'since: 2024-02-06', 'since: 2024-02-06\nstatus: removed\nremoved: 2026-10-19'),
    ),
  },
  'field-renamed': {
    category: 'crash-reports',
    make: all(
      edit(crashes, 'crash.is_repeat', 'crash.repeated'),
      edit(field, 'key: crash.is_repeat', 'key: crash.repeated'),
    ),
  },
  'sensitivity-lowered': {
    category: 'feature-use',
    make: edit('content/dictionary/feature-use/use-uses.md', 'sensitivity: interaction', 'sensitivity: technical'),
  },
  'retention-shorter': { category: 'crash-reports', make: edit(schedule, 'keep: P180D', 'keep: P179D') },
  'published-longer': { category: 'crash-reports', make: edit(schedule, 'keep: P3Y', 'keep: P4Y') },
  'schedule-changed': {
    category: 'crash-reports',
    make: all(
      (folder) => folder.set('content/retention/half-a-year.md', textOf(folder, schedule)),
      edit(crashes, 'retention: crashes-180-days', 'retention: half-a-year'),
    ),
  },
  'recipient-removed': { category: 'crash-reports', make: edit(crashes, recipient, '') },
  'purpose-removed': { category: 'crash-reports', make: edit(crashes, purpose, '') },
  'threshold-raised': {
    category: 'crash-reports',
    make: threshold(21),
  },
  'loss-lowered': {
    category: 'library-shape',
    make: edit('data/library-sizes/datapackage.json', '"epsilon": 0.5', '"epsilon": 0.4'),
  },
  'sample-rate-lowered': {
    category: 'performance',
    make: edit(category('performance'), 'sampleRate: 0.5', 'sampleRate: 0.4'),
  },
  'method-added': {
    category: 'library-shape',
    make: edit(category('library-shape'), 'differential-privacy]', 'differential-privacy, rounding]'),
  },
  'dataset-added': { category: 'crash-reports', make: secondTable },
  'dataset-removed': {
    category: 'crash-reports',
    make: edit('data/crashes/datapackage.json', '"category": "crash-reports"', '"category": "performance"'),
  },
  'words-changed': {
    category: 'crash-reports',
    make: edit(crashes, 'whenOff: Nothing is written down', 'whenOff: Nothing at all is written down'),
  },
};

const material: ReadonlySet<CoverageChangeKind> = new Set([
  'default-on',
  'field-added',
  'sensitivity-raised',
  'retention-longer',
  'recipient-added',
  'purpose-added',
  'threshold-lowered',
  'loss-raised',
  'sample-rate-raised',
  'method-removed',
]);

/** What the check of consent says of the demonstration with some changes, and what each category covers then. */
async function judged(...changes: readonly Change[]): Promise<{
  findings: readonly Finding[];
  coverage: Readonly<Record<string, Coverage>>;
  recorded: Readonly<Record<string, Coverage>>;
}> {
  const folder = new Map(demo);
  for (const change of changes) change(folder);
  // The drawn flow names every recipient and schedule once more, and what a switch covers does not depend on it.
  for (const file of ['content/security/posture.md', 'content/_/de/security/posture.md'])
    folder.set(file, textOf(folder, file).replace(/^flow:\n(?: .*\n)+/m, ''));
  // So do the versions of what is sent, which tell each field once more.
  for (const file of [...folder.keys()]) if (/^content\/(?:_\/de\/)?payloads\//.test(file)) folder.delete(file);
  const { site, problems } = await readSite(memoryFiles(folder));
  if (!site) throw new Error(formatProblems(problems.filter(({ advice }) => !advice)));
  const input = await checkInputOf(site, { today: toDay('2026-10-20') });
  const outcome = await consentCheck.plan(input)[0]?.judge({}, async () => undefined, boundNothing);
  const latest = (id: string) =>
    input.log.entries.findLast((entry) => entry.type === 'policy' && entry.category === id);
  return {
    findings: outcome?.findings ?? [],
    coverage: Object.fromEntries(input.categories.map((one) => [one.id, coverageOf(one, input)])),
    recorded: Object.fromEntries(
      input.categories.flatMap(({ id }) => {
        const snapshot = input.snapshots[latest(id)?.file ?? ''];
        return snapshot ? [[id, snapshot]] : [];
      }),
    ),
  };
}

const version = (id: string) => Number(/consentVersion: (\d+)/.exec(textOf(demo, category(id)))?.[1]);
const raise = (id: string): Change => edit(category(id), /consentVersion: \d+/, `consentVersion: ${version(id) + 1}`);
const failsOf = (findings: readonly Finding[]) => findings.filter(({ status }) => status === 'fail');

test('the demonstration as it is covers what its log records', async () => {
  expect((await judged()).findings).toEqual([]);
}, 120_000);

describe.each(Object.entries(cases) as [CoverageChangeKind, Case][])('%s', (kind, { category: id, make }) => {
  test(
    material.has(kind) ? 'is caught, with the edit to make, and passes once it is made' : 'needs no new consent',
    async () => {
      const { findings, coverage, recorded } = await judged(make);
      // The change is one of this kind indeed, as the comparison names it.
      const [before, now] = [recorded[id], coverage[id]];
      expect(before && now ? compareCoverage(before, now).changes.map((change) => change.kind) : []).toContain(kind);
      const own = findings.filter(({ file }) => file === category(id));
      if (!material.has(kind)) return expect(failsOf(own)).toEqual([]);
      expect(failsOf(own).map(({ fix, observed }) => ({ fix, observed }))).toEqual([
        { fix: `consentVersion: ${version(id) + 1}`, observed: `consentVersion ${version(id)}` },
      ]);
      expect(failsOf((await judged(make, raise(id))).findings.filter(({ file }) => file === category(id)))).toEqual([]);
      return undefined;
    },
    120_000,
  );
});

test('off by default where it was on needs nothing, and is told as that', async () => {
  const { recorded } = await judged();
  const [off] = Object.values(recorded);
  if (!off) throw new Error('the demonstration records no switch');
  expect(compareCoverage({ ...off, default: 'on' }, off).changes).toEqual([
    { kind: 'default-off', material: false, from: 'on', to: 'off', text: 'it is off by default, and was on' },
  ]);
}, 120_000);

test('other words ask for a new notice version, and for nothing more', async () => {
  const { make } = cases['words-changed'];
  const notice = Number(/noticeVersion: (\d+)/.exec(textOf(demo, crashes))?.[1]);
  const { findings } = await judged(make);
  expect(findings.map(({ status, fix }) => [status, fix])).toEqual([['review', `noticeVersion: ${notice + 1}`]]);
  const after = await judged(make, edit(crashes, /noticeVersion: \d+/, `noticeVersion: ${notice + 1}`));
  expect(after.findings.map(({ status, fix }) => [status, fix])).toEqual([['review', 'vitrine release --policy']]);
}, 120_000);

test('a version never goes down', async () => {
  const { findings } = await judged(
    edit(category('performance'), /consentVersion: \d+/, `consentVersion: ${version('performance') - 1}`),
  );
  expect(failsOf(findings).map(({ fix }) => fix)).toEqual([`consentVersion: ${version('performance')}`]);
}, 120_000);
