import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

// Follows the recipe "A check" of CONTRIBUTING.md on copies in memory, and asks the compiler after each step.

const read = (path: string) => readFileSync(path, 'utf8');
const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config as object;
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd());
const looked = /^src\/(checks|words|source\/prose)\/[\w-]+\.ts$/;
const parameters = 'src/source/prose/parameters.ts';
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
  const roots = ['src/checks/all-checks.ts', 'src/checks/check-words.ts', 'src/words/words-for.ts', parameters];
  const program = ts.createProgram({ rootNames: roots, options, host });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => looked.test(relative(process.cwd(), resolve(fileName))))
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
  const mute = { 'src/checks/whole.ts': check['src/checks/whole.ts'].replace(/^ *leaks: .*\n/m, '') };
  const line = {
    ...after(parameters, '  types: [],', '  whole: [],'),
    'src/checks/all-checks.ts': read('src/checks/all-checks.ts')
      .replace('import {', "import { wholeCheck } from './whole.ts';\nimport {")
      .replace('  rounding: roundingCheck,', '  rounding: roundingCheck,\n  whole: wholeCheck,'),
  };
  expect(faultyFiles(id), 'the id').toEqual(['src/checks/all-checks.ts', 'src/checks/check-words.ts', parameters]);
  expect(faultyFiles({ ...id, ...english, ...check }), 'its words in one language, its file').toEqual([
    'src/checks/all-checks.ts',
    parameters,
    'src/words/ar.ts',
    'src/words/de.ts',
  ]);
  expect(faultyFiles({ ...id, ...english, ...others, ...check, ...line }), 'other languages, its lines').toEqual([]);
  expect(faultyFiles({ ...id, ...english, ...others, ...mute, ...line }), 'what it leaks').toContain(
    'src/checks/whole.ts',
  );
}, 120_000);

test('a check under the id of another does not compile', () => {
  const path = 'src/checks/all-checks.ts';
  expect(faultyFiles({ [path]: read(path).replace('rounding: roundingCheck', 'rounding: typesCheck') })).toEqual([
    path,
  ]);
}, 120_000);

test('every file and folder that the recipes name is there', () => {
  const recipes =
    read('CONTRIBUTING.md')
      .split(/^## /m)
      .find((part) => part.startsWith('Recipes\n')) ?? '';
  const named = [...recipes.matchAll(/`((?:src|test|content)\/[^`<>]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
