import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../../src/problems/format-problem.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { type Edit, editedSite, replace, write } from '../../sites/edited-site.ts';
import { memoryFiles } from '../memory-files.ts';

const promise = 'content/charter/groups-of-ten.md';
const descriptor = 'data/active-installations/datapackage.json';
const twoLanguages = replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n');
const read = (...edits: readonly Edit[]) => readSite(memoryFiles(editedSite(edits)));
const answer = (text: string) => write('content/faq/why.md', `---\ntitle: Why?\norder: 1\n---\n\n${text}\n`);
const told = async (...edits: readonly Edit[]) =>
  formatProblems((await read(...edits)).problems.filter(({ code }) => /^(prose|markdown)\//.test(code)));
const answered = async (text: string, ...edits: readonly Edit[]) => {
  const { readable, problems } = await read(answer(text), ...edits);
  return {
    body: readable?.content.faq[0]?.body.trim(),
    told: formatProblems(problems.filter(({ code }) => code !== 'reading/level')),
  };
};

describe('a parameter that a text names', () => {
  test('is written in words, in figures, less one, and as a share', async () => {
    const { body, told } = await answered(
      'Ten is :parameter[minimum-count]{in=words}, :parameter[minimum-count], or 1 to :parameter[minimum-count]{minus=1}; all send, :parameter[sample-rate]{in=percent}.'.replace(
        'Ten',
        ':plain[Ten]',
      ),
    );
    expect(told).toBe('');
    expect(body).toBe('Ten is ten, 10, or 1 to 9; all send, 100%.');
  });

  test('follows its declaration, in every text and in every language', async () => {
    const { site, problems } = await read(
      twoLanguages,
      replace(descriptor, '"minimumCount": 10', '"minimumCount": 25'),
      write(
        'content/_/de/charter/groups-of-ten.md',
        '---\ntranslationOf: "000000000000"\ntitle: Keine Zahl spricht von weniger als :parameter[minimum-count]{in=words} Installationen.\n---\n\nGut.\n',
      ),
    );
    expect(problems.filter(({ code, advice }) => code.startsWith('prose/') || !advice)).toEqual([]);
    const titleOf = (content = site?.content) => content?.charter.find(({ id }) => id === 'groups-of-ten')?.data.title;
    expect(titleOf()).toBe('No published number speaks of fewer than twenty-five installations.');
    expect(titleOf(site?.translations['de'])).toBe('Keine Zahl spricht von weniger als fünfundzwanzig Installationen.');
  });

  test('is written as figures in a language whose number words are not known', async () => {
    const { readable: site } = await read(
      replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, fr]\n'),
      write(
        'content/_/fr/charter/groups-of-ten.md',
        '---\ntitle: Jamais moins de :parameter[minimum-count]{in=words} installations.\n---\n\nBien.\n',
      ),
    );
    expect(site?.translations['fr']?.charter[0]?.data.title).toBe('Jamais moins de 10 installations.');
  });

  test('keeps the language of the original where a translation takes a text from it', async () => {
    const { site } = await read(
      twoLanguages,
      write('content/_/de/charter/groups-of-ten.md', '---\ntranslationOf: "000000000000"\n---\n\nGut.\n'),
    );
    expect(site?.translations['de']?.charter[0]?.data.title).toContain('fewer than ten installations');
  });

  test('stays as it is in code', async () => {
    const { body } = await answered('Write `:parameter[minimum-count]`.\n\n```\n:parameter[x]\n```');
    expect(body).toBe('Write `:parameter[minimum-count]`.\n\n```\n:parameter[x]\n```');
  });
});

describe('a parameter that a text cannot name', () => {
  test('must exist, and all names are told', async () => {
    expect(await told(answer('It is\n:parameter[minimum-cont].'))).toMatchInlineSnapshot(`
      "content/faq/why.md:7:1 markdown/directive
        There is no parameter "minimum-cont". There are: minimum-count (k: the least number of contributors behind a published row), rounding (the base to which counts are rounded), sample-rate (the share of installations that send), epsilon (ε of one release), odds (how far one release can move the odds that somebody is in the table: e^ε), odds-of-value (how far one release can move the odds of what somebody who is in the table reported: e^2ε), noise-scale (the declared scale of the noise), cadence (how often a new period is published), delay (how long after its end a period is published at the latest), keep (how long published rows are kept), retention (how long a stage of a schedule keeps reports), budget-epsilon (the ε that all releases of a window may spend), budget-window (the window over which losses add up).
        Fix: write  :parameter[minimum-count]"
    `);
  });

  test('must be one value: those of several places are told, ready to paste', async () => {
    expect(await told(answer('After :parameter[retention]{unit=days} days.'))).toMatchInlineSnapshot(`
      "content/faq/why.md:6:7 markdown/directive
        "retention" has several values here, and the text does not say whose it means.
        Fix: write one of  :parameter[retention]{of=reports at=raw-store unit=days} (P60D), :parameter[retention]{of=reports at=published unit=days} (P2Y)"
    `);
  });

  test('that is a time needs a unit in which it is a whole number', async () => {
    expect(await told(answer('For :parameter[keep] years.'))).toMatchInlineSnapshot(`
      "content/faq/why.md:6:5 markdown/directive
        "keep" is a time (P2Y), and the sentence needs to know which unit it has.
        Fix: write  :parameter[keep]{of=active-installations unit=months}  or  :parameter[keep]{of=active-installations unit=years}"
    `);
    expect(await told(answer('For :parameter[keep]{unit=days} days.'))).toMatchInlineSnapshot(`
      "content/faq/why.md:6:5 markdown/directive
        "keep" is P2Y, which is no whole number of days.
        Fix: write  :parameter[keep]{of=active-installations unit=months}  or  :parameter[keep]{of=active-installations unit=years}"
    `);
  });

  test('has no other attributes and forms', async () => {
    expect(await told(answer(':parameter[minimum-count]{for=x}, :parameter[minimum-count]{in=word minus=a}.')))
      .toMatchInlineSnapshot(`
      "content/faq/why.md:6:1 markdown/directive
        :parameter has no attribute "for". Attributes: of, at, unit, in, minus.
        Fix: write  of=…  or remove it

      content/faq/why.md:6:35 markdown/directive
        A parameter cannot be written in "word". Forms: figures, words, percent.
        Fix: write  in=words"
    `);
  });
});

describe('a number typed by hand', () => {
  test('in a promise that rests on a check of it is found, with the mend', async () => {
    expect(
      await told(
        replace(promise, 'fewer than :parameter[minimum-count]{in=words} inst', 'fewer than one hundred inst'),
      ),
    ).toMatchInlineSnapshot(`
      "content/charter/groups-of-ten.md:2:8 prose/unbound-number
        "one hundred" is part of a claim that is held to the tables, and was typed by hand: it would stay when the parameter changes.
        Fix: write  :parameter[minimum-count]{in=words} (10)  or  :plain[one hundred]  – the last where it is a number of its own"
    `);
  });

  test('is found in the translation too', async () => {
    expect(
      await told(
        twoLanguages,
        write(
          'content/_/de/charter/groups-of-ten.md',
          '---\ntitle: Keine Zahl spricht von weniger als hundert Installationen.\n---\n\nMindestens zwölf.\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/_/de/charter/groups-of-ten.md:2:8 prose/unbound-number
        "hundert" is part of a claim that is held to the tables, and was typed by hand: it would stay when the parameter changes.
        Fix: write  :parameter[minimum-count]{in=words} (10)  or  :plain[hundert]  – the last where it is a number of its own

      content/_/de/charter/groups-of-ten.md:5:12 prose/unbound-number
        "zwölf" is a limit in a text that speaks of parameters, and was typed by hand: it would stay when the parameter changes.
        Fix: write  :parameter[minimum-count]{in=words} (10)  or  :plain[zwölf]  – the last where it is a number of its own"
    `);
  });

  test.each([
    ['beside a parameter', 'Of :parameter[minimum-count], 7 are new.', '"7"'],
    ['as a limit', 'It is :parameter[minimum-count]. At least 12 are new.', '"12"'],
    ['as a limit in signs', 'It is :parameter[minimum-count]. So k = 12.', '"12"'],
    ['with the value of a parameter', 'It is :parameter[minimum-count]. Ten are new.', '"Ten"'],
    ['in a cell beside a parameter', '| a | b |\n|---|---|\n| :parameter[minimum-count] or 7 | 8 |', '"7"'],
  ])('%s is found', async (_, text, number) => {
    const found = await told(answer(text));
    expect(found).toContain(number);
    expect(found.match(/prose\/unbound-number/g)).toHaveLength(1);
  });

  test.each([
    'Nobody is asked 7 times, at least 12 days.',
    'It is :parameter[minimum-count]. Of 7 friends, 3 joined. One of them is new.',
    'Since 3 May 2026, in 2026-05, with version 4.2 and 4.2.1, under Article 6(1)(a) and § 25, :parameter[minimum-count].',
    'At 10:30, `7` of [all](https://lantern.example/7/8) are :parameter[minimum-count], :plain[twelve] are not.',
    'It is :parameter[minimum-count].\n\n| a | b |\n|---|---|\n| 7 | 10 |',
  ])('is no problem in: %s', async (text) => {
    expect(await told(answer(text))).toBe('');
  });
});

describe('the demonstration', () => {
  const root = join(import.meta.dirname, '../../..');
  const demonstration = () =>
    new Map<string, string | Uint8Array>(
      ['content', 'data'].flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => {
            const path = join(entry.parentPath, entry.name);
            return [path.slice(root.length + 1), readFileSync(path)] as const;
          }),
      ),
    );

  test('quotes k by name: raised in one place, the promise, the method and the answer follow or ask whose it is', async () => {
    const files = demonstration();
    for (const [path, bytes] of files)
      if (path.endsWith('datapackage.json'))
        files.set(path, String(Buffer.from(bytes)).replace('"minimumCount": 20', '"minimumCount": 60'));
    const { readable, problems } = await readSite(memoryFiles(files));
    expect(problems.filter(({ code }) => code.startsWith('prose/'))).toEqual([]);
    const { charter = [], methods = [], faq = [] } = readable?.content ?? {};
    expect(charter.find(({ id }) => id === 'groups-of-twenty')?.data.title).toContain('fewer than sixty');
    expect(methods.find(({ id }) => id === 'minimum-count')?.data.summary).toContain('at least 60');
    expect(faq.find(({ id }) => id === 'why-stars')?.body).toContain('fewer than 60 installations');
    expect(readable?.translations['de']?.charter.find(({ id }) => id === 'groups-of-twenty')?.data.title).toContain(
      'weniger als sechzig Installationen',
    );
  });
});
