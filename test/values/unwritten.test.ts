import { expect, test } from 'vitest';
import {
  isPlaceholder,
  isWrittenLater,
  onlyWritten,
  sayUnwritten,
  unwritten,
  unwrittenIn,
  unwrittenPlaces,
  withoutHints,
} from '../../src/values/unwritten.ts';

test('a hint is read back as it was given, brackets and line ends apart', () => {
  expect(unwrittenIn(unwritten('Why it is sent'))).toEqual(['Why it is sent']);
  expect(unwrittenIn(unwritten(' a[0]\nand b '))).toEqual(['a(0) and b']);
  expect(unwrittenIn(unwritten(''))).toEqual(['']);
});

test('markers stand anywhere in a text; what only looks like one is words', () => {
  expect(unwrittenPlaces('One. :unwritten[Two] and :unwritten[three]')).toEqual([
    { hint: 'Two', at: 5 },
    { hint: 'three', at: 25 },
  ]);
  expect(unwrittenIn('a:unwritten[b], ::unwritten[c], :unwritten, :unwritten[d')).toEqual([]);
  expect(sayUnwritten('So: :unwritten[x].', (hint) => `<${hint}>`)).toBe('So: <x>.');
});

test('what others read has no unwritten text, and nothing that is empty for that alone', () => {
  const value = {
    title: 'A',
    why: ':unwritten[why]',
    half: 'Begun. :unwritten[rest]',
    list: ['one', ':unwritten[two]'],
    all: [':unwritten[one]'],
    deep: { text: ':unwritten[text]' },
    none: [],
    zero: 0,
    nothing: null,
  };
  expect(onlyWritten(value)).toEqual({ title: 'A', list: ['one'], none: [], zero: 0, nothing: null });
  expect(onlyWritten(':unwritten[x]')).toBeUndefined();
});

test('a record keeps markers without hints', () => {
  expect(withoutHints({ a: ['x :unwritten[y]', 1] })).toEqual({ a: ['x :unwritten[]', 1] });
});

test.each([
  [':unwritten[]', 'Now it is here.', true],
  ['Kept.\n\n:unwritten[]', 'Kept.\n\nNew.', true],
  ['- kept\n- :unwritten[]', '- kept\n- new', true],
  ['Kept.\n\n:unwritten[]', 'New.', false],
  ['Kept.\n\n:unwritten[]', 'Kept, or not.\n\nNew.', false],
  [':unwritten[]', ':unwritten[]', false],
  ['It was here.', ':unwritten[]', false],
  ['It was here.', 'It is other.', false],
  [[':unwritten[]', 'us'], ['us and them', 'us'], true],
  [[':unwritten[]', 'us'], ['us and them'], false],
  [[':unwritten[]', 'us'], ['a', 'b'], false],
  [undefined, 'New.', false],
])('%j, then %j: written later is %j', (was, is, expected) => {
  expect(isWrittenLater(was, is)).toBe(expected);
});

test('only what is markers and nothing else is nobody’s words', () => {
  for (const open of [':unwritten[a]', ' :unwritten[a] :unwritten[b] ', [':unwritten[a]'], { note: [':unwritten[a]'] }])
    expect(isPlaceholder(open)).toBe(true);
  for (const said of [
    '',
    'a',
    'a :unwritten[b]',
    [],
    {},
    ['a', ':unwritten[b]'],
    { a: ':unwritten[b]', c: 1 },
    0,
    null,
  ])
    expect(isPlaceholder(said)).toBe(false);
});
