import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { readSite } from '../../src/source/read-site.ts';
import { stampOf } from '../../src/source/stale-translations.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const offered = replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n');
const read = (...edits: readonly Edit[]) => readSite(memoryFiles(editedSite([offered, ...edits])));
const usage = 'content/_/de/categories/usage.md';
const translated = (front: string) => write(usage, `---\n${front}---\n\nLantern sendet niemals Namen.\n`);
const told = async (...edits: readonly Edit[]) => {
  const { problems } = await read(...edits);
  return formatProblems(problems.filter(({ code }) => code !== 'language/missing'));
};

describe('a translation', () => {
  test('says only what is words, and takes the rest from its original', async () => {
    const { site } = await read(
      translated('title: Monatliches Lebenszeichen\nsummary: Einmal im Monat.\noptOut: { note: Für immer. }\n'),
    );
    const [original] = site?.content.categories ?? [];
    expect(site?.translations['de']?.categories[0]?.data).toEqual({
      ...original?.data,
      title: 'Monatliches Lebenszeichen',
      summary: 'Einmal im Monat.',
      optOut: { command: 'lantern telemetry off', note: 'Für immer.' },
    });
  });

  test('follows its original in a version that is raised later', async () => {
    const { site } = await read(
      translated('title: Monatliches Lebenszeichen\n'),
      replace('content/categories/usage.md', 'consentVersion: 1', 'consentVersion: 2'),
    );
    expect(site?.translations['de']?.categories[0]?.data.consentVersion).toBe(2);
  });

  test('translates a list of stages entry by entry', async () => {
    const { site } = await read(
      write(
        'content/_/de/retention/reports.md',
        '---\ntitle: Berichte\nstages:\n  - what: Berichte\n    then: gelöscht\n  - what: Zahlen\n    then: gelöscht\n---\n',
      ),
    );
    const [there, here] = [
      site?.content.retention[0]?.data.stages,
      site?.translations['de']?.retention[0]?.data.stages,
    ];
    expect(here?.map(({ what }) => what)).toEqual(['Berichte', 'Zahlen']);
    expect(here?.map(({ place, keep }) => [place, keep])).toEqual(there?.map(({ place, keep }) => [place, keep]));
  });

  test('gives way where its list has another length, and says so', async () => {
    const edit = translated('translationOf: "0e1c8573459a"\npurposes: [um es zu wissen, um mehr zu wissen]\n');
    const { site } = await read(edit);
    expect(site?.translations['de']?.categories[0]?.data.purposes).toEqual(site?.content.categories[0]?.data.purposes);
    expect(await told(edit)).toContain(
      `${usage}:3:1 language/stale (advice)\n  "purposes" has 2 entries here and 1 in content/categories/usage.md`,
    );
  });

  test('may have a list of its own for the words of a method', async () => {
    const method = 'title: Rounding\norder: 1\nsummary: To multiples of five.\nlimits: It hides no group.\n';
    const { site, problems } = await read(
      write('content/methods/rounding.md', `---\n${method}terms: [rounded]\n---\n`),
      write('content/_/de/methods/rounding.md', '---\ntitle: Runden\nterms: [gerundet, gerundete]\n---\n'),
    );
    expect(problems.filter(({ advice }) => !advice)).toEqual([]);
    expect(site?.translations['de']?.methods[0]?.data.terms).toEqual(['gerundet', 'gerundete']);
  });
});

describe('what is told of translations', () => {
  test('nothing where the original is as it was', async () => {
    expect(await told(translated('translationOf: "0e1c8573459a"\ntitle: Monatliches Lebenszeichen\n'))).toBe('');
  });

  test('that the original changed since, with the line to paste', async () => {
    const text = await told(
      translated('translationOf: "0e1c8573459a"\ntitle: Monatliches Lebenszeichen\n'),
      replace('content/categories/usage.md', 'order: 1', 'order: 3'),
    );
    expect(text).toMatch(
      /^content\/_\/de\/categories\/usage\.md:2:16 language\/stale \(advice\)\n {2}content\/categories\/usage\.md changed after it was translated\.\n {2}Fix: translate what changed, then write {2}translationOf: "[0-9a-f]{12}"$/,
    );
    // What is to be pasted is right.
    const stamp = /translationOf: ("[0-9a-f]{12}")/.exec(text)?.[1] ?? '';
    expect(
      await told(
        translated(`translationOf: ${stamp}\ntitle: Monatliches Lebenszeichen\n`),
        replace('content/categories/usage.md', 'order: 1', 'order: 3'),
      ),
    ).toBe('');
  });

  test('that it does not say what it translates; all of them in one piece of advice', async () => {
    const text = await told(
      translated('title: Monatliches Lebenszeichen\n'),
      write('content/_/de/retention/reports.md', '---\ntitle: Berichte\n---\n'),
    );
    expect(text).toMatch(
      /^content\/_\/de\/categories\/usage\.md:1:1 .*\n {2}2 translations in content\/_\/de\/ do not say/,
    );
    expect(text.match(/^.*: translationOf: "[0-9a-f]{12}"$/gm)).toHaveLength(2);
  });

  test('how many texts are missing, once for each language', async () => {
    const { problems } = await read(translated('title: Monatliches Lebenszeichen\n'));
    const missing = problems.filter(({ code }) => code === 'language/missing');
    expect(missing.map(({ message, advice }) => [message, advice])).toEqual([
      [
        '1 of 10 texts are translated into "de"; the others are shown in "en", and say so. Missing: charter 3, dictionary 4, retention 1, data 1.',
        true,
      ],
    ]);
  });

  test('nothing where one language is offered', async () => {
    expect((await readSite(memoryFiles(editedSite([])))).problems).toEqual([]);
  });
});

test('a stamp does not depend on the line ends of the machine', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(await stampOf(bytes('a\r\nb\r\n'), 'x.md')).toBe(await stampOf(bytes('a\nb\n'), 'x.md'));
  expect(await stampOf(bytes('a\nb\n'), 'x.md')).toMatch(/^[0-9a-f]{12}$/);
});
