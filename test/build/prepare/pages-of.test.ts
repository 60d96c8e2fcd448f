import { expect, test } from 'vitest';
import { pagesOf } from '../../../src/build/prepare/pages-of.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { editedSite } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const { site } = await readSite(memoryFiles(editedSite([])));
if (!site) throw new Error('The smallest site cannot be read.');

test('a page that shows what is sent is there where something is sent', () => {
  expect(pagesOf(site).paths.has('/my-report/')).toBe(true);
  expect(pagesOf({ ...site, content: { ...site.content, dictionary: [] } }).paths.has('/my-report/')).toBe(false);
});

test('the policy has pages where the log recorded one', () => {
  expect(pagesOf(site).paths.has('/policy/')).toBe(false);
  const hash = 'a'.repeat(64);
  const entry = {
    type: 'whole-policy',
    mark: 'adopted',
    meaning: hash,
    file: 'policy/whole/2026-09-05.json',
    sha256: hash,
  };
  const log = `${JSON.stringify({ ...entry, date: '2026-09-05' })}\n`;
  expect(pagesOf({ ...site, log }).paths.has('/policy/')).toBe(true);
});
