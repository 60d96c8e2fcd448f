import { describe, expect, test } from 'vitest';
import { isUnreadable } from '../../../../src/adopt/imports/imported.ts';
import { readOtel } from '../../../../src/adopt/imports/otel/read-otel.ts';
import { formatProblems } from '../../../../src/problems/format-problem.ts';
import { readFolder } from '../read-folder.ts';

const read = (text: string) => readOtel(new Map([['a.yaml', text]]));
const problemsOf = (text: string) => {
  const given = read(text);
  return isUnreadable(given) ? formatProblems(given) : 'no problems';
};

describe('conventions of OpenTelemetry', () => {
  test('a registry of files of both versions', async () => {
    const given = readOtel(readFolder('otel/registry'));
    await expect(JSON.stringify(given, undefined, 2)).toMatchFileSnapshot('registry.expected.txt');
  });

  test('no files have nothing, and a file of something else is told', () => {
    expect(readOtel(new Map())).toEqual({ fields: [], categories: [], unmapped: [] });
    expect(read('a: 1')).toMatchObject({ fields: [], unmapped: [{ what: 'the file' }] });
    expect(read('- 1')).toMatchObject({ fields: [], unmapped: [{ what: 'the file' }] });
    expect(read('file_format: resolved/2')).toMatchObject({
      unmapped: [{ what: 'the file, of the format resolved/2' }],
    });
  });

  test('groups that extend each other in a circle end', () => {
    const circle = ['a', 'b'].map((id, index) => `  - { id: ${id}, type: span, extends: ${'ba'[index] ?? ''} }`);
    expect(read(['groups:', ...circle].join('\n'))).toMatchObject({
      unmapped: [{ what: 'reference to a', reason: expect.stringContaining('leads back') as string }],
    });
    const chain = Array.from(
      { length: 300 },
      (_, index) => `  - { id: g${index}, type: span, extends: g${index + 1} }`,
    );
    expect(read(['groups:', ...chain].join('\n'))).toHaveProperty('fields', []);
  });

  test('all that is wrong is said at once, with its place', () => {
    expect(
      problemsOf(`groups:
  - id: one
    type: metrics
    brief: [a]
    attributes:
      - type: string
      - id: a.b
        type: text
      - id: a.c
      - ref: a.b
        requirement_level: always
      - { id: a.d, type: { members: [{ brief: x }] } }
  - type: span
  - just text
`),
    ).toMatchSnapshot();
  });

  test('references without end are refused', () => {
    expect(problemsOf('groups: &a\n  - *a')).toMatchSnapshot();
    const wide = (name: string, of: string) => `${name}: &${name} [${Array<string>(9).fill(`*${of}`).join(', ')}]`;
    const bomb = ['a: &a [1, 2]', ...[...'bcdefghi'].map((name, index) => wide(name, 'abcdefghi'[index] ?? ''))];
    expect(problemsOf(bomb.join('\n'))).toContain('grow beyond all bounds');
    expect(problemsOf(`groups: ${'['.repeat(5_000)}`)).toContain('a.yaml:1');
  });
});
