import { expect, test } from 'vitest';
import { termOfKey, titleOfKey, titlesOfKeys } from '../../../src/adopt/imports/field-ids.ts';

test.each([
  ['search.default_engine', 'Default engine', 'default engine'],
  ['osVersion', 'OS version', 'OS version'],
  ['device.os', 'OS', 'OS'],
  ['installId', 'Install ID', 'install ID'],
  ['cpu_count', 'CPU count', 'CPU count'],
  ['lastURL', 'Last URL', 'last URL'],
  ['isIos', 'Is iOS', 'is iOS'],
  ['ios-share', 'iOS share', 'iOS share'],
  // Only whole words are abbreviations.
  ['idle', 'Idle', 'idle'],
  ['[]', '[]', '[]'],
])('%s is called %s, and %s within a sentence', (key, title, term) => {
  expect(titleOfKey(key)).toBe(title);
  expect(termOfKey(key)).toBe(term);
});

test('two fields that would be called alike say where they are from', () => {
  const titles = titlesOfKeys([
    { key: 'os.name' },
    { key: 'app.name' },
    { key: 'name' },
    { key: 'id', title: 'Number' },
  ]);
  expect([...titles.values()]).toEqual(['Name (os)', 'Name (app)', 'Name', 'Number']);
});
