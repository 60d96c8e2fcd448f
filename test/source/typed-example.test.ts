import { expect, test } from 'vitest';
import { fingerprint } from '../../src/log/canonical-json.ts';
import type { ColumnDescriptor } from '../../src/schema/data/descriptor.ts';
import { withTypedExample } from '../../src/source/typed-example.ts';

const column = (type: string, example: unknown) => ({ name: 'a', type, example }) as ColumnDescriptor;

test.each([
  ['integer', 412, '412'],
  ['number', 0.25, '0.25'],
  ['boolean', true, 'true'],
])('an example of the type %s has the same fingerprint as a value and as text', async (type, value, text) => {
  const hashes = await Promise.all(
    [value, text].map((example) => fingerprint(withTypedExample(column(type, example)))),
  );
  expect(hashes[0]).toBe(hashes[1]);
});

test.each([
  ['string', '412'],
  ['year', '2026'],
  ['integer', '*'],
  ['integer', '007'],
])('another text stays what it is: %s %s', (type, example) => {
  expect(withTypedExample(column(type, example))).toEqual(column(type, example));
});
