import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

/** Which rooms of `src/` may import which; the picture in CONTRIBUTING.md says why. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  values: [],
  problems: ['values'],
  schema: ['values'],
  log: ['values'],
  engine: ['values'],
  checks: ['values', 'problems', 'schema', 'log', 'engine'],
  charts: ['values', 'schema', 'engine'],
  consent: [],
  source: ['values', 'problems', 'schema', 'log'],
  audit: ['values', 'schema', 'checks', 'log', 'engine'],
  build: [
    'model',
    'values',
    'problems',
    'schema',
    'checks',
    'charts',
    'log',
    'engine',
    'source',
    'audit',
    'site',
    'words',
  ],
  browser: ['values', 'problems', 'schema', 'checks', 'charts', 'log', 'engine', 'audit', 'words'],
  words: ['values', 'schema'],
  site: ['model', 'values', 'schema', 'charts', 'words', 'build', 'checks', 'audit', 'log'],
  model: ['values', 'schema', 'checks', 'charts', 'audit', 'log', 'words', 'build', 'engine', 'source'],
  styles: [],
  pages: [
    'model',
    'values',
    'schema',
    'charts',
    'consent',
    'words',
    'site',
    'styles',
    'layouts',
    'components',
    'browser',
    'build',
    'checks',
    'audit',
    'log',
  ],
};
const asPages = new Set(['layouts', 'components']);
/** Of `engine`, only its interface, SQL and loading are free; each engine itself has one importer. */
const engineDoors: Readonly<Record<string, string>> = { 'engine/node.ts': 'build', 'engine/wasm.ts': 'browser' };

function* imports() {
  for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|astro)$/.test(path)) continue;
    const lines = readFileSync(join('src', path), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      const specifier = /(?:from|import)\s*\(?\s*'(\.[^']+)'/.exec(line)?.[1];
      if (specifier)
        yield {
          path,
          line: index + 1,
          text: line,
          target: posix.normalize(posix.join(posix.dirname(path), specifier)),
        };
    }
  }
}

test('every room imports only what it may', () => {
  const wrong: string[] = [];
  for (const { path, line, target } of imports()) {
    const from = path.split('/')[0] ?? '';
    const to = target.split('/')[0] ?? '';
    if (from === to || !target.includes('/')) continue;
    const allowed = rooms[asPages.has(from) ? 'pages' : from];
    if (allowed === undefined)
      wrong.push(`src/${path}:${line} lies in no known room; add "${from}" to test/rooms.test.ts and CONTRIBUTING.md`);
    else if (!allowed.includes(to))
      wrong.push(
        `src/${path}:${line} imports src/${target}; "${from}" may import ${allowed.join(', ') || 'nothing'}. Take it as an argument, or move what is shared to a lower room`,
      );
    const door = engineDoors[target];
    if (door !== undefined && from !== door)
      wrong.push(`src/${path}:${line} imports src/${target}, which only "${door}" may; take an Engine as an argument`);
  }
  expect(wrong).toEqual([]);
});

test('every room opens with a README of at most 30 lines', () => {
  const linesOf = (folder: string) => {
    const path = `src/${folder}/README.md`;
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').length : 0;
  };
  // Astro takes every Markdown file below `pages` for a page.
  const folders = readdirSync('src', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'pages',
  );
  expect(
    folders.map(({ name }) => [name, linesOf(name)]).filter(([, lines]) => lines === 0 || Number(lines) > 30),
  ).toEqual([]);
});
