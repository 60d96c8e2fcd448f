import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../src/engine/node.ts';
import type { SiteModel } from '../../src/model/site-model.ts';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { compareCoverage } from '../../src/checks/compare-coverage.ts';
import { beforeAndAfter } from '../../src/site/before-and-after.ts';
import { changeLine } from '../../src/site/coverage-words.ts';
import { fieldRows } from '../../src/site/field-rows.ts';
import { historyOf } from '../../src/site/history-of.ts';
import { compareRows, policyRows } from '../../src/site/policy-rows.ts';
import { siteOf, type SiteView } from '../../src/site/site.ts';
import { categoryStates, fieldIdsRecorded, fieldNow, fieldStates, pairsOf, stateOn } from '../../src/site/states.ts';
import type { Day } from '../../src/values/day.ts';
import { replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { siteHistory, type SiteHistory } from './site-history.ts';

const category = 'content/categories/usage.md';
const [first, second, third] = ['2026-05-01', '2026-07-01', '2026-08-15'] as Day[] as [Day, Day, Day];

const locale = `---
kind: collected
title: Language
summary: The language of the messages.
type: string
values: [{ value: en, meaning: English }, { value: eo, meaning: Esperanto }]
example: en
since: 2026-07-01
key: language
category: usage
sensitivity: interaction
why: To know what to translate.
unpublished: true
---
`;
const noteText = `---
title: The language is sent too
date: 2026-07-01
meaning: One word more in each report.
changes:
  - { type: field-added, field: locale, category: usage }
---
`;

let history: SiteHistory;
let model: SiteModel;
let site: SiteView;

beforeAll(async () => {
  history = await siteHistory([
    { on: first, edits: [] },
    {
      on: second,
      edits: [
        write('content/dictionary/locale.md', locale),
        write('content/changes/locale.md', noteText),
        replace(category, 'consentVersion: 1', 'consentVersion: 2'),
      ],
    },
    {
      on: third,
      edits: [
        replace(category, 'consentVersion: 2\nnoticeVersion: 1', 'consentVersion: 3\nnoticeVersion: 2'),
        replace(category, 'recipients: [the two maintainers]', 'recipients: [one maintainer]'),
        replace(category, '\n  version: "2.1"', ''),
        replace(
          'content/dictionary/version.md',
          'since: 2026-05-01',
          'since: 2026-05-01\nstatus: removed\nremoved: 2026-08-15',
        ),
      ],
    },
  ]);
  const prepared = await prepare({
    files: memoryFiles(history.site),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  if (!prepared.ready)
    throw new Error(
      JSON.stringify([prepared.problems, prepared.report?.findings.filter(({ status }) => status === 'fail')], null, 1),
    );
  model = prepared.ready.model;
  site = siteOf(model, 'en');
});

describe('a switch as of a date', () => {
  const states = () => categoryStates(model.policies['usage']?.recorded ?? []);

  it('has a state for each day on which the log recorded it, each ending on the eve of the next', () => {
    expect(states().map(({ date, until, recorded }) => [date, until, recorded.version, recorded.notice])).toEqual([
      [first, '2026-06-30', 1, 1],
      [second, '2026-08-14', 2, 1],
      [third, undefined, 3, 2],
    ]);
  });

  it.each([
    [first, first],
    ['2026-06-30', first],
    [second, second],
    ['2026-08-14', second],
    [third, third],
    ['2030-01-01', third],
  ] as [Day, Day][])('on %s agrees with the content as it stood on %s', (day, then) => {
    const { shown: _, ...recorded } = stateOn(states(), day)?.recorded.policy ?? {};
    expect(recorded).toEqual(history.coverage.get(then)?.['usage']);
  });

  it('is not known before the first record', () => {
    expect(stateOn(states(), '2026-04-30' as Day)).toBeUndefined();
  });

  it('says what the snapshot says, although the content has changed since', () => {
    const rows = Object.fromEntries(
      policyRows(site, stateOn(states(), first)!.recorded.policy).map(({ id, values }) => [id, values]),
    );
    expect(rows['recipients']).toEqual(['the two maintainers']);
    expect(rows['fields']).toEqual([
      'Month (month), technical',
      'Platform (platform), technical',
      'Version (version), technical',
    ]);
    expect(rows['retention']).not.toEqual([]);
    expect(rows['dialog']).toEqual([
      'Send a monthly sign of life?',
      'Once a month, the platform and the version of Lantern. Nothing about your files.',
    ]);
  });

  it('is compared with the next one and with today, and each change has its words', () => {
    expect(pairsOf(states())).toEqual([
      { from: first, to: second },
      { from: second, to: third },
      { from: first, to: 'now' },
      { from: second, to: 'now' },
    ]);
    const [before, after] = [stateOn(states(), first)!.recorded.policy, stateOn(states(), third)!.recorded.policy];
    expect(
      compareCoverage(before, after).changes.map(
        (change) => `${changeLine(site, change, [before, after])}${change.material ? ' (asks again)' : ''}`,
      ),
    ).toEqual([
      'Field added: Language (asks again)',
      'Field no longer sent: Version',
      'New recipient: one maintainer (asks again)',
      'Recipient removed: the two maintainers',
    ]);
    const changed = compareRows(policyRows(site, before), policyRows(site, after)).filter((row) => row.changed);
    expect(changed.map(({ id }) => id)).toEqual(['version', 'notice', 'fields', 'recipients']);
    expect(changed.find(({ id }) => id === 'fields')).toMatchObject({
      before: [
        { text: 'Month (month), technical', only: false },
        { text: 'Platform (platform), technical', only: false },
        { text: 'Version (version), technical', only: true },
      ],
      after: [
        { text: 'Language (language), interaction', only: true },
        { text: 'Month (month), technical', only: false },
        { text: 'Platform (platform), technical', only: false },
      ],
    });
  });

  it('today is what the newest record says', () => {
    expect(model.policies['usage']?.now).toEqual(stateOn(states(), third)?.recorded.policy);
  });
});

describe('the words of a change', () => {
  const policy = () => model.policies['usage']!.now!;
  const line = (change: Partial<Parameters<typeof changeLine>[1]>) =>
    changeLine(site, { kind: 'method-added', material: false, text: '', ...change }, [policy()]);

  it('name the method and, where it protects one table alone, the table too', () => {
    expect(line({ subject: 'rounding', to: 'rounding' })).toBe('Protection added: rounding');
    expect(line({ subject: 'installations', to: 'rounding' })).toBe('Protection added: rounding (installations)');
    expect(line({ kind: 'method-removed', material: true, subject: 'installations', from: 'rounding' })).toBe(
      'Protection taken away: rounding (installations)',
    );
  });

  it('say which words are others', () => {
    expect(line({ kind: 'words-changed', subject: 'whenOff' })).toBe('Other words: When it is off');
    expect(line({ kind: 'words-changed', subject: 'dialogText' })).toBe('Other words: What the app said');
  });
});

describe('a field as of a date', () => {
  it('has a state only where something about it changed', () => {
    const states = (id: string) =>
      fieldStates(model.policies, id).map(({ date, until, under }) => [date, until, under[0]?.field.key]);
    expect(states('month')).toEqual([[first, undefined, 'month']]);
    expect(states('locale')).toEqual([[second, undefined, 'language']]);
    expect(states('version')).toEqual([
      [first, '2026-08-14', 'version'],
      [third, undefined, undefined],
    ]);
    expect(states('installations')).toEqual([]);
    expect(fieldIdsRecorded(model.policies).sort()).toEqual(['locale', 'month', 'platform', 'version']);
  });

  it('says what was sent, and that it is no longer sent', () => {
    const states = fieldStates(model.policies, 'version');
    const lines = (day: Day) =>
      fieldRows(site, stateOn(states, day)!).map(({ id, values }) => `${id}: ${values.join('; ')}`);
    expect(lines(second)).toContain('key: version');
    expect(lines(second)).toContain('recipients: the two maintainers');
    expect(lines(third)).toEqual(['status: It was no longer sent.']);
    expect(fieldNow(model.policies, 'version', states)?.under).toEqual([]);
  });
});

describe('histories', () => {
  it('a switch has the notes of its fields too, each with the changes that are about it', () => {
    expect(historyOf(site, 'category', 'usage').map(({ note, changes }) => [note.id, changes.length])).toEqual([
      ['locale', 1],
    ]);
    expect(historyOf(site, 'field', 'locale').map(({ note }) => note.id)).toEqual(['locale']);
    expect(historyOf(site, 'field', 'month')).toEqual([]);
  });

  it('a note leads to its switch before and after, where the record changed on its day', () => {
    const [note] = site.content.changes;
    if (!note) throw new Error('no note');
    expect(beforeAndAfter(site, note)).toEqual([{ category: 'usage', from: first, to: second }]);
    expect(beforeAndAfter(site, { data: { ...note.data, date: third } })).toEqual([
      { category: 'usage', from: second, to: third },
    ]);
    expect(beforeAndAfter(site, { data: { ...note.data, date: first } })).toEqual([]);
    expect(beforeAndAfter(site, { data: { ...note.data, date: '2026-09-09' as Day } })).toEqual([]);
  });
});
