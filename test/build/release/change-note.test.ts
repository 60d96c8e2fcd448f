import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { type Edit, editedSite, replace } from '../../sites/edited-site.ts';
import { type Adopter, month, newAdopter } from './adopter.ts';

const descriptor = 'data/active-installations/datapackage.json';
const lowered = replace(descriptor, '"minimumCount": 10,', '"minimumCount": 5,');
const meaning = 'Groups of five to nine installations are shown now, too.';
const on = ['--date', '2026-10-05'];
// A lower threshold is wider coverage as well.
const secondConsent = replace('content/categories/usage.md', 'consentVersion: 1', 'consentVersion: 2');
const sinceThen = replace('content/categories/usage.md', 'since: 2026-05-01', 'since: 2026-10-05');

let adopter: Adopter;
/** All that the site says is in the log, as of 10 September. */
beforeEach(async () => {
  adopter = await newAdopter();
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
  expect(await adopter.type(['--policy', '--adopt'])).toContain('exit code 0');
});
afterEach(() => adopter.leave());

async function edit(edits: readonly Edit[]): Promise<void> {
  const site = editedSite(edits);
  const files = new Set(edits.map(({ file }) => file));
  for (const [path, text] of site) if (files.has(path)) await adopter.write(path, text);
}
const notes = async () => {
  const folder = join(adopter.folder, 'content/changes');
  const names = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(
    names.map(async (name) => `content/changes/${name}\n${await readFile(join(folder, name), 'utf8')}`),
  );
};
/** What the checks of policy and consent, and problems, say of the folder on a day. */
async function open(day: string): Promise<readonly string[]> {
  const { report, problems } = await prepare({
    files: nodeFiles(adopter.folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date(`${day}T08:00:00Z`),
  });
  const found = report?.findings.filter(({ check, status }) => check !== 'freshness' && status !== 'not-checkable');
  return [
    ...(found ?? []).map(({ check, message }) => `${check}: ${message}`),
    ...problems.map(({ message }) => message),
  ];
}

describe('what a policy takes back', () => {
  beforeEach(async () => {
    // The clock decides, so that a later day is later.
    await edit([replace('content/site.yaml', 'asOf: 2026-09-10\n', ''), lowered, secondConsent, sinceThen]);
  });

  test('is not recorded without a note, which is named once, ready to paste', async () => {
    const before = await adopter.data();
    const typed = await adopter.type(['--policy', ...on]);
    expect(typed.slice(typed.indexOf('Readers must be told'))).toMatchInlineSnapshot(`
      "Readers must be told of this. One note can tell all of it; write what it means in content/changes/2026-10-05-groups-of-ten.md:
      ---
      title: "Changed: No published number speaks of fewer than five installations; Active installations; Monthly sign of life"
      date: 2026-10-05
      meaning: :unwritten[What it means for privacy, in one sentence]
      changes:
        - type: promise
          about: promise:groups-of-ten
        - type: threshold
          about: table:active-installations/installations
        - type: category-changed
          category: usage
      ---
      Or let this command write the note in the same step, with that sentence:  --note "…"

      Nothing was recorded.
      exit code 1
      "
    `);
    expect(await adopter.data()).toEqual(before);
    expect(await notes()).toEqual([]);
    const pasted = /(content\/changes\/\S+):\n(---\n[\s\S]*?\n---)$/m.exec(typed.slice(typed.indexOf('Readers must')));
    const [, path = '', text = ''] = pasted ?? [];
    await adopter.write(path.trim(), `${text.replace(/:unwritten\[[^\]]*\]/, meaning)}\n`);
    expect(await adopter.type(['--policy', ...on])).toContain('exit code 0');
    expect(await open('2026-10-05')).toEqual([]);
  });

  test('is recorded with the note that the command writes, in one step', async () => {
    const typed = await adopter.type(['--policy', '--note', meaning, ...on]);
    expect(typed).toContain('exit code 0');
    expect(typed).toContain('tells readers what changes.');
    expect((await notes()).join('\n')).toMatchInlineSnapshot(`
      "content/changes/2026-10-05-groups-of-ten.md
      ---
      title: "Changed: No published number speaks of fewer than five installations; Active installations; Monthly sign of life"
      date: 2026-10-05
      meaning: Groups of five to nine installations are shown now, too.
      changes:
        - type: promise
          about: promise:groups-of-ten
        - type: threshold
          about: table:active-installations/installations
        - type: category-changed
          category: usage
      ---
      "
    `);
    expect(await open('2026-10-05')).toEqual([]);
    expect(await adopter.type(['--policy', ...on])).toContain('The whole policy: unchanged since 2026-10-05.');
  });

  test('is told and recorded together with the tables, and a report', async () => {
    const file = await adopter.write('2026-09.csv', month('2026-09', [341, 122, 880]));
    const words = ['active-installations', file, ...on];
    const refused = await adopter.type(words);
    expect(refused).toContain('policy fail');
    expect(refused).toMatch(/Readers must be told of this[\s\S]+--note "…"\nNothing was released\.\nexit code 1\n$/);
    const folder = join(adopter.folder, 'export');
    await adopter.write('export/active-installations-2026-09.csv', month('2026-09', [341, 122, 880]));
    const typed = await adopter.type([folder, '--policy', '--note', meaning, '--report', '2026-Q3', ...on]);
    expect(typed).toContain('exit code 0');
    expect(/^Written together: (.*)$/m.exec(typed)?.[1]?.split(', ')).toHaveLength(7);
    const left = await open('2026-10-05');
    expect(left.filter((message) => !message.startsWith('Not yet written:'))).toEqual([]);
    expect(left.length).toBeGreaterThan(3);
  });

  test.each([
    ['nothing to tell', [] as readonly Edit[], meaning, 'nothing changes here of which readers must be told'],
    ['no sentence', [lowered], 'short', 'The note has 5 characters'],
  ])('a note with %s is refused', async (_, edits, note, message) => {
    await edit([replace('content/site.yaml', 'asOf: 2026-09-10\n', ''), ...edits]);
    if (edits.length === 0) for (const [path, text] of editedSite([])) await adopter.write(path, text);
    expect(await adopter.type(['--policy', '--note', note, ...on])).toMatch(new RegExp(`${message}[\\s\\S]+code 2`));
  });
});

describe('labels that are gone, and accepted', () => {
  const two = 'month,platform,installations\n2026-09,windows,400\n2026-09,macos,300\n';
  const accepted = ['--accept', 'active-installations:gone:platform=linux'];

  test('are told in a note whose meaning is still to write', async () => {
    const file = await adopter.write('2026-09.csv', two);
    const typed = await adopter.type(['active-installations', file, ...accepted, ...on]);
    expect(typed).toContain('what it means is still to write there, or to be given with  --note "…"');
    expect((await notes()).join('\n')).toMatchInlineSnapshot(`
      "content/changes/2026-10-05-active-installations.md
      ---
      title: "Changed: installations, platform"
      date: 2026-10-05
      meaning: :unwritten[What it means for privacy, in one sentence]
      changes:
        - type: field-changed
          field: platform
          dataset: active-installations
          from: linux
      ---
      "
    `);
  });

  test('are told with the meaning that is given', async () => {
    const file = await adopter.write('2026-09.csv', two);
    const sentence = 'Lantern for Linux sends nothing any more.';
    await adopter.type(['active-installations', file, ...accepted, '--note', sentence, ...on]);
    expect((await notes()).join('\n')).toContain(`meaning: ${sentence}\n`);
  });

  test('and not accepted, leave no note behind', async () => {
    const file = await adopter.write('2026-09.csv', two);
    expect(await adopter.type(['active-installations', file, ...on])).toContain('exit code 1');
    expect(await notes()).toEqual([]);
  });
});

test('a switch that is turned from off to on is recorded with its note and a new consent version', async () => {
  const unsaid = [
    replace('content/site.yaml', 'default: "off"', 'default: "on"'),
    replace('content/site.yaml', 'asOf: 2026-09-10\n', ''),
    replace(
      'content/charter/off-by-default.md',
      'title: Nothing is sent until you turn it on.',
      'title: One command turns it off.',
    ),
    replace('content/charter/off-by-default.md', 'A fresh installation sends nothing at all.', 'Once and for all.'),
  ];
  await edit(unsaid);
  const refused = await adopter.type(['--policy', ...on]);
  expect(refused).toContain('consentVersion: 2');
  expect(refused).toContain('Readers must be told of this.');
  await edit([...unsaid, secondConsent, sinceThen]);
  const sentence = 'Lantern sends a monthly sign of life unless you turn it off.';
  expect(await adopter.type(['--policy', '--note', sentence, ...on])).toContain('exit code 0');
  expect((await notes()).join('\n')).toMatchInlineSnapshot(`
    "content/changes/2026-10-05-usage.md
    ---
    title: "Changed: Monthly sign of life; One command turns it off; Lantern"
    date: 2026-10-05
    meaning: Lantern sends a monthly sign of life unless you turn it off.
    changes:
      - type: category-changed
        about: category:usage
      - type: promise
        about: promise:off-by-default
      - type: category-changed
        about: site:site
    ---
    "
  `);
  expect(await open('2026-10-05')).toEqual([]);
});
