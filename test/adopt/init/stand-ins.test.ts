import { expect, test } from 'vitest';
import { recognise } from '../../../src/checks/identifiers/recognise.ts';
import { standInFor, withoutReserved } from '../../../src/checks/identifiers/stand-in.ts';
import type { Answers } from '../../../src/adopt/init/answers.ts';
import { newFolder } from '../../../src/adopt/init/new-folder.ts';
import { describeStandIns } from '../../../src/adopt/init/stand-ins.ts';
import { findTellingExamples } from '../../../src/build/prepare/judge-examples.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Day } from '../../../src/values/day.ts';
import { memoryFiles } from '../../source/memory-files.ts';

// The example of RFC 9562, section 5.4, and the empty hash of RFC 1321, section A.5.
const uuid = '919108f7-52d1-4320-9bac-f847db4148a8';
const hash = 'd41d8cd98f00b204e9800998ecf8427e';
const zeros = '00000000-0000-0000-0000-000000000000';

test.each([
  [uuid, zeros],
  [`app_${uuid}.log`, `000_${zeros}.000`],
  [hash, '0'.repeat(32)],
  ['anna@home.de', undefined],
  ['somebody@example.org', 'somebody@example.org'],
  ['linux', 'linux'],
  [1764400000, 0],
  [12, 12],
  [true, true],
  [['anna@home.de', 'a'], ['a']],
  [
    { id: uuid, mail: 'anna@home.de', os: 'linux' },
    { id: zeros, os: 'linux' },
  ],
  [{ mail: 'anna@home.de' }, undefined],
])('%j is shown as %j', (value, shown) => {
  expect(standInFor(value, 'field')).toEqual(shown);
});

test('what is reserved for examples belongs to nobody; what is beside it does', () => {
  for (const text of ['a@mail.example.com', 'https://a.test/b', '192.0.2.7', '203.0.113.250', '2001:db8::7'])
    expect(recognise(withoutReserved(text), 'field')).toEqual([]);
  for (const text of ['a@example.org.de', 'a@myexample.org', '192.0.21.7', '2001:db9::7', 'a@example.org anna@home.de'])
    expect(recognise(withoutReserved(text), 'field')).not.toEqual([]);
});

const sends = { installId: uuid, mail: 'anna@home.de', os: { name: 'linux' } };
const answers: Answers = {
  name: 'Quillon',
  address: 'https://quillon.example/privacy',
  website: 'https://quillon.example/',
  operator: 'The Quillon maintainers',
  contact: 'mailto:privacy@quillon.example',
  default: 'off',
  language: 'en',
  host: 'other',
  switches: [
    { id: 'usage', title: 'Usage', sensitivity: 'technical', kept: 'P90D', sends },
  ] as unknown as Answers['switches'],
};

async function begun(): Promise<Map<string, string>> {
  const files = await newFolder(answers, {
    today: '2026-11-29' as Day,
    tables: new Map(),
    templates: { action: '', workflow: '', gitlab: '' },
    openEngine: () => Promise.reject(new Error('there is no table')),
  });
  if (!('get' in files)) throw new Error(JSON.stringify(files));
  return new Map(files);
}

async function tellingIn(files: ReadonlyMap<string, string>) {
  const { site, problems } = await readSite(memoryFiles(files));
  if (!site) throw new Error(JSON.stringify(problems));
  return findTellingExamples(site.content).map(
    ({ file, line, advice, message, fix }) =>
      `${file}:${line}${advice ? ' (advice)' : ''}\n${message.replace(/,.*/, '')}\n${fix?.replace(/;.*/, '')}`,
  );
}

test('init writes no value that could be of a real installation, and says so', async () => {
  const files = await begun();
  expect([...files].filter(([, text]) => text.includes(uuid) || text.includes('anna'))).toEqual([]);
  expect(files.get('content/categories/usage.md')).toContain(
    `example:\n  installId: ${zeros}\n  os:\n    name: linux\n`,
  );
  expect(files.get('content/dictionary/install-id.md')).toContain(`example: ${zeros}\n`);
  expect(files.get('content/dictionary/mail.md')).not.toContain('example:');
  expect(describeStandIns(answers.switches).map((line) => line.replace(/ If .*/, ''))).toEqual([
    `The value of "installId" (91…a8) looks like a unique identifier (UUID), so it was not written: examples show "${zeros}".`,
    'The value of "mail" (an…de) looks like an e-mail address, so it was not written: the field has no example yet.',
  ]);
  expect(await tellingIn(files)).toEqual([]);
});

test('an example that looks like one is told at its place, though a pattern says that it is meant', async () => {
  const files = await begun();
  const field = 'content/dictionary/install-id.md';
  const pattern = "pattern: '[0-9a-f-]{36}'\n";
  files.set(field, `${(files.get(field) ?? '').replace('example:', `${pattern}example:`)}`);
  expect(await tellingIn(files)).toEqual([]);
  files.set(field, (files.get(field) ?? '').replace(zeros, uuid));
  const usage = 'content/categories/usage.md';
  files.set(usage, (files.get(usage) ?? '').replace('name: linux', 'name: 8.8.4.4').replace(zeros, uuid));
  const fix = `write  "${zeros}"  in its place, or leave it out`;
  const message = 'The example of "installId" (91…a8) looks like a unique identifier (UUID)';
  const lineOf = (path: string, text: string) => (files.get(path) ?? '').split(text)[0]?.split('\n').length;
  expect(await tellingIn(files)).toEqual([
    `${field}:${lineOf(field, 'example:')}\n${message}\n${fix}`,
    `${usage}:${lineOf(usage, 'installId:')}\n${message}\n${fix}`,
    `${usage}:${lineOf(usage, 'name: 8')} (advice)\nThe example of "os.name" (8…4) could be an IP address\nleave it out`,
  ]);
});
