import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/checks/check.ts';
import type { Field } from '../../../src/schema/content/field.ts';
import type { ChangeNote } from '../../../src/schema/content/texts.ts';
import type { Entry, Site } from '../../../src/source/site.ts';
import { toDay } from '../../../src/values/day.ts';
import { judgePolicy, readDemo, recordPolicy } from './said.ts';

let recorded: Site;
beforeAll(async () => {
  recorded = await recordPolicy(await readDemo());
});

type Kind = Exclude<keyof Site['content'], 'preamble'>;
type EntryIn<K extends Kind> = Site['content'][K][number];

const without = (site: Site, kind: Kind, id: string): Site => ({
  ...site,
  content: { ...site.content, [kind]: site.content[kind].filter((entry) => entry.id !== id) },
});
function change<K extends Kind>(site: Site, kind: K, id: string, to: (entry: EntryIn<K>) => object): Site {
  const entries = site.content[kind] as readonly EntryIn<K>[];
  if (!entries.some((entry) => entry.id === id)) throw new Error(`There is no ${kind}/${id}`);
  const changed = entries.map((entry) => (entry.id === id ? { ...entry, ...to(entry) } : entry));
  return { ...site, content: { ...site.content, [kind]: changed } };
}
const data = <T>(entry: Entry<T>, over: object) => ({ data: { ...entry.data, ...over } });

/** What a privacy note of a day says about one thing. */
function note(site: Site, about: string, date = '2026-10-25'): Site {
  const written = {
    id: 'a-note',
    file: 'content/changes/a-note.md',
    body: '',
    bodyLine: 9,
    at: () => ({ file: 'content/changes/a-note.md', line: 1, column: 1 }),
    data: {
      title: 'A note',
      date: toDay(date),
      meaning: 'It says less than before.',
      changes: [{ type: 'promise', about }],
    } satisfies ChangeNote,
  };
  return { ...site, content: { ...site.content, changes: [...site.content.changes, written] } };
}

const promise = 'groups-of-twenty';
const stated = { evidence: [{ kind: 'stated', by: 'the team', because: 'Nobody can see it from outside.' }] };

/** Each edit that takes something back, the thing it is about, where it is found, and both sides. */
const edits: Readonly<
  Record<string, { edit(site: Site): Site; about: string; file: string; was: string; is: string }>
> = {
  'a promise is deleted': {
    edit: (site) => without(site, 'charter', promise),
    about: `promise:${promise}`,
    file: `content/charter/${promise}.md`,
    was: 'No published number speaks of fewer than',
    is: 'nothing',
  },
  'a promise is stated only, and was checked': {
    edit: (site) => change(site, 'charter', promise, (entry) => data(entry, stated)),
    about: `promise:${promise}`,
    file: `content/charter/${promise}.md`,
    was: 'evidence: checked',
    is: 'evidence: stated',
  },
  'a concern is deleted': {
    edit: (site) => without(site, 'concerns', 'stars-add-up'),
    about: 'concern:stars-add-up',
    file: 'content/concerns/stars-add-up.md',
    was: 'You hide small numbers behind a star',
    is: 'nothing',
  },
  'the privacy budget is 600 in place of 6': {
    edit: ({ config, ...site }) => ({
      ...site,
      config: { ...config, budget: { ...(config.budget as NonNullable<typeof config.budget>), epsilon: 600 } },
    }),
    about: 'site:site',
    file: 'content/site.yaml',
    was: 'budget / epsilon: 6',
    is: 'budget / epsilon: 600',
  },
  'a field means something else under the same id': {
    edit: (site) =>
      change(site, 'dictionary', 'perf-startup-class', (entry: Entry<Field>) =>
        data(entry, { summary: 'How long the battery lasted, in five classes.' }),
      ),
    about: 'field:perf-startup-class',
    file: 'content/dictionary/performance/perf-startup-class.md',
    was: 'summary (en): How long it took',
    is: 'summary (en): How long the battery lasted',
  },
  'a schedule keeps longer': {
    edit: (site) =>
      change(site, 'retention', 'crashes-180-days', (entry) =>
        data(entry, {
          stages: entry.data.stages.map((stage) => (stage.place === 'raw-store' ? { ...stage, keep: 'P1Y' } : stage)),
        }),
      ),
    about: 'schedule:crashes-180-days',
    file: 'content/retention/crashes-180-days.md',
    was: 'stages / raw-store / keep: P180D',
    is: 'stages / raw-store / keep: P1Y',
  },
  'a table shows smaller groups': {
    edit: (site) => ({
      ...site,
      datasets: site.datasets.map((dataset) => ({
        ...dataset,
        tables: dataset.tables.map((table) =>
          table.name === 'crashes' ? { ...table, privacy: { ...table.privacy, minimumCount: 5 } } : table,
        ),
      })),
    }),
    about: 'table:crashes/crashes',
    file: 'data/crashes/datapackage.json',
    was: 'minimumCount: 20',
    is: 'minimumCount: 5',
  },
  'a method is deleted': {
    edit: (site) => without(site, 'methods', 'rounding'),
    about: 'method:rounding',
    file: 'content/methods/rounding.md',
    was: 'Rounding',
    is: 'nothing',
  },
  'a rule is deleted': {
    edit: (site) => without(site, 'governance', 'new-fields'),
    about: 'rule:new-fields',
    file: 'content/governance/new-fields.md',
    was: 'Who approves a new field?',
    is: 'nothing',
  },
  'nobody has to agree to a new field any more': {
    edit: (site) => change(site, 'governance', 'new-fields', (entry) => data(entry, { approves: undefined })),
    about: 'rule:new-fields',
    file: 'content/governance/new-fields.md',
    was: 'approves (en): The data protection officer',
    is: 'approves (en): nothing',
  },
  'a review is put off': {
    edit: (site) =>
      change(site, 'governance', 'review', (entry) =>
        data(entry, { review: { ...entry.data.review, next: toDay('2029-09-14') } }),
      ),
    about: 'rule:review',
    file: 'content/governance/review.md',
    was: 'review / next: 2027-09-14',
    is: 'review / next: 2029-09-14',
  },
  'a version of a payload is deleted': {
    edit: (site) =>
      change(site, 'payloads', 'basic-health', (entry) => data(entry, { versions: entry.data.versions.slice(0, 3) })),
    about: 'payload:basic-health',
    file: 'content/payloads/basic-health.md',
    was: 'versions: 1',
    is: 'versions: gone',
  },
  'an audit is deleted': {
    edit: (site) => without(site, 'audits', '2026-collector-review'),
    about: 'audit:2026-collector-review',
    file: 'content/audits/2026-collector-review.md',
    was: "Review of the app's telemetry and the collector",
    is: 'nothing',
  },
  'a measure of security is deleted': {
    edit: (site) =>
      change(site, 'security', 'posture', (entry) =>
        data(entry, { measures: 'measures' in entry.data ? entry.data.measures.slice(1) : [] }),
      ),
    about: 'security:posture',
    file: 'content/security/posture.md',
    was: 'measures: On the way',
    is: 'measures: gone',
  },
  'an earlier note is deleted': {
    edit: (site) => without(site, 'changes', '2026-02-log-level'),
    about: 'change:2026-02-log-level',
    file: 'content/changes/2026-02-log-level.md',
    was: 'A server log held more than it should',
    is: 'nothing',
  },
};
const cases = Object.entries(edits).map(([name, edit]) => ({ name, ...edit }));

test('what was said and is said alike has no finding', async () => {
  expect(await judgePolicy(recorded)).toMatchObject({ status: 'pass', findings: [] });
});

test('a site that never recorded its policy cannot be checked, and is told how to begin', async () => {
  const { status, note: said } = await judgePolicy(
    await readDemo().then((site) => ({ ...site, log: '', policies: {} })),
  );
  expect(status).toBe('not-checkable');
  expect(said).toContain('--policy --adopt');
});

describe.each(cases)('$name', ({ edit, about, file, was, is }) => {
  const own = ({ row }: Finding) => row === `statement=${about}`;

  test('is found, with its file, both sides and a note to paste', async () => {
    const { status, findings } = await judgePolicy(edit(recorded));
    expect(status).toBe('fail');
    const [finding] = findings.filter(own);
    expect(finding).toMatchObject({
      status: 'fail',
      file,
      allowed: expect.stringContaining(was),
      observed: expect.stringContaining(is),
      fix: expect.stringContaining(`about: "${about}"`),
    });
  });

  test('is no finding once a note of that time tells of it, but has to be recorded', async () => {
    const { findings } = await judgePolicy(note(edit(recorded), about));
    expect(findings.map(({ status, fix }) => [status, fix])).toEqual([['review', 'vitrine release --policy']]);
  });
});

test('a note whose day is still to come does not tell of it yet', async () => {
  const { findings } = await judgePolicy(
    note(without(recorded, 'charter', promise), `promise:${promise}`, '2027-01-01'),
  );
  expect(findings[0]?.message).toContain('dates it to 2027-01-01, which is still to come');
});

test('a note from before the record does not tell of what came after it', async () => {
  const before = await recordPolicy(note(await readDemo(), `promise:${promise}`, '2026-10-01'));
  const { status } = await judgePolicy(without(before, 'charter', promise));
  expect(status).toBe('fail');
});

test('a review that was held, with a later day for the next, takes nothing back', async () => {
  const held = change(recorded, 'governance', 'review', (entry) =>
    data(entry, {
      review: { ...entry.data.review, reviewed: toDay('2026-10-25'), next: toDay('2027-10-25') },
    }),
  );
  const { findings } = await judgePolicy(held);
  expect(findings.map(({ status, fix }) => [status, fix])).toEqual([['review', 'vitrine release --policy']]);
});

test('the end of a version of a payload takes nothing back', async () => {
  const ended = change(recorded, 'payloads', 'library-shape', (entry) =>
    data(entry, {
      versions: entry.data.versions.map((version) =>
        version.version === 1 ? { ...version, until: toDay('2026-10-22') } : version,
      ),
    }),
  );
  const { findings } = await judgePolicy(ended);
  expect(findings.map(({ status, fix }) => [status, fix])).toEqual([['review', 'vitrine release --policy']]);
});

describe('what only reads better', () => {
  const reworded = () =>
    change(recorded, 'charter', promise, ({ body }) => ({
      body: body.replace('different installations', 'installations'),
    }));

  test('counts as another meaning while nobody says otherwise', async () => {
    const { findings } = await judgePolicy(reworded());
    expect(findings).toMatchObject([{ status: 'fail', fix: expect.stringContaining('--words-only') }]);
  });

  test('is no finding where its author marked it when it was recorded', async () => {
    const marked = await recordPolicy(reworded(), toDay('2026-10-25'), 'words');
    expect(await judgePolicy(marked)).toMatchObject({ status: 'pass' });
  });

  test('is a finding where it was recorded without the mark', async () => {
    const unmarked = await recordPolicy(reworded(), toDay('2026-10-25'), 'meaning');
    expect(await judgePolicy(unmarked)).toMatchObject({ status: 'fail' });
  });

  test('the mark does not cover what is no words', async () => {
    const hidden = change(reworded(), 'charter', promise, (entry) => data(entry, stated));
    const { findings } = await judgePolicy(await recordPolicy(hidden, toDay('2026-10-25'), 'words'));
    expect(findings[0]?.message).toContain('evidence: was checked, is stated');
  });
});

test('facts of a frozen report are computed again from the log', async () => {
  const reports = recorded.content.reports.map((entry) => {
    const { facts } = entry.data;
    if (!facts) throw new Error('The report has no facts');
    const [first, ...others] = facts.releases;
    return { ...entry, ...data(entry, { facts: { ...facts, releases: [{ ...first, rows: 4500 }, ...others] } }) };
  });
  const edited = { ...recorded, content: { ...recorded.content, reports } } as Site;
  const { findings } = await judgePolicy(await recordPolicy(edited));
  expect(findings).toMatchObject([
    {
      status: 'fail',
      file: 'content/reports/2026-q3.md',
      line: expect.any(Number),
      observed: 'rows of active_installations: 4500',
      allowed: 'rows of active_installations: 45',
      fix: 'rows: 45',
    },
  ]);
});

test('a snapshot that was touched is a finding', async () => {
  const policies = Object.fromEntries(
    Object.entries(recorded.policies).map(([path, policy]) => [
      path,
      path.startsWith('policy/whole/') ? { ...policy, sha256: '0'.repeat(64) } : policy,
    ]),
  );
  const { findings } = await judgePolicy({ ...recorded, policies });
  expect(findings).toMatchObject([
    { status: 'fail', message: expect.stringContaining('is not the one that was recorded') },
  ]);
});
