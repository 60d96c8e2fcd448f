import { describe, expect, test } from 'vitest';
import { exportedNames, namesWithTwoHomes } from './exported-names.ts';
import { longLines, widest } from './long-lines.ts';
import { readModules, unusedModules } from './read-imports.ts';
import { readTexts } from './read-texts.ts';
import { linesOfProgram, median } from './sizes.ts';

// What is copied into apps is written for its readers, a statement a line, and checked by the tests of its own.
const sources = readTexts('src', ['.ts', '.astro', '.css']).filter(({ path }) => !path.startsWith('src/consent/'));
const modules = sources.filter(({ path }) => path.endsWith('.ts'));

const longestModule = 250;
const longestMedian = 80;

describe('the house', () => {
  test('has one home for every exported name', () => {
    expect(modules.length).toBeGreaterThan(500);
    expect(namesWithTwoHomes(modules)).toEqual([]);
  });

  test(`has no line wider than ${widest} columns, but for texts and addresses`, () => {
    const wide = sources.flatMap(({ path, text }) => longLines(path, text).map((line) => `${path}:${line}`));
    expect(wide).toEqual([]);
  });

  test(`has no file of more than ${longestModule} lines that is no plain list; half have at most ${longestMedian}`, () => {
    const sizes = sources.map(({ path, text }) => ({ path, lines: linesOfProgram(path, text) }));
    expect(sizes.filter(({ lines }) => lines > longestModule)).toEqual([]);
    expect(median(sizes.filter(({ path }) => path.endsWith('.ts')).map(({ lines }) => lines))).toBeLessThanOrEqual(
      longestMedian,
    );
  });
});

/** What is run, shown or copied, or only holds the compiler to something. */
const begun = [
  /^pages\//,
  /^build\/cli\/main\.ts$/,
  /^build\/package\/compile\.ts$/,
  /^checks\/check-words\.ts$/,
  /^consent\/kit\//,
  /^env\.d\.ts$/,
  // Astro runs it on every page.
  /^middleware\.ts$/,
];

test('every module is imported by another, so that none was written and has no line in its record', () => {
  expect(unusedModules(readModules('src')).filter((path) => !begun.some((start) => start.test(path)))).toEqual([]);
});

test('a module that only imports is one that nothing imports', () => {
  const module = (path: string, ...targets: string[]) => ({
    path,
    imports: targets.map((target) => ({ line: 1, target, specifier: target })),
  });
  expect(unusedModules([module('all.ts', 'one.ts'), module('one.ts'), module('two.ts', 'one.ts')])).toEqual([
    'all.ts',
    'two.ts',
  ]);
});

describe('exported names', () => {
  test('are those of values and types, of lists and of re-exports', () => {
    const text = `
      export const one = 1, [two, { three, x: four }] = many;
      export function five() {}
      export interface Six {}
      export type Seven = 7;
      export { eight, own as nine } from './eight.ts';
      export * from './ten.ts';
      const eleven = 11;`;
    expect(exportedNames('a.ts', text)).toEqual([
      ...['one', 'two', 'three', 'four', 'five', 'Six', 'Seven', 'eight', 'nine'],
    ]);
  });

  test('with two homes are told with both, a name that one file exports twice is not', () => {
    const files = [
      { path: 'a.ts', text: 'export interface Twice {}\nexport const Twice = 1, once = 1;' },
      { path: 'b.ts', text: "export { own as Again } from './a.ts'; export const other = 1;" },
      { path: 'c.ts', text: 'export class Again {}' },
    ];
    expect(namesWithTwoHomes(files)).toEqual(['Again: b.ts, c.ts']);
  });
});

describe('a wide line', () => {
  const word = 'x'.repeat(130);
  test('is one of code or of a comment', () => {
    expect(longLines('a.ts', `const a = 1;\nconst ${word} = 1;\n// ${word}\n`)).toEqual([2, 3]);
    expect(longLines('a.css', `.${word} {\n}\n`)).toEqual([1]);
    expect(longLines('a.astro', `<p>${word}</p>\n<p title="${word}"></p>\n`)).toEqual([1]);
  });

  test('is none where a text makes it wide, or an address', () => {
    const text = [`const a = '${word}';`, `const b = \`${word} \${a}\`;`, `// https://${word}`, `const c = /${word}/;`];
    expect(longLines('a.ts', text.join('\n'))).toEqual([]);
  });
});

describe('the size of a module', () => {
  const many = Array.from({ length: 40 }, (_, at) => `  k${at}: 'word',`).join('\n');
  test('leaves out a list of words, however long', () => {
    expect(linesOfProgram('a.ts', `export const words = {\n${many}\n};\nexport const f = () => 1;\n`)).toBeLessThan(5);
  });

  test('counts a list with a program in it', () => {
    expect(linesOfProgram('a.ts', `export const words = {\n${many}\n  f() { return 1; },\n};\n`)).toBe(43);
  });

  test('has a middle', () => {
    expect(median([100, 1, 30])).toBe(30);
  });
});
