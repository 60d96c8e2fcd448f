import { expect, test } from 'vitest';
import { findJsonFault } from '../../src/values/find-json-fault.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['{"a": 1,}', 7, 'A comma stands before the closing }.'],
  ['[1, 2,\n]', 5, 'A comma stands before the closing ].'],
  ['{"a": 1\n "b": 2}', 7, 'A comma is missing after this value.'],
  ['["a" "b"]', 4, 'A comma is missing after this value.'],
  ["{'a': 1}", 1, "JSON takes double quotes only, not single ones (')."],
  ['{a: 1}', 1, 'a stands without quotes here, where a key in double quotes must be.'],
  ['{"a" 1}', 5, '"1" stands here, where a colon must be.'],
  ['{"a": yes}', 6, 'yes stands without quotes here, where a value must be.'],
  ['{"a": 01}', 6, '"01" stands here, where a value must be.'],
  ['{"a": .5}', 6, '".5" stands here, where a value must be.'],
  ['{"a": "x', 6, 'A text here is not closed on its line, or holds a backslash that JSON does not know.'],
  ['{"a": "C:\\users"}', 6, 'A text here is not closed on its line, or holds a backslash that JSON does not know.'],
  ['{"a": [1, 2}', 11, '"}" stands here, where a comma or the end must be.'],
  ['{"a": 1', 0, 'The "{" here is never closed.'],
  ['{"a": [1', 6, 'The "[" here is never closed.'],
  ['{"a": 1} // done', 9, 'Something follows after the end of the JSON value.'],
  ['{ // first\n"a": 1}', 2, 'JSON has no comments.'],
  ['', 0, 'The file is empty.'],
  ['\uFEFF{}', 0, 'The file begins with a byte order mark, which JSON does not allow.'],
])('%j', (text, offset, message) => {
  const fault = findJsonFault(text);
  expect([fault?.offset, fault?.message]).toEqual([offset, message]);
});

/** A generator of numbers below a bound that gives the same ones every time. */
function seeded(seed: number) {
  let state = seed;
  return (bound: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * bound);
  };
}

test('it agrees with JSON.parse on whatever comes of damaged JSON', () => {
  const whole = JSON.stringify(
    { name: 'ä"\\\n', list: [1, -2.5e3, true, null, {}, []], deep: { a: { b: ['x', 0] } } },
    null,
    1,
  );
  const pieces = [
    '"',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '1',
    '0',
    '-',
    '.',
    'e',
    't',
    'null',
    ' ',
    '\n',
    '\t',
    '\u0001',
    '\u00A0',
    'é',
    '/',
    "'",
  ];
  const below = seeded(7);
  let [faulty, sound] = [0, 0];
  for (let round = 0; round < 20_000; round++) {
    let text = whole;
    for (let edits = below(3); edits >= 0; edits--) {
      const at = below(text.length + 1);
      text =
        text.slice(0, at) + (below(2) === 0 ? (pieces[below(pieces.length)] ?? '') : '') + text.slice(at + below(2));
    }
    const fault = findJsonFault(text);
    expect(fault === undefined, JSON.stringify(text)).toBe(isJson(text));
    if (fault) faulty += 1;
    else sound += 1;
    if (fault) expect(fault.offset).toBeLessThanOrEqual(text.length);
  }
  expect(faulty).toBeGreaterThan(1000);
  expect(sound).toBeGreaterThan(1000);
});
