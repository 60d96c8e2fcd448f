import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { type Edit, editedSite, replace, write } from '../../sites/edited-site.ts';
import { type Adopter, newAdopter } from './adopter.ts';

const category = 'content/categories/usage.md';
const schedule = 'content/retention/reports.md';
const consent = (version: number) => replace(category, 'consentVersion: 1', `consentVersion: ${version}`);
const notice = (version: number) => replace(category, 'noticeVersion: 1', `noticeVersion: ${version}`);
const since = (day: string) => replace(category, 'since: 2026-05-01', `since: ${day}`);
const field = write(
  'content/dictionary/country.md',
  '---\nkind: collected\ntitle: Country\nsummary: The country.\ntype: string\nexample: NL\nsince: 2026-09-01\nkey: country\ncategory: usage\nsensitivity: personal\nwhy: To know which languages to add.\nunpublished: true\n---\n\nTwo letters.\n',
);

const unknownPolicy =
  'The whole policy is not in the log yet, so what is taken back goes unnoticed. Record it once, as the first known state:  vitrine release --policy --adopt';

let adopter: Adopter;
beforeEach(async () => {
  adopter = await newAdopter();
  expect(await adopter.type(['--adopt'])).toContain('exit code 0');
});
afterEach(() => adopter.leave());

const recorded = async () => Object.keys(await adopter.data()).filter((path) => path.startsWith('policy/'));
/** Changes the adopter's content to that of the smallest site with some changes. */
async function edit(edits: readonly Edit[]): Promise<void> {
  for (const [path, text] of editedSite(edits)) if (path.startsWith('content/')) await adopter.write(path, text);
}
/** What the check of consent says of the folder now. */
async function consentFindings(): Promise<readonly string[]> {
  const { report } = await prepare({
    files: nodeFiles(adopter.folder),
    openEngine: openNodeEngine,
    progress: silentProgress,
    now: () => new Date('2026-09-10'),
  });
  return report?.findings.filter(({ check }) => check === 'consent').map(({ message }) => message) ?? ['no report'];
}

describe('the first time', () => {
  test('a snapshot and a line are written, and the check has nothing left to say', async () => {
    expect(await adopter.type(['--policy'])).toBe(
      `usage: version 1, notice 1, recorded for the first time.\n${unknownPolicy}\nWritten together: data/policy/usage/v1-n1.json, data/log.jsonl. Commit them together.\nexit code 0\n`,
    );
    const snapshot = (await adopter.data())['policy/usage/v1-n1.json'];
    expect(snapshot).toMatchSnapshot();
    expect(await consentFindings()).toEqual([]);
  });

  test('--dry-run writes nothing', async () => {
    const before = await adopter.data();
    expect(await adopter.type(['--policy', 'usage', '--dry-run'])).toContain('Nothing was written (--dry-run).');
    expect(await adopter.data()).toEqual(before);
  });

  test('texts that are not written yet are counted before they are in the log for good', async () => {
    await edit([
      replace(category, 'whenOff: Nothing is sent, and nothing in Lantern changes.', 'whenOff: :unwritten[x]'),
    ]);
    expect(await adopter.type(['--policy', '--adopt', '--dry-run'])).toContain(
      '1 text of it is not written yet, and the log says so for good.',
    );
  });

  test('a category that is not there is refused', async () => {
    expect(await adopter.type(['--policy', 'usgae'])).toBe(
      'There is no category "usgae". Did you mean "usage"? There are: usage.\nexit code 2\n',
    );
  });
});

describe('afterwards', () => {
  beforeEach(async () => {
    await adopter.type(['--policy', '--date', '2026-09-10']);
  });

  test('nothing new: nothing is written', async () => {
    const before = await adopter.data();
    expect(await adopter.type(['--policy'])).toBe(
      `usage: unchanged since 2026-09-10 (version 1, notice 1).\n${unknownPolicy}\nexit code 0\n`,
    );
    expect(await adopter.data()).toEqual(before);
  });

  const refused: readonly (readonly [string, readonly Edit[]])[] = [
    ['a field more without a new consent version', [field]],
    ['a longer time without a new consent version', [replace(schedule, 'keep: P60D', 'keep: P90D')]],
    [
      'a recipient more without a new consent version',
      [replace(category, 'recipients: [the two maintainers]', 'recipients: [the two maintainers, a hosting company]')],
    ],
    [
      'a higher sensitivity without a new consent version',
      [replace(category, 'sensitivity: technical', 'sensitivity: interaction')],
    ],
    ['a new consent version that begins when the old one did', [field, consent(2)]],
    ['other words without a new notice version', [replace(category, 'Nothing about your files.', 'Nothing else.')]],
  ];
  test.each(refused)('refused, with the edit to make: %s', async (_, edits) => {
    await edit(edits);
    const before = await adopter.data();
    expect(await adopter.type(['--policy', '--date', '2026-09-12'])).toMatchSnapshot();
    expect(await adopter.data()).toEqual(before);
  });

  const accepted: readonly (readonly [string, readonly Edit[], string])[] = [
    ['a field more with a new consent version', [field, consent(2), since('2026-09-12')], 'v2-n1.json'],
    ['a shorter time', [replace(schedule, 'keep: P60D', 'keep: P30D')], 'v1-n1-2.json'],
    [
      'other words with a new notice version',
      [replace(category, 'Nothing about your files.', 'Nothing else.'), notice(2)],
      'v1-n2.json',
    ],
  ];
  test.each(accepted)('recorded: %s', async (_, edits, file) => {
    await edit(edits);
    const printed = await adopter.type(['--policy', '--date', '2026-09-10']);
    expect(printed).toMatchSnapshot();
    expect(await recorded()).toEqual(['policy/usage/v1-n1.json', `policy/usage/${file}`].sort());
    expect(await consentFindings()).toEqual([]);
  });

  test('under the day of the clock, whatever day the site stands still on', async () => {
    await edit([notice(2)]);
    const ports = { now: () => new Date('2026-11-02T08:00:00Z') };
    expect(await adopter.type(['--policy'], ports)).toContain('exit code 0');
    const last = (await adopter.data())['log.jsonl']?.trimEnd().split('\n').at(-1);
    expect(last).toContain('"date":"2026-11-02"');
  });

  test('a snapshot that was touched must be put back first', async () => {
    await edit([notice(2)]);
    await adopter.write(
      'data/policy/usage/v1-n1.json',
      ((await adopter.data())['policy/usage/v1-n1.json'] ?? '').replace('two maintainers', 'three maintainers'),
    );
    expect(await adopter.type(['--policy'])).toBe(
      'data/policy/usage/v1-n1.json, which says what "usage" covered so far, is not there as the log recorded it. Put it back first.\nexit code 2\n',
    );
  });

  test('a folder with problems is not recorded', async () => {
    await adopter.write(category, 'no front matter');
    expect(await adopter.type(['--policy'])).toMatch(
      /content\/categories\/usage.md:1:1 [\s\S]*Nothing was recorded\.\nexit code 1\n$/,
    );
  });
});
