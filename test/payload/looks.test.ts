import { expect, test } from 'vitest';
import { identifierKinds } from '../../src/checks/identifiers/recognise.ts';
import { en } from '../../src/words/en.ts';

test('every kind of identifier has its words', () => {
  expect(Object.keys(en.myReport.looks).sort()).toEqual(identifierKinds.map(({ id }) => id).sort());
});
