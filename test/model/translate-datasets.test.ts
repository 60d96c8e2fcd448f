import { beforeAll, expect, test } from 'vitest';
import type { SiteModel } from '../../src/model/site-model.ts';
import { prepare } from '../../src/build/prepare/prepare.ts';
import { publish } from '../../src/build/publish/publish.ts';
import { silentProgress } from '../../src/build/local/progress.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { privacyWords } from '../../src/site/privacy-words.ts';
import { type SiteView, siteOf } from '../../src/site/site.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { editedSite, replace, write } from '../sites/edited-site.ts';

const descriptor = 'data/active-installations/datapackage.json';
const german = `title: Aktive Installationen
description: Wie viele Installationen von Lantern in einem Monat ein Lebenszeichen gesendet haben.
licenses: { CC0-1.0: Freie Verwendung }
privacy:
  unit: Installation
  breaks: { 2026-08-01: Neu gezählt. }
resources:
  installations:
    title: Installationen
    fields: { month: { description: Der Kalendermonat. } }
    privacy: { population: Nur wer Ja gesagt hat. }
`;
const chart = `---
title: Installations by month
order: 1
question: How many?
dataset: active-installations
mark: line
x: { column: month, label: Month }
y: { column: total, label: Installations }
period: month
---

Counted by month.

\`\`\`sql
SELECT month, sum(installations) AS total FROM installations GROUP BY month ORDER BY month
\`\`\`
`;

const note = `---
title: Counted anew
date: 2026-08-01
meaning: Nothing else is collected.
action: Nothing to do.
changes:
  - { type: schema, dataset: active-installations, note: Counted anew. }
---

We count anew.
`;

let model: SiteModel;
let published: ReadonlyMap<string, string>;
let site: SiteView;

beforeAll(async () => {
  const files = memoryFiles(
    editedSite([
      replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
      replace(descriptor, '{ "name": "CC0-1.0" }', '{ "name": "CC0-1.0", "title": "Use it as you like" }'),
      replace(
        descriptor,
        '"name": "installations",\n      "path"',
        '"name": "installations", "title": "Installations", "privacy": { "population": "Only who said yes." },\n      "path"',
      ),
      replace(
        descriptor,
        '{ "name": "month", "type": "yearmonth" }',
        '{ "name": "month", "type": "yearmonth", "description": "The calendar month." }',
      ),
      replace(descriptor, '"name": "platform",', '"name": "platform", "description": "The system.",'),
      write('content/changes/anew.md', note),
      replace(
        descriptor,
        '"cadence": "P1M",',
        '"cadence": "P1M", "breaks": [{ "date": "2026-08-01", "kind": "definition", "reason": "Counted anew." }],',
      ),
      write('content/charts/by-month.md', chart),
      write('content/_/de/data/active-installations.yaml', german),
    ]),
  );
  const prepared = await prepare({
    files,
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  if (!prepared.ready)
    throw new Error(
      JSON.stringify([prepared.problems, prepared.report?.findings.filter(({ status }) => status === 'fail')], null, 1),
    );
  model = prepared.ready.model;
  published = new Map(
    (await publish(prepared.ready))
      .filter(({ path }) => /\.(json|svg)$/.test(path))
      .map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );
  site = siteOf(model, 'de');
});

test('a dataset is named, described and explained in the language of the page', () => {
  const dataset = site.dataset('active-installations');
  const table = dataset?.tables[0];
  expect(dataset?.descriptor).toMatchObject({
    title: 'Aktive Installationen',
    licenses: [{ name: 'CC0-1.0', title: 'Freie Verwendung' }],
  });
  expect(dataset?.file).toBe('content/_/de/data/active-installations.yaml');
  expect(table).toMatchObject({
    title: 'Installationen',
    name: 'installations',
    privacy: {
      unit: 'Installation',
      minimumCount: 10,
      population: 'Nur wer Ja gesagt hat.',
      breaks: [{ date: '2026-08-01', kind: 'definition', reason: 'Neu gezählt.' }],
    },
  });
  expect(table?.columns.map(({ name, description }) => [name, description])).toEqual([
    ['month', 'Der Kalendermonat.'],
    ['platform', 'The system.'],
    ['installations', undefined],
  ]);
  expect(table && privacyWords(site, table.privacy).counting).toEqual(
    expect.arrayContaining(['Gezählt wird je: Installation.']),
  );
  expect(
    site
      .relations('category', 'usage')
      .filter(({ kind }) => kind === 'dataset')
      .map(({ title }) => title),
  ).toEqual(['Aktive Installationen']);
});

test('what is not translated stays as it was written, with its language', () => {
  expect(site.langOf('The system.')).toBe('en');
  expect(site.langOf('Aktive Installationen')).toBeUndefined();
  const own = siteOf(model, 'en');
  expect(own.dataset('active-installations')).toBe(model.datasets[0]);
  expect(own.langOf(own.dataset('active-installations')?.descriptor.title ?? '')).toBeUndefined();
});

test("a chart gives the reason of a break in its language, and what is published for all stays in the site's own", () => {
  const reasonIn = (path: string) =>
    (JSON.parse(published.get(path) ?? '') as { breaks: { reason: string }[] }).breaks.map(({ reason }) => reason);
  expect(reasonIn('charts/by-month.de.json')).toEqual(['Neu gezählt.']);
  expect(reasonIn('charts/by-month.json')).toEqual(['Counted anew.']);
  expect(published.get('charts/by-month.svg')).toContain('Counted anew.');
  expect(published.get('search/de.json')).toContain('Aktive Installationen');
  for (const path of ['search/en.json', 'data/catalog.json', `${descriptor}`, 'consent.json', 'audit/tables.json']) {
    expect(published.get(path), path).toBeDefined();
    expect(published.get(path), path).not.toMatch(/Aktive Installationen|Neu gezählt|Freie Verwendung/);
  }
});
