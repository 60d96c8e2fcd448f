import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const folder = 'content/_/de/data';
const file = `${folder}/active-installations.yaml`;
const descriptor = 'data/active-installations/datapackage.json';
const offered = replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n');
const named = 'title: Aktive Installationen\ndescription: Wie viele Installationen.\n';
/** Two breaks on one day, one on another, and a reason to keep the rows. */
const broken = replace(
  descriptor,
  '"keep": "P2Y"',
  `"keep": { "forever": "It is the only record." },
    "breaks": [
      { "date": "2026-07-10", "kind": "definition", "reason": "Counted anew." },
      { "date": "2026-08-01", "kind": "definition", "reason": "A new form." },
      { "date": "2026-08-01", "kind": "outage", "until": "2026-08-02", "reason": "It was down." }
    ]`,
);
const read = (german: string, ...edits: readonly Edit[]) =>
  readSite(memoryFiles(editedSite([offered, write(file, german), ...edits])));
const told = async (german: string, ...edits: readonly Edit[]) => {
  const { site, problems } = await read(german, ...edits);
  return {
    site,
    text: formatProblems(problems.filter(({ code }) => code !== 'language/missing' && code !== 'language/stale')),
  };
};

describe('the words of a dataset in another language', () => {
  test('are read under the keys of the descriptor', async () => {
    const german = `${named}privacy:\n  keep: { forever: Nur sie hält es fest. }\n  breaks:\n    2026-07-10: Neu gezählt.\n    2026-08-01 outage: Ausgefallen.\nresources:\n  installations:\n    fields:\n      month: {}\n`;
    const { site, text } = await told(german, broken);
    expect(text).toBe('');
    expect(site?.datasetWords?.['de']?.['active-installations']?.words).toEqual({
      title: 'Aktive Installationen',
      description: 'Wie viele Installationen.',
      privacy: {
        keep: { forever: 'Nur sie hält es fest.' },
        breaks: { '2026-07-10': 'Neu gezählt.', '2026-08-01 outage': 'Ausgefallen.' },
      },
      resources: { installations: { fields: { month: {} } } },
    });
  });

  test('name no table, column or break that is not there', async () => {
    const { site, text } = await told(
      `${named}privacy:\n  breaks:\n    2026-07-11: Neu gezählt.\nresources:\n  instalations: { title: Installationen }\n  installations:\n    fields:\n      country: { title: Land }\n`,
      broken,
    );
    expect(site).toBeUndefined();
    expect(text).toBe(`${file}:5:5 reference/dangling
  "2026-07-11" translates nothing: ${descriptor} has no such break.
  Fix: remove it, or name one of: 2026-07-10, 2026-08-01 definition, 2026-08-01 outage

${file}:7:3 reference/dangling
  "instalations" translates nothing: ${descriptor} has no such table.
  Fix: write  installations

${file}:10:7 reference/dangling
  "country" translates nothing: ${descriptor} has no such column.
  Fix: remove it, or name one of: month, platform, installations`);
  });

  test('say which of two breaks on one day they mean', async () => {
    expect((await told(`${named}privacy:\n  breaks:\n    2026-08-01: Ausgefallen.\n`, broken)).text).toContain(
      `${file}:5:5 reference/dangling\n  "2026-08-01" translates nothing: ${descriptor} has no such break.\n  Fix: remove it, or name one of: 2026-07-10, 2026-08-01 definition, 2026-08-01 outage`,
    );
  });

  test('say nothing that the descriptor does not say', async () => {
    expect((await told(`${named}resources:\n  installations:\n    title: Installationen\n`)).text)
      .toBe(`${file}:5:5 reference/dangling
  "title" translates nothing: ${descriptor} does not say it.
  Fix: remove it, or write it into ${descriptor} first`);
    expect((await told(`${named}privacy:\n  keep: { forever: Für immer. }\n`)).text).toContain(
      `"keep" translates nothing: ${descriptor} does not say it.`,
    );
    expect((await told(`${named}privacy:\n  breaks: { constructor: Nie. }\n`, broken)).text).toContain(
      '"constructor" translates nothing',
    );
  });

  test('are words and nothing else, and name the dataset at least', async () => {
    expect((await told(`${named}privacy:\n  minimumCount: 5\n`)).text).toBe(`${file}:4:3 schema/unknown-key
  "privacy.minimumCount" is not a key here. Allowed: unit, contributors, population, keep, gaps, breaks, publicLabels, statistics, wholeGroups, allow.
  Fix: remove the key "minimumCount"`);
    expect((await told('title: Aktive Installationen\n')).text).toContain(`${file}:1:1 schema/missing-key\n`);
    expect((await told(`translationOf: "old"\n${named}`)).text).toContain(`${file}:1:16 schema/wrong-value\n`);
  });

  test('are of a dataset that is there, in a file of its name', async () => {
    const { site, text } = await told(
      named,
      write(`${folder}/active-instalations.yaml`, named),
      write(`${folder}/crashes.yaml`, named),
      write(`${folder}/active-installations.yml`, named),
    );
    expect(site).toBeUndefined();
    expect(text).toBe(`${folder}/active-instalations.yaml:1:1 reference/orphan
  This translates the dataset "active-instalations", and there is no data/active-instalations/datapackage.json.
  Fix: rename it to ${file}

${folder}/active-installations.yml:1:1 file/unexpected
  ${folder}/ holds one file for each dataset that is translated, <dataset>.yaml, and nothing else.
  Fix: rename it, such as  ${file}

${folder}/crashes.yaml:1:1 reference/orphan
  This translates the dataset "crashes", and there is no data/crashes/datapackage.json.
  Fix: remove the translation`);
  });

  test('of a dataset that cannot be read are no second problem', async () => {
    const { text } = await told(named, replace(descriptor, '"description"', '"descripton"'));
    expect(text).toContain(`${descriptor}:5:3 schema/unknown-key`);
    expect(text).not.toContain(file);
  });
});

describe('advice on the words of datasets', () => {
  const advice = async (german: string, ...edits: readonly Edit[]) =>
    formatProblems((await read(german, ...edits)).problems.filter(({ code }) => code === 'language/stale'));
  const stampIn = (text: string) => /translationOf: ("[0-9a-f]{12}")/.exec(text)?.[1] ?? '';

  test('says which state they translate, and that it changed', async () => {
    const without = await advice(named);
    expect(without).toBe(`${file}:1:1 language/stale (advice)
  This translation does not say which state of the original is translated, so nobody is told when it changes.
  Fix: write  translationOf: ${stampIn(without)}  as its first line`);
    const stamped = `translationOf: ${stampIn(without)}\n${named}`;
    expect(await advice(stamped)).toBe('');
    const other = await advice(stamped, replace(descriptor, 'whose owners turned', 'whose owner turned'));
    expect(other).toBe(`${file}:1:16 language/stale (advice)
  ${descriptor} changed after it was translated.
  Fix: translate what changed, then write  translationOf: ${stampIn(other)}`);
    expect(stampIn(other)).not.toBe(stampIn(without));
  });

  test('does not come with every release: only words count', async () => {
    const stamped = `translationOf: ${stampIn(await advice(named))}\n${named}`;
    expect(await advice(stamped, replace(descriptor, '"minimumCount": 10', '"minimumCount": 12'))).toBe('');
  });

  test('counts datasets among the texts that are missing', async () => {
    const missing = async (...edits: readonly Edit[]) =>
      (await readSite(memoryFiles(editedSite([offered, ...edits])))).problems
        .filter(({ code }) => code === 'language/missing')
        .map(({ message }) => message);
    expect(await missing()).toEqual([
      '0 of 10 texts are translated into "de"; the others are shown in "en", and say so. Missing: charter 3, categories 1, dictionary 4, retention 1, data 1.',
    ]);
    expect(await missing(write(file, named))).toEqual([
      '1 of 10 texts are translated into "de"; the others are shown in "en", and say so. Missing: charter 3, categories 1, dictionary 4, retention 1.',
    ]);
  });
});
