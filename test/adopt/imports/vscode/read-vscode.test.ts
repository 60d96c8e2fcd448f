import { describe, expect, test } from 'vitest';
import { isUnreadable } from '../../../../src/adopt/imports/imported.ts';
import { readVscode } from '../../../../src/adopt/imports/vscode/read-vscode.ts';
import { formatProblems } from '../../../../src/problems/format-problem.ts';
import { readFolder } from '../read-folder.ts';

const read = (text: string, file = 'a.ts') => readVscode(new Map([[file, text]]));

describe('telemetry of VS Code', () => {
  test('comments, types and what the extractor wrote', async () => {
    // Their names end in .txt, so that nothing takes them for sources of this project.
    const files = [...readFolder('vscode/source')].map(([path, text]) => [path.replace(/\.txt$/, ''), text] as const);
    const given = readVscode(new Map(files));
    await expect(JSON.stringify(given, undefined, 2)).toMatchFileSnapshot('source.expected.txt');
  });

  test('no files and sources without events have nothing', () => {
    expect(readVscode(new Map())).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read('const a = 1;')).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read('{"events": {}, "commonProperties": {}}', 'a.json')).toMatchObject({ fields: [] });
  });

  test('an event that is declared twice is one, and what differs is told', () => {
    const event = (purpose: string) =>
      `/* __GDPR__ "e": { "p": { "classification": "SystemMetaData", "purpose": "${purpose}" } } */`;
    expect(read(`${event('FeatureInsight')}\n${event('FeatureInsight')}`)).toMatchObject({
      fields: [{ key: 'e.p' }],
      unmapped: [],
    });
    expect(read(`${event('FeatureInsight')}\n${event('BusinessInsight')}`)).toMatchObject({
      fields: [{ key: 'e.p', why: 'To learn how a feature is used.' }],
      unmapped: [{ what: 'property e.p', place: { line: 2 } }],
    });
  });

  test('fragments and types that lead back to themselves end', () => {
    const circle =
      '/* __GDPR__FRAGMENT__ "F": { "${include}": ["${F}"], "a": {} } */ /* __GDPR__ "e": { "${include}": ["${F}"] } */';
    expect(read(circle)).toMatchObject({
      fields: [{ key: 'e.a' }],
      unmapped: [{ reason: 'It leads back to itself.' }],
    });
    expect(read('type A = { a: A }; publicLog2<A, A>("e", {});')).toHaveProperty('categories.length', 1);
  });

  test('what is wrong is said at once, with its place in the file', () => {
    const files = new Map([
      ['a.ts', 'const a = 1;\n/* __GDPR__\n  "e": { "p": { "purpose": [1], }, }\n*/\n'],
      ['b.ts', 'type A = {\npublicLog2<A, A>("e", {});'],
      ['c.json', '[1]'],
      ['d.ts', '  // __GDPR__COMMON__ "m" { }'],
    ]);
    const given = readVscode(files);
    expect(isUnreadable(given) && formatProblems(given)).toMatchSnapshot();
  });
});
