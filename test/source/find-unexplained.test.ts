import { expect, test } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const descriptor = 'data/active-installations/datapackage.json';
/** The label of the table as a published field of its own, made from the fields named. */
const published = (derivedFrom: string): Edit[] => [
  write(
    'content/dictionary/system.md',
    `---
kind: published
title: System
summary: The system, in three classes.
type: string
derivedFrom: ${derivedFrom}
how: As it was sent.
---
`,
  ),
  replace(descriptor, '{ "name": "platform", "type"', '{ "name": "platform", "field": "system", "type"'),
];
const adviceOf = async (...edits: Edit[]) =>
  (await readSite(memoryFiles(editedSite(edits)))).problems.filter(({ code }) => code === 'field/unexplained');

test('a label that names no source gets advice, with the line to write and all fields it can be made from', async () => {
  expect(await adviceOf(...published('[]'))).toEqual([
    {
      code: 'field/unexplained',
      advice: true,
      file: 'content/dictionary/system.md',
      line: 6,
      column: 14,
      message:
        'It is not said which collected fields "system" is computed from, so no page can say what becomes of them.',
      fix: 'write  derivedFrom: [month]  with the fields it is computed from: month, platform, version; where it comes from none of them, leave it as it is',
    },
  ]);
});

test('a label that names its source gets none', async () => {
  expect(await adviceOf(...published('[platform]'))).toEqual([]);
});

test('neither a count nor a period has to come from a field', async () => {
  expect(await adviceOf()).toEqual([]);
});
