import { beforeAll, expect, it } from 'vitest';
import type { Policy } from '../../src/model/policy.ts';
import { compareCoverage } from '../../src/checks/compare-coverage.ts';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { compareStates } from '../../src/site/compare-states.ts';
import { changeLine, changeSubject } from '../../src/site/coverage-words.ts';
import { policyRows } from '../../src/site/policy-rows.ts';
import { type SiteView, siteOf } from '../../src/site/site.ts';
import type { Day } from '../../src/values/day.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { replace, write } from '../sites/edited-site.ts';
import { siteHistory } from './site-history.ts';

const category = 'content/categories/usage.md';
const german = `---
title: Monatliches Lebenszeichen
summary: Einmal im Monat sagt Lantern, auf welchem System es läuft.
purposes: ["wissen, was benutzt wird"]
recipients: [eine Person]
optOut: {}
whenOff: Nichts wird gesendet.
dialog: { title: Ein Lebenszeichen senden?, text: Einmal im Monat. }
---

Lantern sendet nie Namen.
`;

let site: SiteView;
let before: Policy;
let after: Policy;

// Recorded in English alone; then another recipient, and a German translation came.
beforeAll(async () => {
  const history = await siteHistory([
    { on: '2026-05-01' as Day, edits: [] },
    {
      on: '2026-07-01' as Day,
      edits: [
        replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
        replace(category, 'consentVersion: 1\nnoticeVersion: 1', 'consentVersion: 2\nnoticeVersion: 2'),
        replace(category, 'recipients: [the two maintainers]', 'recipients: [one maintainer]'),
        write('content/_/de/categories/usage.md', german),
        write(
          'content/_/de/dictionary/month.md',
          '---\ntitle: Monat\nsummary: Der Monat des Berichts.\n---\n\nOhne Tag.\n',
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
  site = siteOf(prepared.ready.model, 'de');
  [before, after] = (prepared.ready.model.policies['usage']?.recorded ?? []).map(({ policy }) => policy) as [
    Policy,
    Policy,
  ];
});

const rowsOf = (policy: Policy) => ({ policy, rows: (language: string) => policyRows(site, policy, language) });
const row = (id: string, [first, second] = [before, after]) =>
  compareStates(site, rowsOf(first as Policy), rowsOf(second as Policy)).find((found) => found.id === id);

it('a translation that came between two states is no change, and what is alike is read in it', () => {
  expect(
    compareStates(site, rowsOf(before), rowsOf(after))
      .filter(({ changed }) => changed)
      .map(({ id }) => id),
  ).toEqual(['version', 'notice', 'recipients']);
  expect(row('title')?.after).toEqual([{ text: 'Monatliches Lebenszeichen', only: false, lang: 'de' }]);
  expect(row('fields')?.after[0]).toEqual({ text: 'Monat (month), technisch', only: false, lang: 'de' });
});

it('what only the older state has stays in the language it was written in; what only the newer has is translated', () => {
  expect(row('recipients')).toMatchObject({
    lang: 'en',
    before: [{ text: 'the two maintainers', only: true }],
    after: [{ text: 'eine Person', only: true, lang: 'de' }],
  });
  expect(row('recipients')?.before[0]).not.toHaveProperty('lang');
});

it('values that are no texts have no language of their own', () => {
  expect(row('notice')).toMatchObject({
    changed: true,
    before: [{ text: '1', only: true }],
    after: [{ text: '2', only: true }],
  });
  expect(row('notice')?.after[0]).not.toHaveProperty('lang');
});

it('two states in the page’s language are compared in it', () => {
  expect(row('title', [after, after])).toMatchObject({
    changed: false,
    after: [{ text: 'Monatliches Lebenszeichen', only: false }],
  });
  expect(row('title', [after, after])).not.toHaveProperty('lang');
});

it('a change names its subject in the page’s language where it was recorded in it, and says which language it is otherwise', () => {
  const { changes } = compareCoverage(before, after);
  expect(changes.map((change) => [change.kind, changeSubject(site, change, [before, after])])).toEqual([
    ['recipient-added', { text: 'eine Person', language: 'de' }],
    ['recipient-removed', { text: 'the two maintainers', language: 'en' }],
  ]);
  expect(changes.map((change) => changeLine(site, change, [before, after]))).toEqual([
    'Neuer Empfänger: eine Person',
    'Empfänger weggefallen: the two maintainers',
  ]);
});
