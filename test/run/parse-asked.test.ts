import { expect, test } from 'vitest';
import { parseAsked } from './parse-asked.ts';

const value = (...given: string[]) => {
  const asked = parseAsked(given);
  return asked.ok ? asked.value : expect.fail(asked.fault);
};

test('without arguments everything is asked for', () => {
  expect(value()).toEqual({ whole: true, named: ['unit', 'site', 'browser'], paths: [], passed: [] });
});

test('named projects run in their order, and without format, types and lint', () => {
  expect(value('--site', '--unit')).toMatchObject({ whole: false, named: ['unit', 'site'], paths: [] });
});

test('parts of paths, the name of a test and writing snapshots may come in any order', () => {
  expect(value('-t', 'two words', 'test/checks', '-u', 'test/log')).toEqual({
    whole: false,
    named: ['unit', 'site', 'browser'],
    paths: ['test/checks', 'test/log'],
    passed: ['-t', 'two words', '-u'],
  });
});

test('an unknown option is a fault that says which there are', () => {
  const asked = parseAsked(['--units']);
  expect(asked.ok ? '' : asked.fault).toMatch(/--units[\s\S]*npm test -- --unit /);
});
