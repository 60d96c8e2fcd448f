import { expect, test } from 'vitest';
import { compareLogs } from '../../src/log/compare-logs.ts';
import { isSameBytes } from '../../src/log/encoding.ts';
import { buildLogTree } from '../../src/log/merkle-tree.ts';
import { splitLines } from '../../src/log/parse-log.ts';
import { seededRandom } from './random.ts';
import { sampleLog } from './sample-log.ts';

const write = (lines: string) => [...lines].map((line) => `${line}\n`).join('');

test.each([
  ['', '', 0],
  ['', 'ab', 2],
  ['abc', 'abc', 0],
  ['abc', 'abcd', 1],
  ['aa', 'aaa', 1],
])('%j is the beginning of %j', (before, after, added) => {
  expect(compareLogs(write(before), write(after))).toEqual({ extends: true, added });
});

test.each([
  ['the last line', 'abc', 'ab', 3, 'removed'],
  ['everything', 'abc', '', 1, 'removed'],
  ['the first line', 'abc', 'bc', 1, 'removed'],
  ['a line, others added', 'abc', 'acde', 2, 'removed'],
  ['one of two equal lines', 'aab', 'ab', 2, 'removed'],
  ['a line', 'abc', 'axc', 2, 'changed'],
  ['the last line, others added', 'abc', 'abxyz', 3, 'changed'],
  ['a line, into a copy of an earlier one', 'ab', 'aa', 2, 'changed'],
  ['two neighbours', 'abc', 'acb', 2, 'reordered'],
  ['the whole log', 'abcd', 'dcba', 1, 'reordered'],
  ['a line moved to the end', 'abc', 'bca', 1, 'reordered'],
  ['a new line before an old one', 'abc', 'axbc', 2, 'inserted'],
])('%s: %s → %s', (_, before, after, line, kind) => {
  const expected = { extends: false, line, kind, before: before[line - 1], after: after[line - 1] };
  expect(compareLogs(write(before), write(after))).toEqual(expected);
});

test('a changed line ending is a changed line', () => {
  expect(compareLogs('a\nb\n', 'a\r\nb\n')).toMatchObject({ line: 1, kind: 'changed' });
});

test('whatever is done to a log, the comparison and the tree say the same', async () => {
  const random = seededRandom(3);
  for (let round = 0; round < 200; round += 1) {
    const before = splitLines(sampleLog(1 + random(20)));
    const after = splitLines(sampleLog(before.length + random(3)));
    const at = random(before.length);
    const deed = random(5);
    if (deed === 1) after.splice(at, 1);
    if (deed === 2) after[at] = (after[at] ?? '').replace('"rows":30', '"rows":31');
    if (deed === 3) after.splice(random(after.length), 0, ...after.splice(at, 1));
    if (deed === 4) after.splice(at, 0, '{}');
    const comparison = compareLogs(
      before.map((line) => `${line}\n`).join(''),
      after.map((line) => `${line}\n`).join(''),
    );
    const tree = await buildLogTree(after);
    const isBeginning =
      before.length <= after.length &&
      isSameBytes(await tree.root(before.length), await (await buildLogTree(before)).root());
    expect(comparison.extends, `round ${round}, deed ${deed}`).toBe(isBeginning);
    if (deed === 2 || deed === 4) {
      const kind = deed === 2 ? 'changed' : 'inserted';
      expect(comparison, `round ${round}`).toMatchObject({ extends: false, line: at + 1, kind });
    }
  }
});
