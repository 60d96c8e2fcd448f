import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

// Follows the recipe of src/checks/README.md on copies in memory, and asks the compiler after each step.

const read = (path: string) => readFileSync(path, 'utf8');
const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config as object;
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd());
const unchanged = new Map<string, ts.SourceFile | undefined>();

/** The files in which the compiler finds a fault once some files have other texts. */
function faultyFiles(changed: Readonly<Record<string, string>>): string[] {
  const host = ts.createCompilerHost(options);
  const given = (path: string) => changed[relative(process.cwd(), resolve(path))];
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => given(path) ?? readFile(path);
  host.fileExists = (path) => given(path) !== undefined || fileExists(path);
  host.getSourceFile = (path, settings, ...rest) => {
    const text = given(path);
    if (text !== undefined) return ts.createSourceFile(path, text, settings);
    if (!unchanged.has(path)) unchanged.set(path, getSourceFile(path, settings, ...rest));
    return unchanged.get(path);
  };
  const roots = ['src/checks/all-checks.ts', 'src/checks/check-words.ts', 'src/words/words-for.ts'];
  const program = ts.createProgram({ rootNames: roots, options, host });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => /^src\/(checks|words)\/[\w-]+\.ts$/.test(relative(process.cwd(), resolve(fileName))))
    .filter((file) => program.getSemanticDiagnostics(file).length > 0)
    .map(({ fileName }) => relative(process.cwd(), resolve(fileName)))
    .sort();
}

const after = (path: string, mark: string, added: string) => {
  const text = read(path);
  if (!text.includes(mark)) throw new Error(`${path} has no  ${mark}`);
  return { [path]: text.replace(mark, `${mark}\n${added}`) };
};

const words = "    whole: { title: 'A', looksFor: 'B', matters: 'C', limits: 'D' },";

test('the compiler names what is left to do for a new check', () => {
  const id = after('src/schema/check-ids.ts', "  'rounding',", "  'whole',");
  const english = after('src/words/en.ts', '  checks: {', words);
  const others = {
    ...after('src/words/de.ts', '  checks: {', words),
    ...after('src/words/ar.ts', '  checks: {', words),
  };
  const check = {
    'src/checks/whole.ts': read('src/checks/rounding.ts')
      .replaceAll("'rounding'", "'whole'")
      .replace('roundingCheck', 'wholeCheck'),
  };
  const line = {
    'src/checks/all-checks.ts': read('src/checks/all-checks.ts')
      .replace('import {', "import { wholeCheck } from './whole.ts';\nimport {")
      .replace('  rounding: roundingCheck,', '  rounding: roundingCheck,\n  whole: wholeCheck,'),
  };
  expect(faultyFiles(id), 'the id').toEqual(['src/checks/all-checks.ts', 'src/checks/check-words.ts']);
  expect(faultyFiles({ ...id, ...english, ...check }), 'its words in one language, its file').toEqual([
    'src/checks/all-checks.ts',
    'src/words/ar.ts',
    'src/words/de.ts',
  ]);
  expect(faultyFiles({ ...id, ...english, ...others, ...check, ...line }), 'other languages, its line').toEqual([]);
}, 120_000);

test('a check under the id of another does not compile', () => {
  const path = 'src/checks/all-checks.ts';
  expect(faultyFiles({ [path]: read(path).replace('rounding: roundingCheck', 'rounding: typesCheck') })).toEqual([
    path,
  ]);
}, 120_000);

test('every file that the recipe names is there', () => {
  const named = [...read('src/checks/README.md').matchAll(/`((?:src|test)\/[\w/.-]+|[a-z-]+\.ts)`/g)];
  const paths = named.map(([, path = '']) => (path.includes('/') ? path : `src/checks/${path}`));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !ts.sys.fileExists(path))).toEqual([]);
});
