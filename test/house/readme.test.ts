import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../src/build/cli/commands.ts';
import { allChecks } from '../../src/checks/all-checks.ts';
import { checkIds } from '../../src/schema/check-ids.ts';

const readme = readFileSync('README.md', 'utf8');
const part = (heading: string) => readme.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';

test('the table of checks has a row for each, in the order in which they are shown', () => {
  const rows = [...part('The checks').matchAll(/^\| `([a-z-]+)` \| [^|]+ \|$/gm)].map(([, id]) => id);
  expect(rows).toEqual([...checkIds]);
});

test('the checks whose failure is never published are named', () => {
  const [, named = ''] = /What would leak is refused all the same: a failure of\s+(.*?) in files/s.exec(readme) ?? [];
  const ids = [...named.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id);
  expect(ids.sort()).toEqual(allChecks.flatMap(({ id, leaks }) => (leaks === 'nothing' ? [] : [id])).sort());
});

test('every command has a file, a script of its name, and is told how to be typed', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const files = readdirSync('src/build/cli/commands').map((file) => file.replace(/\.ts$/, ''));
  expect(files.sort(), 'a line in src/build/cli/load-command.ts for each file').toEqual(Object.keys(commands).sort());
  for (const name of Object.keys(commands)) {
    expect(scripts[name], `"${name}" in package.json`).toBe(`node src/build/cli/main.ts ${name}`);
    expect(readme, `${name} in README.md`).toMatch(new RegExp(`\`npm (?:run )?${name}[ \`]`));
  }
});
