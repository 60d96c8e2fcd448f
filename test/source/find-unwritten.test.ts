import { expect, test } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { unwritten } from '../../src/values/unwritten.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const read = (...edits: readonly Edit[]) => readSite(memoryFiles(editedSite(edits)));
const told = async (...edits: readonly Edit[]) =>
  (await read(...edits)).problems
    .filter(({ code }) => code === 'text/unwritten')
    .map(
      ({ file, line, column, message, advice }) => `${file}:${line}:${column} ${advice ? '' : 'problem '}${message}`,
    );

const category = 'content/categories/usage.md';
const descriptor = 'data/active-installations/datapackage.json';
const dialog = 'text: Once a month, the platform and the version of Lantern. Nothing about your files.';

test('each text to write is told at its place, in front matter, Markdown, site.yaml and descriptors', async () => {
  const found = await told(
    replace(category, dialog, `text: "Once a month. ${unwritten('The rest')}"`),
    replace(category, '[to know which platforms and versions people use]', `["${unwritten('Why')}"]`),
    replace(category, 'Lantern never sends', `A line.\n\nThen ${unwritten('what')}. Lantern never sends`),
    replace('content/site.yaml', 'A small, free backup program for the command line.', `"${unwritten('What it is')}"`),
    replace(descriptor, '"title": "Active installations"', `"title": "${unwritten('A title')}"`),
    write('content/charter/index.md', `---\ntitle: Promises\n---\n\nCode: \`${unwritten('no work')}\`\n`),
  );
  expect(found).toMatchInlineSnapshot(`
    [
      "content/site.yaml:3:16 Not yet written: What it is",
      "content/categories/usage.md:6:12 Not yet written: Why",
      "content/categories/usage.md:21:9 Not yet written: The rest",
      "content/categories/usage.md:26:6 Not yet written: what",
      "data/active-installations/datapackage.json:4:12 Not yet written: A title",
    ]
  `);
});

test('what a language leaves open is told in each of its files, and English stands in for words of the interface', async () => {
  const edits = [
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de, fr]\ntitle: Lantern privacy\n'),
    write('content/_/de/site.yaml', `title: "${unwritten('Titel')}"\n`),
    // English says {day} there; what is not written yet need not.
    write('content/_/de/interface.yaml', `frame:\n  search: Finden\n  asOf: "${unwritten('wann')}"\n`),
    write('content/_/fr/interface.yaml', `frame:\n  search: Rechercher\n  permalink: "Lien ${unwritten('vers')}"\n`),
  ];
  expect(await told(...edits)).toMatchInlineSnapshot(`
    [
      "content/_/de/site.yaml:1:8 Not yet written: Titel",
      "content/_/de/interface.yaml:3:9 Not yet written: wann",
      "content/_/fr/interface.yaml:3:14 Not yet written: vers",
    ]
  `);
  const { site, problems } = await read(...edits);
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  expect(site?.interface).toEqual({ de: { frame: { search: 'Finden' } }, fr: { frame: { search: 'Rechercher' } } });
});

test('a language whose every word is still to write has none', async () => {
  const { problems } = await read(
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, fr]\n'),
    write('content/_/fr/interface.yaml', `frame:\n  search: "${unwritten('search')}"\n`),
  );
  expect(problems.flatMap(({ code, advice }) => (advice ? [] : [code]))).toEqual(['language/missing']);
});

test('a site with texts to write is a site: nothing is stopped', async () => {
  const { site, problems } = await read(replace(category, dialog, `text: "${unwritten('The words of the dialog')}"`));
  expect(site).toBeDefined();
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
});

test('what is no text cannot be left to write: days, ids, keys, addresses, commands, names', async () => {
  const found = await told(
    replace(category, 'since: 2026-05-01', `since: "${unwritten('when')}"`),
    replace('content/site.yaml', 'mailto:privacy@lantern.example', `"${unwritten('where')}"`),
  );
  expect(found).toMatchInlineSnapshot(`
    [
      "content/site.yaml:11:12 problem "contact.privacy" is no text that people read, so it cannot be left to write. "contact.privacy" is ":unwritten[where]", but must start with https://, mailto: or / (a page of this site).",
      "content/categories/usage.md:9:8 problem "since" is no text that people read, so it cannot be left to write. "since" is ":unwritten[when]", but must be a calendar day written YYYY-MM-DD.",
    ]
  `);
  const others = await told(
    replace(category, 'command: lantern telemetry off', `command: "${unwritten('how')}"`),
    replace('content/site.yaml', 'name: Lantern\n', `name: "${unwritten('name')}"\n`),
    replace('content/dictionary/version.md', 'key: version', `key: "${unwritten('key')}"`),
  );
  expect(others).toMatchInlineSnapshot(`
    [
      "content/site.yaml:2:9 problem "name" is no text that people read, so it cannot be left to write.",
      "content/categories/usage.md:13:12 problem "command" is no text that people read, so it cannot be left to write.",
      "content/dictionary/version.md:8:6 problem "key" is no text that people read, so it cannot be left to write.",
    ]
  `);
});

test('a translation that takes a text from its original does not tell it twice', async () => {
  const found = await told(
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
    replace(category, dialog, `text: "${unwritten('The words of the dialog')}"`),
    write('content/_/de/categories/usage.md', `---\ntitle: Ein Zeichen\nsummary: "${unwritten('Satz')}"\n---\n`),
  );
  expect(found.map((line) => line.split(' ')[0])).toEqual([
    'content/categories/usage.md:21:9',
    'content/_/de/categories/usage.md:3:10',
  ]);
});
