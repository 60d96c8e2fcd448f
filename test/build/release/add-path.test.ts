import { describe, expect, test } from 'vitest';
import { addPath } from '../../../src/build/release/add-path.ts';
import { parseYaml } from '../../../src/source/parse-yaml.ts';

function added(text: string, path: string, index: number, resource = 0): string {
  const { located } = parseYaml(text, { file: 'datapackage.json', syntaxCode: 'json/syntax' });
  if (!located) throw new Error('the text is no JSON');
  return addPath(text, located, resource, path, index);
}

describe('a path is added in the way of its neighbours', () => {
  test.each([
    [
      'on one line, at the end',
      '{ "b": 1, "resources": [{ "path": ["a.csv", "b.csv"], "x": [1,2] }] }',
      'c.csv',
      2,
      '{ "b": 1, "resources": [{ "path": ["a.csv", "b.csv", "c.csv"], "x": [1,2] }] }',
    ],
    [
      'on one line, at the beginning',
      '{"resources":[{"path":["b.csv","c.csv"]}]}',
      'a.csv',
      0,
      '{"resources":[{"path":["a.csv","b.csv","c.csv"]}]}',
    ],
    [
      'between two lines',
      '{"resources":[{"path":[\n    "a.csv",\n    "c.csv"\n  ]}]}\n',
      'b.csv',
      1,
      '{"resources":[{"path":[\n    "a.csv",\n    "b.csv",\n    "c.csv"\n  ]}]}\n',
    ],
    [
      'after the only one, on lines of their own',
      '{"resources":[{"path":[\r\n\t"a.csv"\r\n]}]}',
      'b.csv',
      1,
      '{"resources":[{"path":[\r\n\t"a.csv",\r\n\t"b.csv"\r\n]}]}',
    ],
    [
      'after the only one, on one line',
      '{"resources":[{"path": [ "a.csv" ]}]}',
      'b.csv',
      1,
      '{"resources":[{"path": [ "a.csv", "b.csv" ]}]}',
    ],
    [
      'into an empty list',
      '{"resources":[{"path": [ ], "x": []}]}',
      'a.csv',
      0,
      '{"resources":[{"path": ["a.csv"], "x": []}]}',
    ],
    [
      'beside a path that is no list',
      '{"resources":[{"path": "a.csv", "x": "]"}]}',
      'b.csv',
      1,
      '{"resources":[{"path": ["a.csv", "b.csv"], "x": "]"}]}',
    ],
    [
      'before a path that is no list',
      '{"resources":[{"path": "b.csv"}]}',
      'a.csv',
      0,
      '{"resources":[{"path": ["a.csv", "b.csv"]}]}',
    ],
  ])('%s', (_, text, path, index, expected) => {
    const result = added(text, path, index);
    expect(result).toBe(expected);
    const [before, after] = [JSON.parse(text), JSON.parse(result)] as { resources: { path: string | string[] }[] }[];
    expect(after?.resources[0]?.path).toEqual([before?.resources[0]?.path ?? []].flat().toSpliced(index, 0, path));
  });

  test('of the second of two tables, with letters beyond ASCII before it', () => {
    const text = '{"title":"Größe €😀","resources":[{"path":["a.csv"]},\n{"path":["2026/a.csv"]}]}';
    expect(added(text, '2027/a.csv', 1, 1)).toBe(
      '{"title":"Größe €😀","resources":[{"path":["a.csv"]},\n{"path":["2026/a.csv", "2027/a.csv"]}]}',
    );
  });
});
