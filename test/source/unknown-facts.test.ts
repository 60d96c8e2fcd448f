import { expect, test } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const problemsOf = async (...edits: Parameters<typeof editedSite>[0]) =>
  (await readSite(memoryFiles(editedSite(edits)))).problems.map(({ code, message }) => `${code} ${message}`);

const platform = 'content/dictionary/platform.md';
const withoutSince = replace(platform, 'since: 2026-05-01\n', '');

test('a field may leave out what nobody knows: since when, an example, what a value means', async () => {
  expect(
    await problemsOf(
      withoutSince,
      replace(platform, 'example: linux\n', ''),
      replace(platform, '    meaning: any Linux\n', ''),
    ),
  ).toEqual([]);
});

test('where assessments are required, a field that says no day needs one', async () => {
  expect(
    (
      await problemsOf(
        withoutSince,
        replace('content/site.yaml', 'language: en\n', 'language: en\nassessmentsRequiredSince: 2026-06-01\n'),
      )
    ).join('\n'),
  ).toContain('The field does not say since when it is collected, and site.yaml asks for an assessment');
});

test('what an import asks and remembers lies in content/ and is no entry', async () => {
  expect(
    await problemsOf(write('content/imports/app.csv', 'field\n'), write('content/imports/app.yaml', 'kind: glean\n')),
  ).toEqual([]);
});
