import { expect, test } from 'vitest';
import { findPayloadProblems } from '../../../src/build/prepare/judge-payload.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { editedSite } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const { readable } = await readSite(memoryFiles(editedSite([])));

function told(text: string) {
  if (!readable) throw new Error('The smallest site cannot be read.');
  const { problems, reports, values } = findPayloadProblems({ text, file: 'report.json' }, readable);
  return {
    said: problems.map(
      ({ line, column, code, advice, message, fix }) =>
        `${line}:${column} ${code}${advice ? ' (advice)' : ''}\n${message}\n${fix}`,
    ),
    reports,
    values,
  };
}

test('a report that the dictionary describes has no problems', () => {
  expect(told('{"month": "2026-08", "platform": "linux", "version": "2.1"}')).toEqual({
    said: [],
    reports: 1,
    values: 3,
  });
});

test('keys, values and identifiers are told with their places and every way out; an identifier is not repeated', () => {
  expect(
    told('{\n "platfrom": "linux",\n "platform": "my laptop in Berlin",\n "version": "anna@example.org"\n}').said,
  ).toEqual([
    '2:14 payload/key\nThe report sends "platfrom", which is the key of no field of the dictionary.\nwrite  platform,  or describe it in content/dictionary/, or do not send it',
    '3:14 payload/value\n"platform" is "my laptop in Berlin", but the field "platform" allows only "windows", "macos", "linux".\nwrite one of them; or, where the app sends it, change  values  in content/dictionary/platform.md',
    '4:13 payload/identifier\nThe value of "version" ("a…g") looks like an e-mail address.\ndo not send it',
  ]);
});

test('what cannot be read is a problem, and never a pass', () => {
  expect(told('')).toMatchObject({ reports: 0, values: 0, said: [expect.stringContaining('1:1 payload/syntax')] });
  expect(told('{"month": "2026-08"').said).toEqual([
    '1:1 payload/syntax\nThis is no JSON: The "{" here is never closed.\nadd the missing }; or name the notation, if it is another:  --notation form',
  ]);
});
